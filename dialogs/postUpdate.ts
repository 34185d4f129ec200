// Sharing an update, read aloud: which group, what words, are they ready, is it what they meant, share it.
import type { Update } from '../store/updates.js';
import { hideDetails, type Written } from './checks.js';
import { conversation } from './conversation.js';
import { draftOf, dropDraft } from './drafts.js';
import { names } from './names.js';
import { describePicture, type Pictured, pictureOf } from './picture.js';
import { placeOf, type SharePlace, sharePlaces } from './sharePlaces.js';
import type { Step } from './step.js';
import type { Choice, Draft } from './turn.js';
import { isBare } from './understanding/commands.js';
import { addTo } from './understanding/parts.js';
import { rude } from './understanding/rude.js';
import { shorten } from './shorten.js';
import { fingerprint, words as wordsOf } from './understanding/text.js';

export interface PostDraft extends Written, Pictured {
  group?: Choice;
  /** What was chosen, as it was found: which group, and in whose name. */
  place?: SharePlace;
  draft?: Choice;
  /** What was written before it was changed: ADD adds to it. */
  earlier?: string;
  /** They have just read what they want to change: it is not shown again. */
  isChanged?: boolean;
  enough?: Choice;
  same?: Choice;
  readBack?: Choice;
  /** A group was looked for on the way. */
  joined?: Choice | true;
}

const MINUTE_MS = 60_000;
/** UNDO within this time means nobody received it. */
export const HOLD_MS = 10 * MINUTE_MS;
/** Text that comes this soon after a read-back is more of it. */
const ADDS_MS = 2 * MINUTE_MS;
const SAME_MS = 24 * 60 * MINUTE_MS;
/** Shared updates of one person in an hour; the next is asked to wait. */
const MOST_AN_HOUR = 100;

async function offerDraft(step: Step<PostDraft>) {
  const { draft, turn } = step;
  const old = draftOf(turn.state, turn.now, names.post);
  if (draft.words !== undefined || !old) return step.next();
  if (!draft.draft) return step.choose('draft', 'post.draft', { text: shorten(old.words) });
  takeUpDraft(step, old);
  return step.next();
}

function takeUpDraft({ draft, turn }: Step<PostDraft>, old: Draft): void {
  dropDraft(turn.state, old);
  if (draft.draft?.id !== 'go') return;
  draft.words = old.words;
  draft.group = (old.values as PostDraft).group;
}

async function chooseGroup(step: Step<PostDraft>) {
  const { draft, turn } = step;
  const places = await sharePlaces(turn);
  takeInMore(step);
  const chosen = draft.group && placeOf(places, draft.group.id);
  if (chosen) return shareThere(step, chosen);
  if (draft.group) {
    await step.say('post.closed');
    delete draft.group;
  }
  const [only] = places;
  if (!only) return joinFirst(step);
  if (places.length === 1) return shareThere(step, only);
  const listed = places.map(({ id, label }) => ({ id, name: label }));
  return step.pick('group', 'post.whichGroup', async (offset) => listed.slice(offset, offset + 4), {
    among: 'communities',
    ...(draft.words === undefined ? {} : { addsUntil: turn.now + ADDS_MS }),
  });
}

async function shareThere(step: Step<PostDraft>, place: SharePlace) {
  step.draft.place = place;
  step.draft.group = { id: place.id, label: place.label };
  return step.next();
}

/** A text sent in several goes on while something is asked about it. */
function takeInMore({ draft }: Step<PostDraft>): void {
  if (draft.added !== undefined) draft.words = addTo(draft.words ?? '', draft.added);
  delete draft.added;
}

/** Nobody would see it yet: a group is found first, and the words wait. */
async function joinFirst(step: Step<PostDraft>) {
  if (step.draft.joined) return step.end();
  await step.say('post.noGroup');
  return step.begin('joined', names.join, {});
}

async function writeWords(step: Step<PostDraft>) {
  const { draft } = step;
  const isChanged = draft.isChanged === true;
  delete draft.isChanged;
  if (typeof draft.before === 'string') draft.earlier = draft.before;
  delete draft.before;
  if (isBare('post', draft.words)) delete draft.words;
  if (draft.words !== undefined) {
    draft.words = withAddition(draft.words, draft.earlier);
    delete draft.earlier;
    return step.next();
  }
  if (isChanged || !draft.earlier) return step.askWords('words', 'post.write');
  return step.askWords('words', 'post.writeAgain', { text: shorten(draft.earlier) });
}

/** "ADD and I start Monday" adds to what was written before; anything else is new words. */
function withAddition(words: string, earlier: string | undefined): string {
  const added = /^add\b[\s:,]*(.+)$/is.exec(words)?.[1];
  return added && earlier ? `${earlier} ${added}` : words;
}

async function isEnough(step: Step<PostDraft>) {
  const { draft } = step;
  if (draft.enough?.id === 'write') return step.again('words', 'enough');
  if (draft.enough || wordsOf(draft.words ?? '').join('').length > 1) return step.next();
  return step.choose('enough', 'post.short', undefined);
}

async function notTwice(step: Step<PostDraft>) {
  const { draft, turn } = step;
  if (draft.same?.id === 'no') return endUnshared(step);
  if (draft.same) return step.next();
  const print = fingerprint(draft.words ?? '');
  const same = await turn.store.updates.same(turn.person.id, print, turn.now - SAME_MS);
  return same ? step.choose('same', 'post.same', undefined) : step.next();
}

async function endUnshared(step: Step<PostDraft>) {
  await step.say('post.notShared');
  return step.end();
}

async function readBack(step: Step<PostDraft>) {
  const { draft, turn } = step;
  if (turn.state.picture) return step.again('readBack');
  if (draft.added !== undefined) {
    takeInMore(step);
    return step.again('same', 'details', 'readBack');
  }
  if (draft.readBack?.id === 'change') {
    draft.earlier = draft.words ?? '';
    draft.isChanged = true;
    return step.again('words', 'enough', 'same', 'details', 'readBack');
  }
  if (draft.readBack) return (await isStillMine(step)) ? step.next() : step.again('readBack');
  if (draft.picture) await step.say('photo.with');
  const params = { text: shorten(draft.words ?? ''), group: draft.place?.group ?? '' };
  const extras = { addsUntil: turn.now + ADDS_MS, publishes: 'share' };
  const employer = draft.place?.employer?.name;
  return employer
    ? step.choose('readBack', 'post.readBackAs', { ...params, employer }, extras)
    : step.choose('readBack', 'post.readBack', params, extras);
}

/** The group may have closed, or they may have left it, since they chose it: then it is asked again. */
async function isStillMine({ draft, turn }: Step<PostDraft>): Promise<boolean> {
  if (draft.readBack?.id !== 'share' || !draft.group) return true;
  return (await sharePlaces(turn)).some(({ id }) => id === draft.place?.id);
}

async function share(step: Step<PostDraft>) {
  const { draft, turn } = step;
  const onlyMe = draft.readBack?.id === 'me';
  if (
    !onlyMe &&
    (await turn.store.updates.countSince(turn.person.id, turn.now - 60 * MINUTE_MS)) >= MOST_AN_HOUR
  ) {
    await step.say('post.enough');
    return step.end();
  }
  const update = await updateOf(step, onlyMe);
  turn.changes.add('updates', update);
  const picture = pictureOf(step, update.id);
  if (picture) turn.changes.add('update_pictures', picture);
  if (update.state === 'held' || update.state === 'waiting')
    turn.changes.add('waiting', lineOf(step, update));
  turn.state.undo = { kind: 'update', id: update.id, at: turn.now };
  await sayWhatBecameOfIt(step, update);
  return step.end();
}

async function updateOf({ draft, turn }: Step<PostDraft>, onlyMe: boolean): Promise<Update> {
  const words = draft.words ?? '';
  const { communityId = null, employer } = draft.place ?? {};
  const community = communityId && !onlyMe ? await turn.store.communities.byId(communityId) : null;
  const state = onlyMe
    ? 'shared'
    : rude(words) || rude(draft.alt ?? '')
      ? 'held'
      : community?.approval === 'yes'
        ? 'waiting'
        : 'shared';
  return {
    id: turn.newId(),
    personId: turn.person.id,
    addressId: turn.address.id,
    communityId,
    text: words,
    fingerprint: fingerprint(words),
    visibility: onlyMe ? 'only-me' : 'community',
    state,
    visibleFrom: turn.now + HOLD_MS,
    createdAt: turn.now,
    editedAt: null,
    reason: null,
    employerId: onlyMe ? null : (employer?.id ?? null),
  };
}

/** Staff and the group's facilitators look at it. */
const lineOf = ({ turn }: Step<PostDraft>, { communityId, id, state }: Update) => ({
  id: turn.newId(),
  kind: `${state}-update`,
  personId: turn.person.id,
  aboutId: id,
  note: state === 'held' ? 'Words that may hurt people.' : 'An update to check.',
  createdAt: turn.now,
  doneAt: null,
  communityId,
});

async function sayWhatBecameOfIt(step: Step<PostDraft>, update: Update): Promise<void> {
  if (update.visibility === 'only-me') return step.say('post.onlyMe');
  if (update.state === 'held') return step.say('post.held');
  if (update.state === 'waiting') return step.say('post.waiting', { group: step.draft.place?.group ?? '' });
  return step.say('post.shared');
}

export const postUpdate = conversation<PostDraft>(names.post, {
  steps: [
    offerDraft,
    describePicture,
    chooseGroup,
    writeWords,
    isEnough,
    notTwice,
    hideDetails,
    readBack,
    share,
  ],
  keeps: ({ words, earlier }) => words ?? earlier,
});
