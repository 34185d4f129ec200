// Staff have looked: each side gives the one number or e-mail by which the other may reach them. It is read back before it counts.
import type { NamedIntroduction } from '../store/introductions.js';
import { conversation } from './conversation.js';
import { calledBy, canMeet, endIntroduction, give, sideOf } from './introducing.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { reachIn } from './understanding/personalDetails.js';

interface GiveContactDraft {
  introductionId: string;
  words?: string;
  check?: Choice;
}

type Giving = Step<GiveContactDraft>;

/** Longer than any number, and than most e-mail addresses: what is read back fits one text. */
const MOST = 60;

/** @returns the introduction, as long as this person still has something to give to it. */
async function openOne({ draft, turn }: Giving): Promise<NamedIntroduction | null> {
  const one = await turn.store.introductions.byId(draft.introductionId);
  if (one?.state !== 'giving') return null;
  const isMember = one.personId === turn.person.id;
  if (!isMember && one.contactPersonId !== turn.person.id) return null;
  return (isMember ? one.memberGives : one.contactGives) === null ? one : null;
}

async function sendOne(step: Giving) {
  const { draft, turn } = step;
  const one = await openOne(step);
  if (!one) return endOver(step);
  const name = calledBy(sideOf(one, turn.person.id), turn, one);
  if (draft.words === undefined) return step.askWords('words', 'meet.gives', { name });
  const [address, ...more] = reachIn(draft.words);
  if (address === undefined || more.length > 0 || address.length > MOST)
    return step.askWords('words', 'meet.notOne', { name });
  if (!draft.check) return step.choose('check', 'meet.check', { name, address });
  if (draft.check.id === 'change') return step.again('words', 'check');
  return settle(step, one, address);
}

async function settle(step: Giving, one: NamedIntroduction, address: string) {
  const { draft, turn } = step;
  if (draft.check?.id === 'no') {
    await endIntroduction(turn, one);
    await step.say('meet.no');
  } else if (!(await canMeet(turn, one)) || !(await give(turn, one, address))) {
    await endIntroduction(turn, one);
    await step.say('meet.notNow', { name: calledBy(sideOf(one, turn.person.id), turn, one) });
  }
  return step.end();
}

async function endOver(step: Giving) {
  if (step.draft.words !== undefined) await step.say('meet.over');
  return step.end();
}

export const giveContact = conversation<GiveContactDraft>(names.giveContact, { steps: [sendOne] });
