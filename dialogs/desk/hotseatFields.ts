// The form of a hotseat: what is filled in, and what is amiss with it. What needs a clock or the store is not judged here.
import { IANAZone } from 'luxon';
import type { Hotseat } from '../../store/hotseats.js';
import type { Field } from '../sheet.js';
import type { Words } from '../turn.js';
import { carrierWords } from '../understanding/carrier.js';
import { fill } from '../words/shape.js';
import type { Amiss, Filled } from './deed.js';

const MOST_NAME = 24;
const MOST_TOPIC = 60;
const MOST_SEEDS = 6;
/** Letters of one question to start with. */
const MOST_SEED = 160;
const LENGTHS = [30, 45, 60, 90] as const;
const USUAL = 60;

/** What stands in the form already. */
export interface Standing {
  hotseat: Pick<Hotseat, 'guestName' | 'topic' | 'startsAt' | 'zone' | 'minutes' | 'checked'>;
  groupIds: readonly string[];
  seeds: readonly string[];
}

export function fieldsOf(
  words: Words,
  { groupIds, hotseat, seeds }: Standing,
  groups: readonly { id: string; label: string }[],
): Field[] {
  const { checked, guestName, minutes, startsAt, topic, zone } = hotseat;
  const lengths = LENGTHS.map((count) => ({
    id: String(count),
    label: fill(words['run.length'], { count }),
  }));
  const value = { groups: groupIds.join(','), seeds: seeds.join('\n') };
  return [
    { ...line('guest', words['run.guest'], guestName), hint: words['run.guestHint'], most: MOST_NAME },
    { ...person('who', words['run.who']), hint: words['run.whoHint'] },
    { ...line('topic', words['run.topic'], topic), most: MOST_TOPIC },
    { name: 'at', label: words['run.when'], kind: 'time', value: String(startsAt) },
    line('zone', words['run.zone'], zone),
    {
      name: 'minutes',
      label: words['run.minutes'],
      kind: 'choice',
      choices: lengths,
      value: String(minutes),
    },
    { name: 'groups', label: words['run.groups'], kind: 'choices', choices: groups, value: value.groups },
    person('cohost', words['run.cohostIs']),
    {
      name: 'seeds',
      label: words['run.seeds'],
      hint: words['run.seedsHint'],
      kind: 'words',
      value: value.seeds,
      most: MOST_SEEDS * (MOST_SEED + 1),
      optional: true,
    },
    checks(words, checked === 'no' ? 'no' : 'yes'),
  ];
}

const line = (name: string, label: string, value: string): Field => ({ name, label, kind: 'line', value });
const person = (name: string, label: string): Field => ({ name, label, kind: 'person', optional: true });

const checks = (words: Words, value: string): Field => ({
  name: 'checked',
  label: words['run.checks'],
  kind: 'choice',
  value,
  choices: [
    { id: 'yes', label: words['run.checked'] },
    { id: 'no', label: words['run.unchecked'] },
  ],
});

/** Without a clock: that it lies in the future is said when it is done. */
export function check(filled: Filled, words: Words): Amiss {
  const amiss: Record<string, string> = {};
  const { guest = '', topic = '', at, groups = '', zone = '' } = filled;
  const name = guest.trim();
  if (!/^\p{L}/u.test(name)) amiss['guest'] = words['run.noName'];
  else if (carrierWords.includes(name.toLowerCase())) amiss['guest'] = words['run.carrier'];
  else if (name.length > MOST_NAME) amiss['guest'] = fill(words['desk.tooLong'], { count: MOST_NAME });
  if (!/\p{L}/u.test(topic)) amiss['topic'] = words['run.noTopic'];
  else if (topic.length > MOST_TOPIC) amiss['topic'] = fill(words['desk.tooLong'], { count: MOST_TOPIC });
  if (!(Number(at) > 0)) amiss['at'] = words['run.noTime'];
  if (!IANAZone.isValidZone(zone.trim())) amiss['zone'] = words['run.noZone'];
  if (groups === '') amiss['groups'] = words['run.noGroup'];
  const seeds = seedsIn(filled);
  if (seeds.length > MOST_SEEDS) amiss['seeds'] = fill(words['run.manySeeds'], { count: MOST_SEEDS });
  else if (seeds.some(({ length }) => length > MOST_SEED))
    amiss['seeds'] = fill(words['desk.tooLong'], { count: MOST_SEED });
  return amiss;
}

export const seedsIn = ({ seeds = '' }: Filled): string[] =>
  seeds
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** What the form says of the row itself. */
export function rowIn(filled: Filled): Standing['hotseat'] {
  const { guest = '', topic = '', at, zone = '', minutes, checked } = filled;
  return {
    guestName: guest.trim().replace(/\s+/g, ' '),
    topic: topic.trim(),
    startsAt: Math.floor(Number(at) / 60_000) * 60_000,
    zone: zone.trim(),
    minutes: LENGTHS.find((one) => String(one) === minutes) ?? USUAL,
    checked: checked === 'no' ? 'no' : 'yes',
  };
}
