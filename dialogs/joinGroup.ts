// Joining a group: found by a misspelt word among all of them or picked from three near; open ones at once, others by asking.
// It ends with the group, or with nothing if they are not in it now.
import { hasTriedEnough, rememberTry } from './codeTries.js';
import { conversation } from './conversation.js';
import { enterGroup } from './enterGroup.js';
import { groupCodeIn, groupOfCode } from './groupCode.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { closest, surely } from './understanding/closest.js';

interface JoinDraft {
  /** What they called it. */
  wanted?: string;
  group?: Choice;
  /** It was named by a code that lets them in. */
  hasCode?: boolean;
}

/** Names that fit what they typed, three at a time. */
const MOST_FOUND = 12;

async function findGroup(step: Step<JoinDraft>) {
  const { draft, turn } = step;
  if (draft.group?.id === 'other') {
    delete draft.group;
    delete draft.wanted;
    delete draft.hasCode;
  }
  if (draft.group) return step.next();
  if (draft.added !== undefined) draft.wanted = draft.added;
  delete draft.added;
  if (!draft.wanted) return pickNear(step);
  const code = groupCodeIn(draft.wanted);
  if (code !== null) return useCode(step, code);
  const found = closest(draft.wanted, await turn.store.communities.names(), MOST_FOUND);
  const one = surely(found);
  if (one) {
    draft.group = { id: one.id, label: one.name };
    return step.next();
  }
  // Where only one fits, and not surely, there must be a way past it.
  const key = found.length === 1 ? 'join.mean' : 'join.which';
  if (found.length > 0) return step.pick('group', key, async (offset) => found.slice(offset), among);
  await step.say('join.none', { text: shorten(draft.wanted) });
  delete draft.wanted;
  return pickNear(step);
}

/** A code is looked up as seldom as one of LINK: it lets people in where nobody is asked. */
async function useCode(step: Step<JoinDraft>, code: string) {
  const { draft, turn } = step;
  const isEnough = await hasTriedEnough(turn);
  const group = isEnough ? null : await groupOfCode(turn, code);
  if (!group) {
    if (!isEnough) rememberTry(turn);
    await step.say(isEnough ? 'join.wait' : 'join.noCode');
    return step.end();
  }
  draft.group = { id: group.id, label: group.name };
  draft.hasCode = true;
  return step.next();
}

const among = { among: 'communities', narrows: true } as const;

async function pickNear(step: Step<JoinDraft>) {
  const { communities } = step.turn.store;
  const near = (offset: number) => communities.near(step.turn.person.id, 4, offset);
  if ((await near(0)).length > 0) return step.pick('group', 'join.pick', near, among);
  await step.say('groups.noOther');
  return step.end();
}

async function join(step: Step<JoinDraft>) {
  const { draft, turn } = step;
  const group = draft.group && (await turn.store.communities.byId(draft.group.id));
  if (!group || group.closedAt !== null) {
    await step.say('join.closed');
    return step.end();
  }
  const isIn = await enterGroup(turn, group, draft.hasCode);
  return step.end(isIn ? { id: group.id, label: group.name } : undefined);
}

export const joinGroup = conversation<JoinDraft>(names.join, { steps: [findGroup, join] });
