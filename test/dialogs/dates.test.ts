// The dates that are promised, and how dates are said.
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { dueDate, sayMoment, type WorkingHours } from '../../dialogs/dates.js';

const london = 'Europe/London';
const shop: WorkingHours = { zone: london, workingDays: '12345', closesAt: 18 * 60 };
const at = (local: string, zone = london): number => DateTime.fromISO(local, { zone }).toMillis();
const local = (moment: number, zone = london): string =>
  DateTime.fromMillis(moment, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

const promises: readonly (readonly [
  why: string,
  asked: string,
  hours: Partial<WorkingHours>,
  due: string,
])[] = [
  ['three working days later at 17:00', '2026-12-01T10:00', {}, '2026-12-04T17:00'],
  ['when they close, if that is earlier', '2026-12-01T10:00', { closesAt: 13 * 60 + 30 }, '2026-12-04T13:30'],
  ['not counting the weekend', '2026-12-03T10:00', {}, '2026-12-08T17:00'],
  ['asked at the weekend, from Monday on', '2026-12-05T23:00', {}, '2026-12-09T17:00'],
  ['on the days they work', '2026-12-01T10:00', { workingDays: '26' }, '2026-12-12T17:00'],
  ['once a week, three weeks on', '2026-12-01T10:00', { workingDays: '2' }, '2026-12-22T17:00'],
  ['on office days where none are known', '2026-12-01T10:00', { workingDays: '' }, '2026-12-04T17:00'],
  ['at the same local time across the change in spring', '2026-03-26T10:00', {}, '2026-03-31T17:00'],
  ['at the same local time across the change in autumn', '2026-10-23T10:00', {}, '2026-10-28T17:00'],
  [
    'at noon, if they close while the asker sleeps',
    '2026-12-01T10:00',
    { closesAt: 6 * 60 },
    '2026-12-04T12:00',
  ],
  [
    'next noon, if it is late for the asker',
    '2026-12-01T10:00',
    { zone: 'America/New_York' },
    '2026-12-05T12:00',
  ],
  [
    'in their own days, wherever they are',
    '2026-12-01T20:00',
    { zone: 'Pacific/Auckland' },
    '2026-12-07T12:00',
  ],
];

const sayings: readonly (readonly [moment: string, said: string])[] = [
  ['2026-12-01T17:00', 'today 5pm'],
  ['2026-12-04T17:00', 'Friday 5pm'],
  ['2026-12-07T09:30', 'Monday 9:30am'],
  ['2026-12-02T12:00', 'Wednesday 12 noon'],
  ['2026-12-02T00:00', 'Wednesday midnight'],
  ['2026-12-08T15:00', 'Tuesday 8 December, 3pm'],
  ['2027-01-04T15:00', 'Monday 4 January, 3pm'],
  ['2026-11-30T12:05', 'Monday 30 November, 12:05pm'],
];

describe('the date of a question', () => {
  for (const [why, asked, hours, due] of promises)
    it(`is ${why}: asked ${asked}, due ${due}`, () =>
      expect(local(dueDate(at(asked), { ...shop, ...hours }, london))).to.equal(due));

  it('is later than the asking, whenever it was asked', () => {
    for (let hour = 0; hour < 24 * 14; hour++) {
      const asked = at('2026-10-19T00:00') + hour * 3_600_000;
      expect(dueDate(asked, shop, london)).to.be.greaterThan(asked + 2 * 86_400_000);
    }
  });
});

describe('a moment', () => {
  for (const [moment, said] of sayings)
    it(`${moment} is said "${said}" on Tuesday 1 December`, () =>
      expect(sayMoment(at(moment), at('2026-12-01T10:00'), london)).to.equal(said));

  it('is said in the zone of whoever reads it', () => {
    const moment = at('2026-12-04T17:00');
    expect(sayMoment(moment, at('2026-12-01T10:00'), 'Europe/Paris')).to.equal('Friday 6pm');
  });
});
