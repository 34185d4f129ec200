// A human is asked for: staff get a line on their list, the member hears that it is there.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';

async function askForPerson(step: Step<object>) {
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

export const person = conversation<object>(names.person, { steps: [askForPerson] });
