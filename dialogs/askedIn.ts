// Somebody is asked into a group: because theirs gave rise to it, because theirs went on in it, or by somebody who runs it. They are
// asked and never moved; what stood open waits below.
import { newGroupCode } from './groupCode.js';
import { conversation } from './conversation.js';
import { enterGroup } from './enterGroup.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

/** Why somebody is asked into a group. */
export interface AskedIn {
  why: 'spin-off' | 'merge' | 'person';
  groupId: string;
  /** The group it came from, or the person who asks. */
  fromId: string;
}

type AskedInDraft = AskedIn & { heard?: Choice };

async function askIn(step: Step<AskedInDraft>) {
  const { draft, turn } = step;
  const group = await turn.store.communities.byId(draft.groupId);
  if (!group || group.closedAt !== null) return step.end();
  if (draft.heard?.id === 'join') {
    await enterGroup(turn, group, true);
    return step.end();
  }
  if (draft.heard) {
    if (group.joining === 'open') await step.say('askedIn.later', { group: group.name });
    else await step.say('askedIn.laterCode', { code: newGroupCode(turn, group.id).code });
    return step.end();
  }
  const before = await turn.store.communities.membership(group.id, turn.person.id);
  if (before?.state === 'member') return step.end();
  return ask(step, group.name);
}

async function ask(step: Step<AskedInDraft>, group: string) {
  const { draft, turn } = step;
  if (draft.why === 'person') {
    const person = await turn.store.people.person(draft.fromId);
    return step.choose('heard', 'askedIn.person', { name: person?.name ?? turn.words.someone, group });
  }
  const from = (await turn.store.communities.byId(draft.fromId))?.name ?? turn.words.someone;
  const key = draft.why === 'merge' ? 'askedIn.merge' : 'askedIn.spinOff';
  return step.choose('heard', key, { who: from, group });
}

export const askedIn = conversation<AskedInDraft>(names.askedIn, { steps: [askIn] });
