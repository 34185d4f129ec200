// WHO: several people share one phone, and one of them has it now. Nothing switches by itself; each has a conversation of their own.
import { conversation } from './conversation.js';
import { names } from './names.js';
import { newPerson } from './newPerson.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface WhoDraft {
  who?: Choice;
}

/** The timer by which whoever has the phone now is asked what stood open, or welcomed. */
export const WHO_CAME = 'who-came';

async function chooseWho(step: Step<WhoDraft>) {
  const { draft, turn } = step;
  if (!draft.who) {
    const people = await turn.store.people.peopleAt(turn.address.id);
    const named = people.map(({ id, name }) => ({ id, name: name ?? turn.words['who.nobody'] }));
    return step.pick('who', 'who.which', async (offset) => named.slice(offset, offset + 4));
  }
  const { id, label } = draft.who;
  if (id === turn.person.id) {
    await step.say('who.still', { name: label });
    return step.end();
  }
  handOver(turn, id === 'new' ? addSomebody(turn) : id);
  if (id === 'new') await step.say('who.new');
  else await step.say('who.now', { name: label });
  return step.endQuietly();
}

function handOver(turn: Turn, personId: string): void {
  const { address, changes, now, person } = turn;
  changes.set('addresses', { id: address.id, activePersonId: person.id }, { activePersonId: personId }, 1);
  changes.add('timers', {
    id: turn.newId(),
    kind: WHO_CAME,
    personId,
    addressId: address.id,
    aboutId: address.id,
    dueAt: now,
    doneAt: null,
    attempts: 0,
  });
}

function addSomebody(turn: Turn): string {
  const { address, changes, now } = turn;
  const id = turn.newId();
  changes.add('people', newPerson(id, now));
  changes.add('address_people', {
    id: turn.newId(),
    addressId: address.id,
    personId: id,
    since: now,
    until: null,
  });
  return id;
}

export const who = conversation<WhoDraft>(names.who, { steps: [chooseWho] });
