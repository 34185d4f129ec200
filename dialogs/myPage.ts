// Who may see what somebody shares, and where their page is.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';

async function sayWhoSees(step: Step<object>) {
  const { house, person, store } = step.turn;
  const isInGroup = (await store.communities.mine(person.id)).length > 0;
  await step.say(isInGroup ? `page.${person.pageVisibility}` : 'page.noGroup');
  await step.say('page.address', { link: `${house.publicUrl}/u/${encodeURIComponent(person.id)}` });
  return step.end();
}

export const myPage = conversation<object>(names.myPage, { steps: [sayWhoSees] });
