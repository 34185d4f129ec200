// The town of the digests' bench, written by the database itself: a million rows take too long from outside.
import { CONSENT_VERSION } from '../../dialogs/words/en.js';
import type { Writer } from '../../store/database.js';

export const peopleIn = 63_000;
const memberships = 200_000;
const updates = 1_000_000;
const DAY = 24 * 60 * 60_000;

/** Numbers from 0, as a table. */
const numbers = (count: number): string =>
  `(with recursive s(n) as (select 0 union all select n + 1 from s where n < ${count - 1}) select n from s)`;

/** Everybody is in three groups or so, wants news every day at ten, and was told up to a week ago. A year of updates. */
export async function fillTown(
  db: Writer,
  { communities, now }: { communities: number; now: number },
): Promise<void> {
  const slot = now - 60_000;
  const mark = now - 7 * DAY;
  const old = now - 400 * DAY;
  // Nobody minds if a power cut ends the bench.
  for (const sql of [
    'pragma synchronous = off',
    'pragma cache_size = -400000',
    'pragma wal_autocheckpoint = 0',
  ])
    await db.all(sql);
  await db.begin();
  for (const sql of [
    `insert into people ("id", "name", "zone", "language", "pageVisibility", "digestEvery", "digestHour", "digestDay", "createdAt",
        "digestNextAt", "digestMark")
      select 'p' || n, 'Name ' || n, 'Europe/London', 'en', 'groups', 'daily', 10, 5, ${old}, ${slot}, ${mark} from ${numbers(peopleIn)}`,
    `insert into addresses ("id", "channel", "key", "activePersonId", "conversation", "createdAt")
      select 'a' || n, 'sms', 'number of p' || n, 'p' || n, 'our number', ${old} from ${numbers(peopleIn)}`,
    `insert into address_people ("id", "addressId", "personId", "since")
      select 'ap' || n, 'a' || n, 'p' || n, ${old} from ${numbers(peopleIn)}`,
    `insert into consents ("id", "personId", "addressId", "wording", "version", "givenAt")
      select 'k' || n, 'p' || n, 'a' || n, 'w', ${CONSENT_VERSION}, ${old} from ${numbers(peopleIn)}`,
    `insert into dialog_state ("personId", "version", "json")
      select 'p' || n, 1, '{"stack":[],"misses":0,"heardAt":${mark}}' from ${numbers(peopleIn)}`,
    `insert into communities ("id", "name", "about", "joining", "visibility", "approval", "createdAt")
      select 'c' || n, 'Group ' || n, 'We meet.', 'open', 'members', 'no', ${old} from ${numbers(communities)}`,
    `insert or ignore into memberships ("id", "communityId", "personId", "since", "state")
      select 'm' || n, 'c' || ((n * 7919 + n / ${peopleIn} * 31) % ${communities}), 'p' || (n % ${peopleIn}), ${old}, 'member'
      from ${numbers(memberships)}`,
    `insert into updates ("id", "personId", "communityId", "text", "fingerprint", "visibility", "state", "visibleFrom", "createdAt")
      select printf('u%07d', n), 'p' || (n * 17 % ${peopleIn}), 'c' || (n % ${communities}),
        'I have some news for all of you, number ' || n || '. It is rather long, as news often is: ' || hex(randomblob(30)), 'f' || n, 'community', 'shared',
        ${now} - cast(n as real) / ${updates} * ${365 * DAY}, ${now} - cast(n as real) / ${updates} * ${365 * DAY} from ${numbers(updates)}`,
  ])
    await db.all(sql);
  await db.commit();
}
