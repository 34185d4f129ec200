// Who may see what somebody shares. It promises no page that is not there yet.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';

async function sayWhoSees(step: Step<object>) {
  const { person, store } = step.turn;
  const isInGroup = (await store.communities.mine(person.id)).length > 0;
  await step.say(isInGroup ? `page.${person.pageVisibility}` : 'page.noGroup');
  return step.end();
}

export const myPage = conversation<object>(names.myPage, { steps: [sayWhoSees] });
