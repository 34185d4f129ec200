// A group asks an employer to share news there: one of those who answer for it says whether they want to. Before that nobody can
// share in its name, and whoever asked hears what they say.
import type { EmployerGroup } from '../store/employerGroups.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

/** The timer by which one of those who answer for an employer is asked, in their own turn. */
export const EMPLOYER_ASKED = 'employer-asked';

interface EmployerAskedDraft {
  placeId: string;
  heard?: Choice;
}

export interface OpenAsk {
  row: EmployerGroup;
  employer: string;
  group: string;
}

/** What is still to be answered, if this is somebody who answers for them; else `null`. */
export async function openAsk({ person, store }: Turn, placeId: string): Promise<OpenAsk | null> {
  const row = await store.employers.groupOf(placeId);
  if (!row || row.until !== null || row.since !== null) return null;
  const contacts = await store.employers.contactsOf(person.id);
  const contact = contacts.find(({ employerId }) => employerId === row.employerId);
  const group = await store.communities.byId(row.communityId);
  if (!contact || group?.closedAt !== null) return null;
  return { row, employer: contact.employerName, group: group.name };
}

async function askIfTheyShare(step: Step<EmployerAskedDraft>) {
  const { draft, turn } = step;
  const asked = await openAsk(turn, draft.placeId);
  if (!asked) return step.end();
  const { employer, group, row } = asked;
  if (!draft.heard) return step.choose('heard', 'employerIn.ask', { employer, group });
  const isIn = draft.heard.id === 'share';
  turn.changes.set(
    'employer_groups',
    { id: row.id, since: null, until: null },
    isIn ? { since: turn.now } : { until: turn.now },
    1,
  );
  await step.say(isIn ? 'employerIn.begun' : 'employerIn.later', { group });
  if (row.byId)
    await turn.tell(row.byId, { priority: 'answer' }, isIn ? 'employerIn.agreed' : 'employerIn.notNow', {
      employer,
      group,
    });
  return step.end();
}

export const employerAsked = conversation<EmployerAskedDraft>(names.employerAsked, {
  steps: [askIfTheyShare],
});
