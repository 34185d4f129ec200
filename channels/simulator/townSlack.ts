// Puts people of the sample town into its pretend Slack: staff, and an employer who answers there and no longer by text. The
// admin command never does this, as a real service has no such workspace.
import { Changes } from '../../store/changes.js';
import type { Store } from '../../store/store.js';
import { townId } from './town/rows.js';
import { slackPeople, team, type TownSlackPerson } from './town/slack.js';

/**
 * True when they were added, false when they were there. The town must be there.
 * @param now milliseconds UTC
 */
export async function seedSlack(store: Store, now: number): Promise<boolean> {
  const changes = new Changes();
  for (const one of slackPeople)
    if (!(await store.view.people.who('slack', keyOf(one)))) addAddress(changes, one, now);
  const { inserts, operations, outbox } = changes;
  if (!inserts.addresses) return false;
  await store.commit({ inserts, operations, outbox });
  return true;
}

const keyOf = ({ user }: TownSlackPerson): string => `${team}/${user}`;

function addAddress(changes: Changes, one: TownSlackPerson, since: number): void {
  const addressId = townId('slack', one.person);
  const personId = townId('person', one.person);
  changes.add('addresses', {
    id: addressId,
    channel: 'slack',
    key: keyOf(one),
    activePersonId: personId,
    conversation: '',
    optedOutAt: null,
    problem: null,
    problemAt: null,
    createdAt: since,
  });
  changes.add('address_people', {
    id: townId('slack-has', one.person),
    addressId,
    personId,
    since,
    until: null,
  });
  if (one.isStaff) return;
  const answersThere = { addressId, channel: 'slack', key: keyOf(one) };
  changes.set('employer_contacts', { id: townId('contact', one.person) }, answersThere);
}
