// Leaving a group: which one, then asked once. UNDO brings them back for a day.
import type { Community } from '../store/communities.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { closest, surely } from './understanding/closest.js';

interface LeaveDraft {
  wanted?: string;
  group?: Choice;
  sure?: Choice;
}

async function findMine(step: Step<LeaveDraft>) {
  const { draft, turn } = step;
  const mine = await turn.store.communities.mine(turn.person.id);
  if (draft.group && mine.some(({ id }) => id === draft.group?.id)) return step.next();
  const [only] = mine;
  if (!only) {
    await step.say('groups.none');
    return step.end();
  }
  const one = draft.group || draft.wanted ? wantedOf(draft, mine) : mine.length === 1 ? only : null;
  if (one) {
    draft.group = { id: one.id, label: one.name };
    return step.next();
  }
  if (draft.group || draft.wanted) await step.say('leave.notThere');
  delete draft.group;
  delete draft.wanted;
  return step.pick('group', 'leave.which', async (offset) => mine.slice(offset), { among: 'communities' });
}

/** The one they named among their own; `null` if none surely. */
const wantedOf = ({ wanted }: LeaveDraft, mine: readonly Community[]) =>
  surely(closest(wanted ?? '', mine, 2));

async function isSure(step: Step<LeaveDraft>) {
  const { sure, group } = step.draft;
  return sure ? step.next() : step.choose('sure', 'leave.sure', { group: group?.label ?? '' });
}

async function leave(step: Step<LeaveDraft>) {
  const { draft, turn } = step;
  const group = draft.group?.label ?? '';
  const membership = draft.group && (await turn.store.communities.membership(draft.group.id, turn.person.id));
  if (draft.sure?.id !== 'leave' || !membership) {
    await (membership ? step.say('leave.stayed', { group }) : step.say('leave.notThere'));
    return step.end();
  }
  turn.changes.set('memberships', { id: membership.id, until: null }, { until: turn.now }, 1);
  turn.state.undo = { kind: 'leave', id: membership.id, at: turn.now };
  await step.say('leave.left', { group });
  return step.end();
}

export const leaveGroup = conversation<LeaveDraft>(names.leave, { steps: [findMine, isSure, leave] });
