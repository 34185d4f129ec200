// The groups somebody is in, and three near that they may join.
import type { Community } from '../store/communities.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { questionOf, type Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface GroupsDraft {
  group?: Choice;
  /** Mine were said: another page does not say them again. */
  said?: boolean;
}

async function showGroups(step: Step<GroupsDraft>) {
  const { draft, turn } = step;
  if (draft.group) return step.become(names.join, { group: draft.group });
  if (!draft.said) await sayMine(turn, await turn.store.communities.mine(turn.person.id));
  draft.said = true;
  const near = (offset: number) => turn.store.communities.near(turn.person.id, 4, offset);
  if ((await near(0)).length > 0) return step.pick('group', 'groups.near', near, { among: 'communities' });
  await step.say('groups.noOther');
  return step.end();
}

async function sayMine(turn: Turn, mine: readonly Community[]): Promise<void> {
  const all = mine.map(({ name }) => name);
  const last = all.pop();
  if (last === undefined) return turn.say('groups.none');
  const groups =
    all.length > 0 ? questionOf(turn, 'groups.and', { groups: all.join(', '), group: last }).text : last;
  return turn.say('groups.mine', { groups });
}

export const groups = conversation<GroupsDraft>(names.groups, { steps: [showGroups] });
