// An update that staff want changed, in its author's own turn: it is their draft again, and they hear why. What stood open is asked
// again afterwards.
import { keepDraft } from '../dialogs/drafts.js';
import { names } from '../dialogs/names.js';
import { employerPlaces } from '../dialogs/sharePlaces.js';
import { shorten } from '../dialogs/shorten.js';
import type { Talk } from './talk.js';

export async function sentBack(talk: Talk, updateId: string): Promise<void> {
  const { turn } = talk;
  const { communities, updates } = turn.store;
  const update = await updates.byId(updateId);
  if (update?.state !== 'sent-back') return;
  const group = update.communityId === null ? null : await communities.byId(update.communityId);
  const place = (await employerPlaces(turn, turn.person.id)).find(
    ({ communityId, employer }) => communityId === group?.id && employer?.id === update.employerId,
  );
  const there = update.employerId ? place : group && { id: group.id, label: group.name };
  const values = there ? { group: { id: there.id, label: there.label } } : {};
  keepDraft(turn.state, {
    dialog: names.post,
    words: update.text,
    values,
    at: turn.now,
    ...(update.addressId === null ? {} : { addressId: update.addressId }),
  });
  if (turn.address.optedOutAt !== null) return;
  await turn.say('decision.sentBack', { text: shorten(update.text), reason: update.reason ?? '' });
  await talk.askAgain();
}
