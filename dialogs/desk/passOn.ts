// Something that another of the staff can do better: it is theirs then, and they hear so.
import type { RoleLine } from '../../store/adminView.js';
import type { Turn } from '../turn.js';
import type { Deed, Drawing } from './deed.js';
import { isStaff, runs } from './may.js';
import { calledOf, lineFor, mayLine, sayOver } from './waiting.js';
import { summary } from './lines.js';

/** Choices that Slack shows in one list. */
const MOST = 100;

export const passOn: Deed = {
  verb: 'pass-on',
  may: mayLine,
  async form(drawing, id) {
    const { store, words } = drawing;
    const line = await store.safety.line(id);
    if (!line || line.doneAt !== null) return null;
    const others = await colleagues(drawing, line.communityId);
    if (others.length === 0)
      return { title: words['desk.passOn'], parts: [{ kind: 'text', text: words['desk.nobodyElse'] }] };
    return {
      title: words['desk.passOn'],
      parts: [
        { kind: 'text', text: await summary(drawing, line) },
        {
          kind: 'field',
          field: { name: 'to', label: words['desk.toWhom'], kind: 'choice', choices: others },
        },
      ],
      submit: { id: `do:pass-on:${id}`, label: words['desk.passOn'] },
    };
  },
  async perform(turn, id, { to = '' }) {
    const line = await lineFor(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    if (!runs(await turn.store.people.rolesOf(to), line.communityId)) return turn.say('desk.notTheirs');
    const before = { id, doneAt: null, takenBy: line.takenBy ?? null };
    turn.changes.set('waiting', before, { takenBy: to, takenAt: turn.now }, 1);
    await tellThem(turn, to, line);
    await turn.say('desk.passed', { name: await calledOf(turn, to) });
  },
};

async function tellThem(
  turn: Turn,
  to: string,
  line: { personId: string | null; note: string },
): Promise<void> {
  const who = await calledOf(turn, line.personId);
  const name = await calledOf(turn, turn.person.id);
  if (to === turn.person.id) return;
  await turn.tell(to, { priority: 'answer' }, 'desk.passedToYou', { name, who, text: line.note });
}

/** Whoever else may deal with it, each once. */
async function colleagues(
  { reader, store }: Drawing,
  communityId: string | null | undefined,
): Promise<{ id: string; label: string }[]> {
  const able = (await store.admin.roles()).filter(
    (role) => role.personId !== reader?.id && (isStaff([role]) || runs([role], communityId)),
  );
  const named = new Map(able.map(({ personId, personName }: RoleLine) => [personId, personName]));
  return [...named].flatMap(([id, label]) => (label === null ? [] : [{ id, label }])).slice(0, MOST);
}
