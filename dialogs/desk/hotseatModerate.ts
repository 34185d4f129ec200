// Questions to the guest of a hotseat, looked at first: let through, held back with a reason that its asker hears, or made one with
// another that asks the same. Of two who press at once one is first.
import type { Hotseat, HotseatQuestion } from '../../store/hotseats.js';
import { gist } from '../gist.js';
import { shorten } from '../shorten.js';
import type { Turn } from '../turn.js';
import type { Deed, Drawing } from './deed.js';
import { auditHotseat, mayHotseat, mayQuestion, questionAt } from './hotseatMay.js';
import { checkWhy, sentence, whyField } from './why.js';

/** Choices in one list, and letters of each. */
const MOST = 50;
const MOST_LABEL = 70;

/** Its words may hurt: it was held before anybody looked at it. */
export const isRough = ({ state, claimedBy }: HotseatQuestion): boolean =>
  state === 'held' && claimedBy === null;

/** Somebody has to look at it: also what came too late, for the guest may still answer that. */
export function isToLookAt({ checked }: Hotseat, question: HotseatQuestion): boolean {
  const { seed, sameAsId, state } = question;
  if (seed === 'yes' || sameAsId !== null) return false;
  return isRough(question) || (checked !== 'no' && (state === 'waiting' || state === 'mopped'));
}

/** Nobody has answered it, and it is not with a guest. */
const isStill = ({ state }: HotseatQuestion): boolean => ['waiting', 'mopped', 'let-through'].includes(state);

function change(turn: Turn, question: HotseatQuestion, values: Partial<HotseatQuestion>): void {
  const { id, state, changedAt } = question;
  turn.changes.set('hotseat_questions', { id, state, changedAt }, { ...values, changedAt: turn.now }, 1);
}

/** All that ask the same go with the first. */
async function withSame(turn: Turn, { hotseatId, id }: HotseatQuestion): Promise<HotseatQuestion[]> {
  const all = await turn.store.hotseats.questions(hotseatId);
  return all.filter(
    (one) => (one.id === id || one.sameAsId === id) && (isStill(one) || one.state === 'held'),
  );
}

export const letThrough: Deed = {
  verb: 'hotseat-let',
  may: mayQuestion,
  async perform(turn, id) {
    const found = await questionAt(turn, id);
    if (!found) return turn.say('desk.gone');
    const { hotseat, question } = found;
    if (!isToLookAt(hotseat, question) && question.state !== 'held') return turn.say('desk.overAlone');
    for (const one of await withSame(turn, question))
      change(turn, one, { state: 'let-through', claimedBy: null });
    auditHotseat(turn, 'let-through', hotseat.id, { question: id });
    await turn.say('run.letDone', { guest: hotseat.guestName });
  },
};

export const letAllThrough: Deed = {
  verb: 'hotseat-let-all',
  may: mayHotseat,
  async perform(turn, id) {
    const hotseat = await turn.store.hotseats.byId(id);
    if (!hotseat) return turn.say('desk.gone');
    const waiting = (await turn.store.hotseats.questions(id)).filter(
      ({ seed, state }) => seed === 'no' && (state === 'waiting' || state === 'mopped'),
    );
    if (waiting.length === 0) return turn.say('desk.overAlone');
    for (const one of waiting) change(turn, one, { state: 'let-through' });
    auditHotseat(turn, 'let-all', id, { count: waiting.length });
    const count = waiting.filter(({ sameAsId }) => sameAsId === null).length;
    await turn.say('run.letAllDone', { guest: hotseat.guestName, count });
  },
};

export const holdBack: Deed = {
  verb: 'hotseat-hold',
  may: mayQuestion,
  async form(drawing, id) {
    const found = await questionAt(drawing, id);
    if (!found || !(isStill(found.question) || isRough(found.question))) return null;
    const { words } = drawing;
    return {
      title: words['run.hold'],
      parts: [
        { kind: 'quote', text: found.question.text },
        { kind: 'field', field: whyField(words) },
      ],
      submit: { id: `do:hotseat-hold:${id}`, label: words['run.hold'] },
    };
  },
  check: checkWhy,
  async perform(turn, id, { why = '' }) {
    const found = await questionAt(turn, id);
    if (!found) return turn.say('desk.gone');
    const { hotseat, question } = found;
    if (!isStill(question) && !isRough(question)) return turn.say('desk.overAlone');
    const told = { guest: hotseat.guestName, reason: sentence(why) };
    for (const one of await withSame(turn, question)) {
      change(turn, one, { state: 'held', claimedBy: turn.person.id });
      if (one.personId !== null)
        await turn.tell(one.personId, { priority: 'hotseat' }, 'run.heldBack', {
          ...told,
          mine: shorten(one.text),
        });
    }
    auditHotseat(turn, 'hold', hotseat.id, { question: id });
    await turn.say('run.holdDone');
  },
};

export const joinSame: Deed = {
  verb: 'hotseat-same',
  may: mayQuestion,
  async form(drawing, id) {
    const found = await questionAt(drawing, id);
    if (!found || !isStill(found.question)) return null;
    const { words } = drawing;
    const choices = await othersOf(drawing, found.question);
    const title = words['run.same'];
    if (choices.length === 0) return { title, parts: [{ kind: 'text', text: words['run.noOther'] }] };
    const field = { name: 'other', label: words['run.sameAs'], kind: 'choice', choices } as const;
    return {
      title,
      parts: [
        { kind: 'quote', text: found.question.text },
        { kind: 'field', field },
      ],
      submit: { id: `do:hotseat-same:${id}`, label: title },
    };
  },
  async perform(turn, id, { other = '' }) {
    const found = await questionAt(turn, id);
    const first = await turn.store.hotseats.question(other);
    if (!found || first?.hotseatId !== found.hotseat.id || first.id === id) return turn.say('desk.gone');
    if (!isStill(found.question) || !isStill(first) || first.sameAsId !== null)
      return turn.say('desk.overAlone');
    change(turn, first, {});
    for (const one of await withSame(turn, found.question))
      change(turn, one, { sameAsId: first.id, state: first.state });
    auditHotseat(turn, 'same', found.hotseat.id, { question: id, other });
    await turn.say('run.sameDone');
  },
};

async function othersOf(
  { store }: Drawing,
  question: HotseatQuestion,
): Promise<{ id: string; label: string }[]> {
  const all = await store.hotseats.questions(question.hotseatId);
  return all
    .filter((one) => one.id !== question.id && one.sameAsId === null && one.seed === 'no' && isStill(one))
    .slice(0, MOST)
    .map(({ id, text }) => ({ id, label: gist(text, MOST_LABEL) }));
}
