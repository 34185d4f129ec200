// What staff do about somebody who may be in danger: say that they look after it, give it up again, read the words, close it. All of
// it stays in the audit; the words are for safeguarding leads alone.
import type { Role } from '../../store/people.js';
import type { Waiting } from '../../store/safety.js';
import { calledIn, pageChannel, pageNumbers, referenceOf, remember, takeCase } from '../safeguardingCase.js';
import type { Turn } from '../turn.js';
import { findDetails } from '../understanding/personalDetails.js';
import { fill } from '../words/shape.js';
import { dayOf } from '../dates.js';
import type { Button } from '../sheet.js';
import type { Deed, Drawing } from './deed.js';
import { isStaff, rolesOf } from './may.js';
import { calledOf, endLine, sayOver } from './waiting.js';

const leads = (roles: readonly Role[]): boolean => roles.some(({ kind }) => kind === 'safeguarding');

/** Staff of the organisation, and in Slack only in its own workspace. */
async function mayAct(turn: Turn): Promise<boolean> {
  const { address, house } = turn;
  const isHere = address.channel !== 'slack' || address.key.split('/')[0] === house.desk?.team;
  return isHere && isStaff(await rolesOf(turn));
}

async function caseOf({ store }: Pick<Turn, 'store'>, id: string): Promise<Waiting | null> {
  const line = await store.safety.line(id);
  return line?.kind === 'safeguarding' ? line : null;
}

const isTaken = ({ takenAt }: Waiting): boolean => (takenAt ?? null) !== null;

export const takeAlert: Deed = {
  verb: 'safe-take',
  may: mayAct,
  async perform(turn, id) {
    const line = await caseOf(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    const called = await calledIn(turn, line);
    if (isTaken(line)) return turn.say('staff.has', { ...called, by: await calledOf(turn, line.takenBy) });
    await takeCase(turn, line);
    await turn.say('staff.yours', called);
  },
};

/** Others are paged at once, and the clock speaks again. */
export const giveUpAlert: Deed = {
  verb: 'safe-give-up',
  may: mayAct,
  async perform(turn, id) {
    const line = await caseOf(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    const { personId, takenBy } = line;
    if (takenBy !== turn.person.id) return turn.say('safety.notYours');
    turn.changes.set('waiting', { id, doneAt: null, takenBy }, { takenBy: null, takenAt: null }, 1);
    remember(turn, { personId, verb: 'given-up', reference: referenceOf(line) });
    const called = await calledIn(turn, line);
    pageChannel(turn, 'staff.still', called);
    await pageNumbers(turn, 'staff.still', called);
    await turn.say('safety.givenUp');
  },
};

export const readAlert: Deed = {
  verb: 'safe-words',
  may: async (turn) => (await mayAct(turn)) && leads(await rolesOf(turn)),
  async opened(turn, id) {
    const line = await caseOf(turn, id);
    if (line) remember(turn, { personId: line.personId, verb: 'shown', reference: referenceOf(line) });
  },
  async form(drawing, id) {
    const { reader, store, words } = drawing;
    const line = await caseOf(drawing, id);
    if (!line || !reader || !leads(reader.roles)) return null;
    const said = line.personId ? await store.safety.disclosures(line.personId, line.createdAt) : [];
    return { title: words['safety.words'], parts: said.slice(-20).flatMap((row) => partsOf(drawing, row)) };
  },
  // The form has nothing to send: only a press from an older card ends here.
  perform: (turn) => turn.say('desk.gone'),
};

/** Their words, without a number in them: who needs one has the operator's command, which is audited. */
function partsOf({ reader }: Drawing, { at, detail }: { at: number; detail: string }) {
  const { words } = JSON.parse(detail) as { words: string };
  const text = findDetails(words).without.slice(0, 3000) || '…';
  return [
    { kind: 'small', text: dayOf(at, reader?.zone ?? 'UTC') } as const,
    { kind: 'quote', text } as const,
  ];
}

export const closeAlert: Deed = {
  verb: 'safe-close',
  may: mayAct,
  async form({ store, words }, id) {
    const line = await caseOf({ store }, id);
    if (!line || line.doneAt !== null) return null;
    const name = { name: 'note', label: words['safety.note'], hint: words['safety.noteHint'] };
    return {
      title: words['safety.close'],
      parts: [{ kind: 'field', field: { ...name, kind: 'words', most: 1000 } }],
      submit: { id: `do:safe-close:${id}`, label: words['desk.close'] },
    };
  },
  check({ note = '' }, words): Record<string, string> {
    return note.trim() === '' ? { note: words['safety.needNote'] } : {};
  },
  async perform(turn, id, { note = '' }) {
    const line = await caseOf(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    if (!isTaken(line)) return turn.say('safety.takeFirst');
    endLine(turn, line, 'closed');
    remember(turn, { personId: line.personId, verb: 'closed', reference: referenceOf(line), note });
    await turn.say('desk.closed');
  },
};

/** The card of one matter: who, which, how often, and who looks after it. Never the words. */
export async function safeguardingParts(drawing: Drawing, line: Waiting) {
  const { store, words } = drawing;
  const name = async (id: string | null | undefined) =>
    (id ? await store.people.person(id) : null)?.name ?? words.someone;
  const said = line.personId ? await store.safety.disclosures(line.personId, line.createdAt) : [];
  const facts = [
    { name: words['safety.reference'], value: referenceOf(line) },
    { name: words['safety.times'], value: String(said.length) },
  ];
  const state =
    line.doneAt !== null
      ? fill(words['desk.over'], { name: await name(line.doneBy) })
      : isTaken(line)
        ? fill(words['safety.has'], { by: await name(line.takenBy) })
        : words['safety.nobody'];
  const title = fill(words['safety.title'], { name: await name(line.personId) });
  return {
    title,
    parts: [
      { kind: 'heading', text: title } as const,
      { kind: 'facts', facts } as const,
      { kind: 'text', text: state } as const,
      ...(line.doneAt === null ? [{ kind: 'buttons', buttons: alertButtons(drawing, line) } as const] : []),
    ],
  };
}

export function alertButtons({ words }: Drawing, line: Waiting): Button[] {
  const read = { id: `form:safe-words:${line.id}`, label: words['safety.read'] };
  if (!isTaken(line))
    return [{ id: `do:safe-take:${line.id}`, label: words['safety.take'], weight: 'main' as const }, read];
  return [
    read,
    { id: `form:safe-close:${line.id}`, label: words['desk.close'] },
    { id: `do:safe-give-up:${line.id}`, label: words['safety.giveUp'] },
  ];
}
