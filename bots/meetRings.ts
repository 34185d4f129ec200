// An introduction goes on in the turn of whoever is to speak next; what nobody speaks to ends by itself, kindly.
import { askedPerson, calledBy, endIntroduction, sideOf, WORD_MS } from '../dialogs/introducing.js';
import { names } from '../dialogs/names.js';
import { isBusy, later, LONGEST_MS } from './staffRings.js';
import type { Talk } from './talk.js';

export const meetAsked = (talk: Talk, id: string): Promise<void> => ask(talk, id, names.answerMeet);
export const meetGives = (talk: Talk, id: string): Promise<void> => ask(talk, id, names.giveContact);

/** Somebody in the middle of a step is asked a little later. The dialog knows whether it is still theirs to say. */
async function ask(talk: Talk, introductionId: string, dialog: string): Promise<void> {
  const { turn } = talk;
  const one = await turn.store.introductions.byId(introductionId);
  if (!one || turn.address.optedOutAt !== null) return;
  if (isBusy(talk) && turn.now < one.changedAt + LONGEST_MS) return later(talk);
  if (turn.consented) await talk.begin(dialog, { introductionId });
}

/** Two weeks without a word. */
export async function meetEnds({ turn }: Talk, id: string): Promise<void> {
  const one = await turn.store.introductions.byId(id);
  if (!one || (one.state !== 'asked' && one.state !== 'giving') || one.changedAt + WORD_MS > turn.now) return;
  await endIntroduction(turn, one);
  // Whoever did not know of it hears nothing.
  if (one.state === 'asked' && askedPerson(one) === turn.person.id) return;
  await turn.say('meet.notNow', { name: calledBy(sideOf(one, turn.person.id), turn, one) });
}
