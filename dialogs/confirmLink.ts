// Somebody typed the code of LINK: the side that was shown it says whether it is them. Only then two conversations become one.
import type { LinkCode } from '../store/links.js';
import type { Who } from '../store/people.js';
import { type Begun, begunIn } from './begun.js';
import { conversation } from './conversation.js';
import { allOf, keepDraft } from './drafts.js';
import { gist } from './gist.js';
import { shareAnAddress } from './link.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, SavedState, Turn } from './turn.js';

interface ConfirmLinkDraft {
  codeId: string;
  sure?: Choice;
  keep?: Choice;
}

type Confirming = Step<ConfirmLinkDraft>;

/** The other side as it is now. */
interface Other {
  code: LinkCode;
  who: Who;
  state: SavedState;
}

/** What is begun is named by so many characters in a choice. */
const GIST = 36;

async function isItYou(step: Confirming) {
  const { draft } = step;
  if (!draft.sure) return step.choose('sure', 'link.confirm', undefined, { publishes: 'me' });
  if (draft.sure.id === 'me') return step.next();
  return refuse(step);
}

async function refuse(step: Confirming) {
  const { changes, store } = step.turn;
  const code = await store.links.byId(step.draft.codeId);
  changes.remove('link_codes', { id: step.draft.codeId });
  if (code?.typedPersonId)
    await step.turn.tell(code.typedPersonId, { priority: 'answer', anyHour: true }, 'link.refused');
  await step.say('link.not');
  return step.end();
}

async function chooseDraft(step: Confirming) {
  const { draft, turn } = step;
  const other = await otherSide(step);
  if (!other) {
    await step.say('link.old');
    return step.end();
  }
  const mine = myBegun(turn);
  const theirs = theirBegun(turn, other);
  if (draft.keep || !mine || !theirs) return step.next();
  const both = { mine: gist(mine.words, GIST), theirs: gist(theirs.words, GIST) };
  return step.choose('keep', 'link.keep', both);
}

/** `null`: too late, or they have become somebody else meanwhile. */
async function otherSide({ draft, turn }: Confirming): Promise<Other | null> {
  const code = await turn.store.links.byId(draft.codeId);
  if (!code?.typedPersonId || code.until <= turn.now || code.personId !== turn.person.id) return null;
  const who = await turn.store.people.whoIs(code.typedPersonId, code.typedAddressId);
  if (who?.person.id !== code.typedPersonId || !who.state) return null;
  if (await shareAnAddress(turn, who.person.id)) return null;
  return { code, who, state: JSON.parse(who.state) as SavedState };
}

const myBegun = ({ address, now, state }: Turn): Begun | null =>
  begunIn(state, state.stack.slice(0, -1), { now, addressId: address.id });
const theirBegun = ({ now }: Turn, { state, who }: Other): Begun | null =>
  begunIn(state, state.stack, { now, addressId: who.address.id });

async function join(step: Confirming) {
  const { turn } = step;
  const other = await otherSide(step);
  if (!other) throw new Error('the other side was there a moment ago');
  takeOver(step, other);
  await takeAddresses(turn, other);
  settleSettings(turn, other.who);
  const { name } = turn.person;
  const told = { priority: 'answer', anyHour: true } as const;
  if (name === null) await turn.tell(other.who.person.id, told, 'link.done');
  else await turn.tell(other.who.person.id, told, 'link.doneName', { name });
  linkThem(turn, other);
  if (name === null) await step.say('link.done');
  else await step.say('link.doneName', { name });
  return step.end();
}

function linkThem(turn: Turn, { code, who }: Other): void {
  const { changes, now, person } = turn;
  const id = turn.newId();
  const otherId = who.person.id;
  const addressId = code.typedAddressId ?? who.address.id;
  changes.remove('link_codes', { id: code.id });
  changes.link({ personId: person.id, otherId, otherVersion: who.version, addressId, at: now });
  const detail = JSON.stringify({ address: addressId });
  changes.add('audit', { id, at: now, kind: 'link', personId: person.id, actor: person.id, detail });
}

/** What is kept goes on, and the other words wait as the draft where there is room. Otherwise nothing of the other's is lost. */
function takeOver({ draft, turn }: Confirming, other: Other): void {
  const { state } = turn;
  const below = state.stack.length - 1;
  const mine = myBegun(turn);
  const theirs = theirBegun(turn, other);
  takeDrafts(state, other);
  const takesTheirs = theirs ? !mine || draft.keep?.id === 'theirs' : below === 0;
  const open = other.state.stack.filter(({ id }) => id !== names.welcome && id !== names.menu);
  if (takesTheirs && open.length > 0) {
    state.stack.splice(0, below, ...open);
    if (mine) keepDraft(state, mine.draft);
  } else if (takesTheirs && theirs) keepDraft(state, theirs.draft);
  else if (theirs && mine && mine.stack.length > 0) keepDraft(state, theirs.draft);
  state.undo ??= other.state.undo;
  state.shown ??= other.state.shown;
  state.digest ??= other.state.digest;
  state.hasAsked ||= other.state.hasAsked;
}

/** Of two drafts of one kind the person's own stays, unless the other's is what they go on with. */
function takeDrafts(state: SavedState, { state: theirs, who }: Other): void {
  const own = allOf(state);
  const others = allOf(theirs).filter(({ dialog }) => own.every((one) => one.dialog !== dialog));
  for (const draft of [...own, ...others].toReversed())
    keepDraft(state, own.includes(draft) ? draft : { addressId: who.address.id, ...draft });
}

/** Wherever the other is, they are this person from now on. */
async function takeAddresses(turn: Turn, { who }: Other): Promise<void> {
  const { address, changes, now, person, store } = turn;
  for (const { id, fromPersonId } of await store.people.addressesOf(who.person.id))
    changes.add('address_people', {
      id: turn.newId(),
      addressId: id,
      personId: person.id,
      since: now,
      until: null,
      fromPersonId: fromPersonId ?? who.person.id,
    });
  changes.set(
    'address_people',
    { addressId: address.id, personId: person.id, until: null },
    { heardAt: now },
  );
}

/** Name and settings are the first side's, where it has some. Only where the other is stricter about who sees a page, both are. */
function settleSettings({ changes, person }: Turn, { person: other }: Who): void {
  if (person.name === null && other.name !== null) {
    changes.set('people', { id: person.id }, { name: other.name });
    person.name = other.name;
  }
  if (!person.webSettings && other.webSettings)
    changes.set('people', { id: person.id }, { webSettings: other.webSettings });
  if (other.pageVisibility === 'groups' && person.pageVisibility === 'anyone')
    changes.set('people', { id: person.id }, { pageVisibility: 'groups' });
}

export const confirmLink = conversation<ConfirmLinkDraft>(names.confirmLink, {
  steps: [isItYou, chooseDraft, join],
});
