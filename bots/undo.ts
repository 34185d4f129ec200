// UNDO: takes back the last thing a person did that others can see, and says who may have seen it.
import { claimFor, giveBack, undoAnswer } from '../dialogs/hotseatAnswers.js';
import { askersOf } from '../dialogs/hotseatNext.js';
import { names } from '../dialogs/names.js';
import { HOLD_MS } from '../dialogs/postUpdate.js';
import type { Undo } from '../dialogs/turn.js';
import type { HotseatAnswer } from '../store/hotseats.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const takeBack: Record<
  Exclude<Undo['kind'], 'hotseat-answer'>,
  (turn: LiveTurn, id: string, at: number) => Promise<void>
> = {
  update: takeBackUpdate,
  comment: takeBackComment,
  leave: joinAgain,
};

/** With nothing to take back it is BACK in an open step. */
export async function undo(talk: Talk): Promise<void> {
  const { turn } = talk;
  const last = turn.state.undo;
  if (last) {
    delete turn.state.undo;
    if (last.kind === 'hotseat-answer') return takeBackAnswer(talk, last.id);
    await takeBack[last.kind](turn, last.id, last.at);
    await talk.askAgain();
  } else if (!(await talk.goBack())) await talk.aside('aside.nothingToUndo');
}

/** What a guest said can be taken back while nobody has heard it; after that it can be put right. */
async function takeBackAnswer(talk: Talk, id: string): Promise<void> {
  const { turn } = talk;
  const answer = await turn.store.hotseats.answer(id);
  if (answer?.state !== 'said') return void (await talk.aside('aside.nothingToUndo'));
  if (!undoAnswer(turn, answer)) return talk.begin(names.putRight, { answerId: id });
  await turn.say('host.undone');
  await askThatAgain(talk, answer);
}

/** It is before them again; what came after it waits for another turn. */
async function askThatAgain(talk: Talk, { hotseatId, questionId }: HotseatAnswer): Promise<void> {
  const { turn } = talk;
  const all = await turn.store.hotseats.questions(hotseatId);
  const question = all.find(({ id }) => id === questionId);
  if (!question || !turn.state.stack.some(({ id }) => id === names.host)) return talk.askAgain();
  giveBack(turn, all, turn.person.id);
  claimFor(turn, questionId, turn.person.id);
  talk.leave();
  const { seed, text } = question;
  const count = seed === 'yes' ? 0 : askersOf(question, all);
  await talk.begin(names.host, { hotseatId, questionId, text, count });
}

async function takeBackUpdate(turn: LiveTurn, id: string): Promise<void> {
  const update = await turn.store.updates.byId(id);
  if (!update || update.state === 'taken-back' || update.state === 'sent-back' || update.state === 'removed')
    return turn.say('aside.nothingToUndo');
  turn.changes.set('updates', { id, state: update.state }, { state: 'taken-back' }, 1);
  if (update.state === 'waiting' || update.state === 'held') endLines(turn, `${update.state}-update`, id);
  const community =
    update.communityId === null ? null : await turn.store.communities.byId(update.communityId);
  if (turn.now < update.visibleFrom || !community || update.state !== 'shared')
    return turn.say('undo.unseen');
  return turn.say('undo.seen', { group: community.name });
}

/** Nobody need look at it any more. */
const endLines = ({ changes, now }: LiveTurn, kind: string, aboutId: string): void =>
  changes.set('waiting', { kind, aboutId, doneAt: null }, { doneAt: now, outcome: 'taken-back' });

async function takeBackComment(turn: LiveTurn, id: string, at: number): Promise<void> {
  turn.changes.set('comments', { id }, { state: 'taken-back' });
  endLines(turn, 'held-comment', id);
  return turn.say(turn.now < at + HOLD_MS ? 'undo.unseen' : 'undo.comment');
}

/** Leaving a group can be undone for a day. */
async function joinAgain(turn: LiveTurn, id: string): Promise<void> {
  const left = await turn.store.communities.lastLeft(turn.person.id, turn.now - DAY_MS);
  const community = left?.id === id ? await turn.store.communities.byId(left.communityId) : null;
  const isBack = left && (await turn.store.communities.membership(left.communityId, turn.person.id));
  if (!left || !community || community.closedAt !== null || isBack) return turn.say('aside.nothingToUndo');
  turn.changes.set('memberships', { id: left.id }, { until: null }, 1);
  return turn.say('undo.leave', { group: community.name });
}
