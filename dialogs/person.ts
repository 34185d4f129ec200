// A human is asked for: staff get a line on their list, the member hears that it is there. Where staff have just kept something of
// theirs from others, they are asked whether it is about that: then somebody looks at it again.
import type { Item } from '../store/adminView.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface PersonDraft {
  about?: Choice;
}

/** How long after a decision PERSON may mean it. */
const APPEALS_MS = 14 * 24 * 60 * 60 * 1000;

async function isItAbout(step: Step<PersonDraft>) {
  const { draft } = step;
  if (draft.about) return step.next();
  const item = await decidedItem(step);
  return item ? step.choose('about', 'appeal.about', { text: shorten(item.text) }) : askForPerson(step);
}

/** The newest thing of theirs that staff took down, or sent back, and nobody has been asked to look at again. */
async function decidedItem({ turn }: Step<PersonDraft>): Promise<Item | null> {
  const { now, person, store } = turn;
  return store.safety.lastKeptBack(person.id, now - APPEALS_MS);
}

async function askAgain(step: Step<PersonDraft>) {
  const { draft, turn } = step;
  const item = draft.about?.id === 'again' ? await decidedItem(step) : null;
  if (!item) return askForPerson(step);
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'appeal',
    personId: turn.person.id,
    aboutId: item.id,
    note: 'Asks us to look again.',
    createdAt: turn.now,
    doneAt: null,
    communityId: item.communityId,
  });
  await step.say('appeal.done');
  return step.end();
}

async function askForPerson(step: Step<PersonDraft>) {
  const { turn } = step;
  const [group] = await turn.store.communities.mine(turn.person.id);
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'person',
    personId: turn.person.id,
    aboutId: null,
    note: 'Asked to talk to a person.',
    createdAt: turn.now,
    doneAt: null,
    communityId: group?.id ?? null,
  });
  await step.say('person.done');
  return step.end();
}

export const person = conversation<PersonDraft>(names.person, { steps: [isItAbout, askAgain] });
