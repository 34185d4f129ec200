// First contact: who speaks and who will see what, the OK that is kept, a name, and a first group.
import { readName } from './chosenName.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { CONSENT_VERSION } from './words/en.js';
import { fill } from './words/shape.js';

interface WelcomeDraft {
  agreed?: Choice;
  toldMore?: boolean;
  name?: string;
  named?: boolean;
  group?: Choice;
  joined?: boolean;
}

async function hearConsent(step: Step<WelcomeDraft>) {
  const { draft, turn } = step;
  if (turn.consented) return step.next();
  if (draft.page) {
    delete draft.page;
    draft.toldMore = true;
    await step.say('welcome.tellMore');
  }
  if (!draft.agreed)
    return draft.toldMore
      ? step.choose('agreed', 'welcome.agree', undefined)
      : step.choose('agreed', 'welcome.consent', { organisation: turn.house.organisation });
  if (draft.agreed.id === 'no') {
    await step.say('welcome.notNow');
    return step.end();
  }
  keepConsent(step);
  return step.next();
}

function keepConsent({ turn }: Step<WelcomeDraft>): void {
  turn.consented = true;
  turn.changes.add('consents', {
    id: turn.newId(),
    personId: turn.person.id,
    addressId: turn.address.id,
    wording: fill(turn.words['welcome.consent'].ask, { organisation: turn.house.organisation }),
    version: CONSENT_VERSION,
    givenAt: turn.now,
    withdrawnAt: null,
  });
}

async function chooseName(step: Step<WelcomeDraft>) {
  const { draft, turn } = step;
  if (draft.named || turn.person.name !== null) return step.next();
  if (draft.name === undefined) return step.askWords('name', 'welcome.name');
  const read = readName(draft.name);
  delete draft.name;
  if ('again' in read) return step.askWords('name', read.again);
  const { name } = read;
  turn.changes.set('people', { id: turn.person.id }, { name });
  turn.person.name = name;
  draft.named = true;
  return step.next();
}

async function joinFirstGroup(step: Step<WelcomeDraft>) {
  const { draft, turn } = step;
  if (
    draft.joined ||
    draft.group?.id === 'later' ||
    (await turn.store.communities.mine(turn.person.id)).length > 0
  )
    return step.next();
  const load = (offset: number) => turn.store.communities.near(turn.person.id, 3, offset);
  if (draft.group) return step.begin('joined', names.join, { group: draft.group });
  if ((await load(0)).length === 0) return step.next();
  return step.pick('group', 'welcome.group', load, {
    among: 'communities',
    params: { name: turn.person.name ?? '' },
  });
}

async function endWelcome(step: Step<WelcomeDraft>) {
  return step.turn.state.firstWords ? step.end() : step.become(names.menu);
}

export const welcome = conversation<WelcomeDraft>(names.welcome, {
  steps: [hearConsent, chooseName, joinFirstGroup, endWelcome],
});
