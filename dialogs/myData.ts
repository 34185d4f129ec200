// MY DATA: everything that is kept about a person, read to them. The channel cuts it into pages.
import { conversation } from './conversation.js';
import { names } from './names.js';
import { ownData } from './ownData.js';
import type { Step } from './step.js';

async function readMyData(step: Step<object>) {
  await step.say('data.you');
  await step.turn.sayText({ text: (await ownData(step.turn)).join('\n'), choices: [] });
  await step.say('data.end');
  return step.end();
}

export const myData = conversation<object>(names.myData, { steps: [readMyData] });
