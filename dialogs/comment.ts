// A reply to what was read last, read aloud: to what, which words, are they meant, send it. Its reader finds it among their news.
import type { Comment, Update } from '../store/updates.js';
import { hideDetails as askAboutDetails, type Written } from './checks.js';
import { conversation } from './conversation.js';
import { whenAwake } from './dates.js';
import { goOnWithDraft, type Offered } from './goOnWithDraft.js';
import { names } from './names.js';
import { HOLD_MS } from './postUpdate.js';
import { mayStillShare } from './sharePlaces.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice, Shown, Turn } from './turn.js';
import { findDetails } from './understanding/personalDetails.js';
import { rude } from './understanding/rude.js';

/** The timer by which whoever wrote for an employer hears of a reply. */
export const REPLY_CAME = 'reply-came';

interface CommentDraft extends Written, Offered {
  /** What it replies to: it stays that, whatever is shown meanwhile. */
  to?: Shown;
  /** REPLY was misspelt: nothing is sent before they say so. */
  unsure?: boolean;
  sure?: Choice;
}

async function canReply(step: Step<CommentDraft>) {
  const shown = (step.draft.to ??= step.turn.state.shown);
  if (!shown) return refuse(step, 'reply.nothing');
  const reason = await refusal(step, shown);
  if (reason) return refuse(step, reason);
  return shown.kind === 'answer' ? askTheEmployer(step, shown.name) : step.next();
}

/** Why it cannot be replied to, now. */
async function refusal(step: Step<CommentDraft>, shown: Shown): Promise<'reply.cannot' | 'read.gone' | null> {
  const { person, now, store } = step.turn;
  if (await store.people.blockedBetween(person.id, shown.personId)) return 'reply.cannot';
  if (!(await store.digests.open(person.id, shown.kind, shown.id, now))) return 'read.gone';
  const update = shown.kind === 'answer' ? null : await updateOf(step);
  if (!update?.employerId) return null;
  const mayShare = await mayStillShare(step.turn, { ...update, employerId: update.employerId });
  return mayShare ? null : 'reply.cannot';
}

/** What an employer said is answered with another question: read back first, for it is sent at once. */
async function askTheEmployer(step: Step<CommentDraft>, name: string) {
  const { sure, words } = step.draft;
  if (words === undefined) return step.askWords('words', 'ask.writeTo', { employer: name });
  if (!sure) return step.choose('sure', 'reply.unsure', { text: shorten(words), name });
  if (sure.id === 'change') return step.again('words', 'sure');
  const employer = await step.turn.store.employers.byName(name);
  return step.become(names.ask, {
    ...(employer ? { employer: { id: employer.id, label: employer.name } } : {}),
    words,
    asked: ['words'],
  });
}

async function refuse(step: Step<CommentDraft>, key: 'reply.nothing' | 'reply.cannot' | 'read.gone') {
  await step.say(key);
  return step.end();
}

async function writeWords(step: Step<CommentDraft>) {
  const { draft } = step;
  if (draft.words !== undefined) return step.next();
  delete draft.unsure;
  const goesOn = await goOnWithDraft(step, names.comment, (values) => isTo(values, draft.to));
  return goesOn ?? step.askWords('words', 'reply.write', { name: draft.to?.name ?? '' });
}

const isTo = ({ to }: CommentDraft, shown: Shown | undefined): boolean => to?.id === shown?.id;

async function isMeant(step: Step<CommentDraft>) {
  const { draft } = step;
  if (!draft.unsure || draft.sure?.id === 'send') return step.next();
  if (draft.sure) return step.again('words', 'sure');
  return step.choose('sure', 'reply.unsure', {
    text: shorten(draft.words ?? ''),
    name: draft.to?.name ?? '',
  });
}

/** An employer reads it: no number and no e-mail address of a member reaches one. */
async function hideDetails(step: Step<CommentDraft>) {
  const { draft, turn } = step;
  if (draft.details?.id === 'write') return step.again('words', 'details');
  const { kinds } = findDetails(draft.words ?? '');
  const [kind] = kinds;
  const isForEmployer = (kind === 'phone' || kind === 'email') && (await updateOf(step))?.employerId;
  if (isForEmployer && !draft.details)
    return step.choose('details', 'ask.details', { what: turn.words[`post.${kind}`] });
  return askAboutDetails(step);
}

async function send(step: Step<CommentDraft>) {
  const { draft, turn } = step;
  const shown = draft.to ?? turn.state.shown;
  const update = await updateOf(step);
  if (!shown || !update) return refuse(step, 'read.gone');
  // It may have been taken down while they wrote, or they may have been blocked.
  const reason = await refusal(step, shown);
  if (reason) return refuse(step, reason);
  const comment: Comment = {
    id: turn.newId(),
    updateId: update.id,
    personId: turn.person.id,
    employerId: update.personId === turn.person.id ? (update.employerId ?? null) : null,
    text: draft.words ?? '',
    state: rude(draft.words ?? '') ? 'held' : 'shared',
    visibleFrom: turn.now + HOLD_MS,
    createdAt: turn.now,
  };
  turn.changes.add('comments', comment);
  await tellTheEmployer(turn, update, comment);
  turn.state.undo = { kind: 'comment', id: comment.id, at: turn.now };
  if (comment.state === 'held') turn.changes.add('waiting', await heldLine(turn, comment));
  await (comment.state === 'held' ? step.say('reply.held') : step.say('reply.sent', { name: shown.name }));
  return step.end();
}

/** A reply to a reply stands under the same update: threads are one level deep. */
async function updateOf({ draft, turn: { state, store } }: Step<CommentDraft>): Promise<Update | null> {
  // What was saved before the draft knew what it replies to means what was shown last.
  const shown = draft.to ?? state.shown;
  const id = shown?.kind === 'comment' ? (await store.updates.comment(shown.id))?.updateId : shown?.id;
  return id === undefined ? null : store.updates.byId(id);
}

/** Whoever wrote for an employer reads no news of the group: they hear of it once it can be taken back no more, by day. */
async function tellTheEmployer(
  turn: Turn,
  { employerId, personId }: Update,
  comment: Comment,
): Promise<void> {
  if (!employerId || personId === comment.personId) return;
  const author = await turn.store.people.person(personId);
  if (!author) return;
  turn.changes.add('timers', {
    id: turn.newId(),
    kind: REPLY_CAME,
    personId,
    aboutId: comment.id,
    dueAt: whenAwake({ house: turn.house, now: comment.visibleFrom }, author.zone),
    doneAt: null,
    attempts: 0,
  });
}

const heldLine = async (turn: Turn, { id, updateId }: Comment) => ({
  id: turn.newId(),
  kind: 'held-comment',
  personId: turn.person.id,
  aboutId: id,
  note: 'Words that may hurt people.',
  createdAt: turn.now,
  doneAt: null,
  communityId: (await turn.store.updates.byId(updateId))?.communityId ?? null,
});

export const comment = conversation<CommentDraft>(names.comment, {
  steps: [canReply, writeWords, isMeant, hideDetails, send],
  keeps: ({ words }) => words,
});
