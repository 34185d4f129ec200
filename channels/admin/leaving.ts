// What happens when somebody stops answering: open questions go to staff, and a role ends with its last reason.
import type { Changes } from '../../store/changes.js';
import type { EmployerContact } from '../../store/employers.js';
import type { Question } from '../../store/questions.js';
import { type Desk, newId } from './desk.js';

/**
 * Nobody has these questions any more; the next contact who confirms takes them up, of any employer where theirs has `left`.
 * Their askers still hear at the date they were told: its timer stays.
 */
export function giveBack(desk: Desk, changes: Changes, open: readonly Question[], left: boolean): void {
  const nobody = { state: 'waiting', employerId: null, contactId: null, routedAt: null } as const;
  const values = left ? { ...nobody, wantedEmployerId: null } : nobody;
  for (const { communityId, id, personId } of open) {
    changes.set('questions', { id, state: 'routed' }, values, 1);
    changes.add('waiting', {
      id: newId(desk),
      kind: 'no-employer',
      personId,
      aboutId: id,
      note: 'The employer who had this question does not answer any more.',
      communityId,
      createdAt: desk.now,
      doneAt: null,
    });
  }
}

/** Somebody who answers for nobody else is no employer contact any more. */
export async function endRole(desk: Desk, changes: Changes, contact: EmployerContact): Promise<void> {
  const { personId } = contact;
  if (personId === null) return;
  const all = await desk.store.view.employers.contactsOf(personId);
  if (all.some(({ employerId }) => employerId !== contact.employerId)) return;
  changes.set('roles', { personId, kind: 'employer', until: null }, { until: desk.now });
}
