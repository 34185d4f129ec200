// Nothing was new four times in a row: they are asked once whether they want another group. What is quiet is kept unless they say so.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

/** The timer by which they are asked. */
export const GROUPS_QUIET = 'groups-quiet';

/** Its question gives way to news: whoever has not answered it reads bare numbers as those of the news. */
export const QUIET_FIELD = 'another';

interface QuietDraft {
  [QUIET_FIELD]?: Choice;
}

async function askWhetherAnother(step: Step<QuietDraft>) {
  const { draft, turn } = step;
  if (draft.another?.id === 'find') return step.become(names.groups, { said: true });
  if (draft.another) {
    await step.say('quiet.kept');
    return step.end();
  }
  const [one, ...others] = await turn.store.communities.mine(turn.person.id);
  if (!one) return step.end();
  return others.length > 0
    ? step.choose(QUIET_FIELD, 'quiet.many', undefined)
    : step.choose(QUIET_FIELD, 'quiet.one', { group: one.name });
}

export const quietGroups = conversation<QuietDraft>(names.quiet, { steps: [askWhetherAnother] });
