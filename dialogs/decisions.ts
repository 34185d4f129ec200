// What becomes of something a person wrote once staff have decided: others see it, it goes back to be changed, it is taken down. One
// way of doing it, for the desk and for the operator's command. It never says who decided, nor who reported.
import { askerOf, outcomeOf, readsAt, toContact } from './aboutQuestion.js';
import { asItStands, askedOf, endWatch } from './questionClock.js';
import type { Item } from '../store/adminView.js';
import type { Changes } from '../store/changes.js';
import type { OpenQuestion } from '../store/questions.js';
import type { Timer } from '../store/timers.js';
import type { View } from '../store/store.js';
import { HOLD_MS } from './postUpdate.js';
import { shorten } from './shorten.js';
import type { House, Turn, Words } from './turn.js';

/** Who decides: a turn at the desk, or a command at the keyboard. */
export interface Deciding {
  readonly now: number;
  readonly store: View;
  readonly changes: Changes;
  newId(): string;
  tell: Turn['tell'];
  readonly words: Words;
  readonly house?: Pick<House, 'quietHours'>;
}

/** The author's own turn, in which their words become a draft again. */
export const SENT_BACK = 'sent-back';

const tables = {
  update: 'updates',
  comment: 'comments',
  answer: 'answers',
  'hotseat-answer': 'hotseat_answers',
} as const;
const TOLD = { priority: 'answer' } as const;

/** Others see it, but not while its author can take it back unseen. False if nobody waits for it any more: the question was taken back. */
export async function release(by: Deciding, item: Item): Promise<boolean> {
  const { createdAt, id, kind, personId, place, state } = item;
  if (kind === 'answer') return releaseAnswer(by, item);
  const shared = { state: 'shared', visibleFrom: Math.max(by.now, createdAt + HOLD_MS) } as const;
  if (kind === 'hotseat-answer')
    by.changes.set('hotseat_answers', { id, state: state as 'removed' }, { state: 'said' }, 1);
  else by.changes.set(tables[kind], { id, state: state as 'held' }, shared, 1);
  await by.tell(personId, TOLD, 'decision.shared', { group: place ?? '' });
  return true;
}

/** Its asker is told, as they would have been at once; and whoever has the question by now need not answer. */
async function releaseAnswer(by: Deciding, { id, state: before, text, place }: Item): Promise<boolean> {
  const question = await questionOf(by, id);
  if (!question || question.state === 'withdrawn') return false;
  const from = await whoseAnswer(by, question, id);
  const key = keyFor(question, from);
  const kind = key === 'answer.afterAll' ? ({ kind: 'after-all' } as const) : {};
  by.changes.set('answers', { id, state: before as 'held' }, { state: 'sent', ...kind }, 1);
  const how = key === 'answer.added' ? TOLD : outcomeOf(question);
  const told = await by.tell(question.personId, how, key, { employer: place ?? '', text });
  if (from.employerId !== undefined && question.state === 'routed') await tellOthers(by, question);
  // An addition that reached its asker changes nothing else; whoever cannot be told reads all of it when they come back.
  if (key === 'answer.added' && told) return true;
  // Another one's answer waits for them too: each is told as its employer's.
  if (key === 'answer.afterAll' && question.toldAt === null) return true;
  const answeredAt = question.answeredAt ?? by.now;
  const toldAt = told ? await readsAt(by, question.personId) : null;
  const answered = { state: 'answered', answeredAt, toldAt, closedAt: null } as const;
  by.changes.set('questions', asItStands(question), { ...answered, ...from }, 1);
  endWatch(by, question.id);
  return true;
}

/** Of a question that the same employer answered it is more; where its asker has heard another end of it, it comes after all. */
function keyFor(
  { answeredAt, state, toldAt }: OpenQuestion,
  from: Partial<OpenQuestion>,
): 'answer.told' | 'answer.added' | 'answer.afterAll' {
  const isAnswered = answeredAt !== null && (state === 'answered' || state === 'closed');
  if (isAnswered && from.employerId === undefined) return 'answer.added';
  const isOpen = state === 'routed' || state === 'waiting';
  return !isAnswered && (isOpen || toldAt === null) ? 'answer.told' : 'answer.afterAll';
}

/** Somebody else may have had the question since: it is again with whoever answered. */
async function whoseAnswer(
  by: Deciding,
  question: OpenQuestion,
  answerId: string,
): Promise<Partial<OpenQuestion>> {
  const answer = (await by.store.questions.answers(question.id)).find(({ id }) => id === answerId);
  if (!answer) return {};
  const { createdAt: routedAt, employerId } = answer;
  if (question.employerId === employerId) return routedAt < (question.routedAt ?? 0) ? { routedAt } : {};
  return { employerId, routedAt, contactId: null, secondId: null };
}

/** Whoever has it by now need not answer. */
async function tellOthers(by: Deciding, question: OpenQuestion): Promise<void> {
  const name = askerOf(by.words, question);
  for (const other of await askedOf(by, question))
    await by.tell(other, toContact(question, other), 'question.others', { name });
}

async function questionOf({ store }: Deciding, answerId: string): Promise<OpenQuestion | null> {
  const id = await store.admin.questionOf(answerId);
  return id === null ? null : store.questions.byId(id);
}

/** Gone from every page, digest and list; its author hears why, and how to ask again. */
export async function takeDown(by: Deciding, item: Item, reason: string): Promise<void> {
  const { kind, id, state, personId, text } = item;
  by.changes.set(tables[kind], { id, state: state as 'held' }, { state: 'removed' }, 1);
  if (kind === 'update') by.changes.set('updates', { id }, { reason });
  await by.tell(personId, TOLD, 'decision.removed', { text: shorten(text), reason });
}

/** Its author is asked to say it another way. An update is their draft again; an employer still has the question. */
export async function sendBack(by: Deciding, item: Item, reason: string): Promise<void> {
  const { kind, id, state, personId, text } = item;
  const before = { id, state: state as 'held' };
  if (kind === 'update') {
    by.changes.set('updates', before, { state: 'sent-back', reason }, 1);
    by.changes.add('timers', backTo(by, item));
    return;
  }
  if (kind === 'comment') by.changes.set('comments', before, { state: 'sent-back' }, 1);
  else by.changes.set('answers', before, { state: 'removed' }, 1);
  const key = kind === 'comment' ? 'decision.changeReply' : 'decision.changeAnswer';
  await by.tell(personId, TOLD, key, { text: shorten(text), reason });
}

const backTo = (by: Deciding, { id, personId }: Item): Timer => ({
  id: by.newId(),
  kind: SENT_BACK,
  personId,
  aboutId: id,
  dueAt: by.now,
  doneAt: null,
  attempts: 0,
});

/** What whoever reported it hears: that somebody looked. */
type Ending = 'report.removed' | 'report.warned' | 'report.fine';

/** Everything that waited for this decision is over, reports of it too. `doneBy`: somebody of the staff, or the operator. */
export async function finish(
  by: Deciding,
  { id, personName }: Item,
  { doneBy, outcome, ending }: { doneBy: string | null; outcome: string; ending?: Ending },
): Promise<void> {
  for (const line of await by.store.safety.openAbout(id))
    by.changes.set('waiting', { id: line.id, doneAt: null }, { doneAt: by.now, doneBy, outcome }, 1);
  for (const report of await by.store.safety.reportsAbout(id)) {
    by.changes.set('reports', { id: report.id, closedAt: null }, { closedAt: by.now }, 1);
    if (!ending || report.personId === null) continue;
    if (ending === 'report.fine') await by.tell(report.personId, TOLD, ending, { name: personName ?? '' });
    else await by.tell(report.personId, TOLD, ending);
  }
}
