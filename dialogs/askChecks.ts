// What is looked at before a question goes anywhere: is it one, was it asked before, is it kind, does it give the asker away.
import { answersTo } from './aboutQuestion.js';
import type { AskDraft } from './askEmployer.js';
import { keepDraft } from './drafts.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Turn } from './turn.js';
import { findDetails } from './understanding/personalDetails.js';
import { rude } from './understanding/rude.js';
import { fingerprint, keywords, words as wordsOf } from './understanding/text.js';

type Ask = Step<AskDraft>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Questions of one person that may wait for an answer at a time. */
const MOST_OPEN = 10;
/** How much two questions must have in common for the answer of one to be worth reading: shared words by all words. */
const ALIKE = 0.5;
/** What was said of words that are written anew. */
const OF_THE_WORDS = ['words', 'enough', 'same', 'past', 'read', 'details'] as const;

export async function notTooMany(step: Ask) {
  const { turn } = step;
  const open = await turn.store.questions.waitingOf(turn.person.id);
  if (open.length < MOST_OPEN) return step.next();
  const { words } = step.draft;
  if (words) keepDraft(turn.state, { dialog: names.ask, words, values: { words }, at: turn.now });
  await step.say('ask.many', { count: open.length });
  return step.end();
}

export async function isEnough(step: Ask) {
  const { draft } = step;
  if (draft.enough?.id === 'write') return step.again(...OF_THE_WORDS);
  if (draft.enough || wordsOf(draft.words ?? '').join('').length > 1) return step.next();
  return step.choose('enough', 'ask.short', undefined);
}

export async function isKind(step: Ask) {
  if (!rude(step.draft.words ?? '')) return step.next();
  step.draft.unkind = true;
  return step.again(...OF_THE_WORDS);
}

export async function notTwice(step: Ask) {
  const { draft, turn } = step;
  if (draft.same?.id === 'no') {
    await step.say('ask.notAsked');
    return step.end();
  }
  if (draft.same || !(await isOpenAlready(turn, draft.words ?? ''))) return step.next();
  return step.choose('same', 'ask.same', undefined);
}

async function isOpenAlready({ now, person, store }: Turn, words: string): Promise<boolean> {
  const [waiting, told] = await Promise.all([
    store.questions.waitingOf(person.id),
    store.questions.toldTo(person.id, now - DAY_MS),
  ]);
  const print = fingerprint(words);
  return [...waiting, ...told].some(
    ({ askedAt, text }) => askedAt > now - DAY_MS && fingerprint(text) === print,
  );
}

export async function askedBefore(step: Ask) {
  const { draft, turn } = step;
  if (draft.read?.id === 'done') {
    await step.say('ask.glad');
    return step.end();
  }
  if (draft.read || draft.past?.id === 'ask' || draft.followsId) return step.next();
  const past = await pastAnswer(turn, draft.words ?? '');
  if (!past) return step.next();
  return draft.past ? step.choose('read', 'ask.past', past) : step.choose('past', 'ask.before', undefined);
}

/** What an employer said to somebody else who asked nearly the same, and let it be shared. */
async function pastAnswer(turn: Turn, words: string): Promise<{ employer: string; text: string } | null> {
  const [best] = await turn.store.questions.similar(keywords(words), 1);
  if (!best || best.score < ALIKE || best.employerName === null || best.personId === turn.person.id)
    return null;
  const answers = await answersTo(turn, best);
  if (answers.length === 0) return null;
  return { employer: best.employerName, text: answers.map(({ text }) => text).join('\n') };
}

/** No number and no e-mail address of a member reaches an employer; a postcode does if the member keeps it. */
export async function hideDetails(step: Ask) {
  const { draft, turn } = step;
  const { kinds, without } = findDetails(draft.words ?? '');
  if (draft.details?.id === 'write') return step.again(...OF_THE_WORDS);
  const [kind] = kinds;
  if (!kind || draft.details?.id === 'keep') return step.next();
  if (!draft.details && kind === 'postcode') return step.choose('details', 'ask.postcode', undefined);
  if (!draft.details) return step.choose('details', 'ask.details', { what: turn.words[`post.${kind}`] });
  draft.words = without;
  if (wordsOf(without).length > 0) return step.next();
  await step.say('ask.onlyDetails');
  return step.again(...OF_THE_WORDS);
}
