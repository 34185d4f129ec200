// What somebody may change about themselves: the name others see, who sees what they share, how often news comes.
import { readName } from './chosenName.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface SettingsDraft {
  part?: Choice | 'name';
  /** The new name, if it came with the command. */
  wanted?: string;
  name?: string;
  who?: Choice;
  often?: Choice;
}

const leadsTo: Readonly<Record<string, string>> = {
  leave: names.leave,
  data: names.myData,
  forget: names.forgetMe,
};

async function chooseWhat(step: Step<SettingsDraft>) {
  const { draft } = step;
  if (draft.part === 'name') draft.part = { id: 'name', label: '' };
  if (!draft.part)
    return step.choose('part', (draft.page ?? 0) % 2 === 0 ? 'settings.first' : 'settings.second', undefined);
  const dialog = leadsTo[draft.part.id];
  return dialog ? step.become(dialog) : step.next();
}

const isAbout = ({ part }: SettingsDraft, id: string): boolean => typeof part === 'object' && part.id === id;

async function changeName(step: Step<SettingsDraft>) {
  const { draft, turn } = step;
  if (!isAbout(draft, 'name')) return step.next();
  draft.name ??= draft.wanted;
  delete draft.wanted;
  if (draft.name === undefined) {
    const { name } = turn.person;
    return name === null
      ? step.askWords('name', 'welcome.name')
      : step.askWords('name', 'settings.name', { name });
  }
  const read = readName(draft.name);
  delete draft.name;
  if ('again' in read) return step.askWords('name', read.again);
  const { name } = read;
  turn.changes.set('people', { id: turn.person.id }, { name });
  await step.say('settings.named', { name });
  return step.end();
}

async function changeWhoSees(step: Step<SettingsDraft>) {
  const { draft, turn } = step;
  if (!isAbout(draft, 'page')) return step.next();
  if (!draft.who) return step.choose('who', 'settings.page', undefined);
  const pageVisibility = draft.who.id === 'anyone' ? 'anyone' : 'groups';
  turn.changes.set('people', { id: turn.person.id }, { pageVisibility });
  await step.say(pageVisibility === 'anyone' ? 'settings.pageAnyone' : 'settings.pageGroups');
  return step.end();
}

async function changeHowOften(step: Step<SettingsDraft>) {
  const { often, page = 0 } = step.draft;
  if (often) return step.become(names.digestTimes, { change: often.id });
  return step.choose('often', page % 2 === 0 ? 'settings.often' : 'settings.oftenToo', undefined);
}

export const settings = conversation<SettingsDraft>(names.settings, {
  steps: [chooseWhat, changeName, changeWhoSees, changeHowOften],
});
