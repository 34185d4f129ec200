// The menu: two things to do and More, three times over.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

interface MenuDraft {
  chosen?: Choice;
}

const pages = ['menu.first', 'menu.second', 'menu.third'] as const;
const leadsTo: Readonly<Record<string, string>> = {
  post: names.post,
  ask: names.ask,
  digest: names.digest,
  groups: names.groups,
  settings: names.settings,
  person: names.person,
};

async function chooseWhatToDo(step: Step<MenuDraft>) {
  const { chosen, page = 0 } = step.draft;
  const dialog = chosen && leadsTo[chosen.id];
  if (dialog) return step.become(dialog);
  return step.choose('chosen', pages[page % pages.length] ?? 'menu.first', undefined);
}

export const menu = conversation<MenuDraft>(names.menu, { steps: [chooseWhatToDo] });
