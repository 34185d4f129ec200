// Asking an employer, read aloud: what is the question, is it fit to send, who shall answer it; asked, and the date it is answered by.
import type { Employer } from '../store/employers.js';
import type { Question } from '../store/questions.js';
import { askedBefore, hideDetails, isEnough, isKind, notTooMany, notTwice } from './askChecks.js';
import { askGuestOf } from './askGuest.js';
import { conversation } from './conversation.js';
import { sayMoment } from './dates.js';
import { draftOf, dropDraft } from './drafts.js';
import { employerNamed } from './employerNamed.js';
import { guestNamed } from './guestNamed.js';
import { names } from './names.js';
import { askContact, findRoute, fitting, type Place, placeOf, promise } from './routing.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { addTo } from './understanding/parts.js';
import { isBare, readCommand } from './understanding/commands.js';
import { keywords } from './understanding/text.js';

export interface AskDraft {
  draft?: Choice;
  words?: string;
  /** What was written before they went back to write it anew. */
  earlier?: string;
  /** The words were looked at for the name of an employer. */
  looked?: boolean;
  /** It is not for the guest of a hotseat: they said so. */
  noGuest?: boolean;
  unkind?: boolean;
  enough?: Choice;
  same?: Choice;
  past?: Choice;
  read?: Choice;
  details?: Choice;
  who?: Choice;
  /** The employer that the words seem to name. */
  meant?: Choice;
  /** The one employer offered by name. */
  offered?: Choice;
  /** Who is asked; without one, whoever fits. */
  employer?: Choice;
  /** The question this one asks more about. */
  followsId?: string;
}

/** Text that comes this soon after it was asked who shall answer is more of the question. */
const ADDS_MS = 2 * 60_000;

type Ask = Step<AskDraft>;

async function offerDraft(step: Ask) {
  const { draft, turn } = step;
  const old = draftOf(turn.state, turn.now, names.ask);
  if (draft.words !== undefined || draft.employer || !old) return step.next();
  if (!draft.draft) return step.choose('draft', 'ask.draft', { text: shorten(old.words) });
  dropDraft(turn.state, old);
  if (draft.draft.id === 'go') draft.words = old.words;
  return step.next();
}

async function writeQuestion(step: Ask) {
  const { draft } = step;
  if (typeof draft.before === 'string') draft.earlier = draft.before;
  delete draft.before;
  if (isBare('ask', draft.words)) delete draft.words;
  if (draft.words !== undefined) {
    delete draft.earlier;
    return step.next();
  }
  delete draft.looked;
  if (draft.unkind) {
    delete draft.unkind;
    return step.askWords('words', 'ask.rude');
  }
  if (draft.earlier) return step.askWords('words', 'ask.writeAgain', { text: shorten(draft.earlier) });
  if (draft.employer) return step.askWords('words', 'ask.writeTo', { employer: draft.employer.label });
  return step.askWords('words', 'ask.write');
}

/** "Paul do you bake at night?" where Paul is the guest of a hotseat goes to him. */
async function isForGuest(step: Ask) {
  const { draft, turn } = step;
  if (draft.looked || draft.noGuest || draft.employer) return step.next();
  const named = await guestNamed(turn, draft.words ?? '');
  return named ? step.become(names.askGuest, askGuestOf(named)) : step.next();
}

/** "Green's Cafe do you hire?" goes to them at once; a name that is misspelt, or a command that is, only offers them. */
async function findName(step: Ask) {
  const { draft, turn } = step;
  if (draft.looked || draft.employer) return step.next();
  draft.looked = true;
  delete draft.meant;
  const named = employerNamed(draft.words ?? '', await turn.store.employers.names());
  if (!named) return step.next();
  const { sure, rest } = named;
  const employer: Choice = { id: named.id, label: named.name };
  if (!sure || readCommand(turn.text)?.exact === false) draft.meant = employer;
  else draft.employer = employer;
  if (rest !== '') {
    draft.words = rest;
    return step.next();
  }
  draft.employer = employer;
  return step.again('words');
}

async function chooseWho(step: Ask) {
  const { draft, turn } = step;
  if (draft.added !== undefined) {
    draft.words = addTo(draft.words ?? '', draft.added);
    delete draft.added;
    return step.again('same', 'past', 'read', 'details', 'who');
  }
  if (draft.employer || draft.who?.id === 'any') return step.next();
  const employers = await fitting(turn, draft.words ?? '', turn.person);
  const [best] = employers;
  if (!best) return step.next();
  const more = { among: 'employers', addsUntil: turn.now + ADDS_MS } as const;
  if (!draft.who) {
    draft.offered = draft.meant ?? { id: best.id, label: best.name };
    return step.choose('who', 'ask.who', { employer: draft.offered.label }, more);
  }
  if (draft.who.id === 'choose')
    return step.pick('employer', 'ask.choose', async (offset) => employers.slice(offset, offset + 4), {
      ...more,
    });
  draft.employer = draft.who.id === 'one' && draft.offered ? draft.offered : draft.who;
  return step.next();
}

async function sendQuestion(step: Ask) {
  const { turn } = step;
  const route = await findRoute(turn, turn.person, await wanted(step));
  const place = placeOf(turn, turn.person, route);
  const question = await questionOf(step, place);
  const placed = { ...question, askerName: turn.person.name };
  turn.changes.add('questions', question);
  promise(turn, placed, place, route);
  if (route) await askContact(turn, placed, route);
  turn.state.hasAsked = true;
  const date = sayMoment(place.dueAt, turn.now, turn.person.zone);
  await step.say(route ? 'ask.sent' : 'ask.nobody', { date });
  return step.end();
}

/** The employer they named, if it answers now; else whoever fits. */
async function wanted({ draft, turn }: Ask): Promise<Employer[]> {
  const employers = await fitting(turn, draft.words ?? '', turn.person);
  return draft.employer ? employers.filter(({ id }) => id === draft.employer?.id) : employers;
}

async function questionOf({ draft, turn }: Ask, place: Place): Promise<Question> {
  const words = draft.words ?? '';
  const [community] = await turn.store.communities.mine(turn.person.id);
  return {
    ...place,
    id: turn.newId(),
    personId: turn.person.id,
    addressId: turn.address.id,
    communityId: community?.id ?? null,
    text: words,
    keywords: keywords(words).join(' '),
    wantedEmployerId: draft.employer?.id ?? null,
    anonymous: 'no',
    askedAt: turn.now,
    answeredAt: null,
    toldAt: null,
    closedAt: null,
    verdict: null,
    shared: 'no',
    followsId: draft.followsId ?? null,
  };
}

export const askEmployer = conversation<AskDraft>(names.ask, {
  steps: [
    notTooMany,
    offerDraft,
    writeQuestion,
    isForGuest,
    findName,
    isEnough,
    isKind,
    notTwice,
    askedBefore,
    hideDetails,
    chooseWho,
    sendQuestion,
  ],
  keeps: ({ words, earlier }) => words ?? earlier,
});
