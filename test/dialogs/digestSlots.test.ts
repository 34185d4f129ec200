// When news comes by itself, in many zones, over both changes of the clock; and how it grows less for whoever is silent.
import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { awayStep } from '../../dialogs/digestAway.js';
import { dayNameOf, isKept, NEVER, nextSlot } from '../../dialogs/digestSlots.js';

const at = (text: string, zone = 'Europe/London') => DateTime.fromISO(text, { zone }).toMillis();
const said = (moment: number, zone = 'Europe/London') =>
  DateTime.fromMillis(moment, { zone }).toFormat("yyyy-LL-dd'T'HH:mm");
const day = 24 * 60 * 60_000;

const times = (digestEvery: 'daily' | 'weekly' | 'monthly' | 'off', more = {}) => ({
  zone: 'Europe/London',
  digestHour: 10,
  digestDay: 5,
  digestEvery,
  ...more,
});

describe('The time of a digest', () => {
  const cases = [
    ['daily', '2026-12-01T09:59', '2026-12-01T10:00'],
    ['daily', '2026-12-01T10:00', '2026-12-02T10:00'],
    ['weekly', '2026-12-01T10:00', '2026-12-04T10:00'],
    ['weekly', '2026-12-04T10:00', '2026-12-11T10:00'],
    ['monthly', '2026-12-01T10:00', '2026-12-04T10:00'],
    ['monthly', '2026-12-04T10:00', '2027-01-01T10:00'],
    ['daily', '2027-03-27T10:00', '2027-03-28T10:00'],
    ['daily', '2026-10-24T10:00', '2026-10-25T10:00'],
  ] as const;
  for (const [every, now, next] of cases)
    it(`is ${next} for ${every} news after ${now}`, () => {
      expect(said(nextSlot(times(every), at(now)))).to.equal(next);
    });

  it('never comes for whoever wants none, and for nobody at night', () => {
    expect(nextSlot(times('off'), at('2026-12-01T10:00'))).to.equal(NEVER);
    expect(said(nextSlot(times('daily', { digestHour: 23 }), at('2026-12-01T10:00')))).to.equal(
      '2026-12-01T20:00',
    );
    expect(said(nextSlot(times('daily', { digestHour: 3 }), at('2026-12-01T10:00')))).to.equal(
      '2026-12-02T08:00',
    );
  });

  it('comes once a local day at the same hour, whatever the clock does', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'Australia/Lord_Howe',
      'no/zone',
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 8, max: 20 }),
        fc.integer({ min: 0, max: 800 }),
        (zone, digestHour, days) => {
          const from = at('2026-01-01T00:00') + days * day;
          const first = nextSlot(times('daily', { zone, digestHour }), from);
          const second = nextSlot(times('daily', { zone, digestHour }), first);
          const local = (moment: number) =>
            DateTime.fromMillis(moment, { zone: zone === 'no/zone' ? 'utc' : zone });
          expect(local(first).hour).to.equal(digestHour);
          expect(local(second).startOf('day').diff(local(first).startOf('day'), 'days').days).to.equal(1);
        },
      ),
      { seed: Date.now() % 1_000_000 },
    );
  });

  it('is kept while it is the same day and nobody sleeps', () => {
    const slot = at('2026-12-01T18:00');
    expect(isKept(slot, at('2026-12-01T20:59'), 'Europe/London')).to.equal(true);
    expect(isKept(slot, at('2026-12-01T21:00'), 'Europe/London')).to.equal(false);
    expect(isKept(slot, at('2026-12-02T09:00'), 'Europe/London')).to.equal(false);
    expect(dayNameOf(at('2026-12-01T23:30', 'Pacific/Auckland'), 'Pacific/Auckland')).to.equal('2026-12-01');
  });
});

describe('Somebody who is not heard from', () => {
  it('hears less often, and then one goodbye', () => {
    const steps = [20, 50, 100, 200].map((days) => awayStep('daily', days * day));
    expect(steps).to.deep.equal([undefined, 'weekly', 'monthly', 'off']);
    expect(awayStep('monthly', 100 * day)).to.equal(undefined);
    expect(awayStep('off', 400 * day)).to.equal(undefined);
  });
});
