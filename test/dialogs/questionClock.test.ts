// The stages of a question for employers who work when they like and askers who live anywhere, whenever it is asked: in their order,
// each at a time of day at which it is of use.
import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dueDate } from '../../dialogs/dates.js';
import { stagesOf } from '../../dialogs/questionClock.js';

const zones = [
  'Europe/London',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Pacific/Auckland',
] as const;
const twoYears = 730 * 24 * 60;
const from = Date.UTC(2026, 0, 1);

/** Employers, parts of a day among them, and those who close at midnight. */
const hours = fc
  .record({
    zone: fc.constantFrom(...zones),
    workingDays: fc.constantFrom('12345', '67', '135', '2', '1234567', ''),
    opensAt: fc.integer({ min: 0, max: 22 * 60 }),
    lasts: fc.integer({ min: 60, max: 12 * 60 }),
  })
  .map(({ lasts, ...rest }) => ({ ...rest, closesAt: Math.min(24 * 60, rest.opensAt + lasts) }));

const minuteOf = (at: number, zone: string): number => {
  const { hour, minute } = DateTime.fromMillis(at, { zone });
  return hour * 60 + minute;
};

describe('the clock of a question', () => {
  const asked = fc.record({
    hours,
    zone: fc.constantFrom(...zones),
    minutes: fc.integer({ min: 0, max: twoYears }),
  });

  it('has its stages in their order, the word and the date by day for the asker, the rest while the employer works', () => {
    const property = fc.property(asked, ({ hours: theirs, zone, minutes }) => {
      const routedAt = from + minutes * 60_000;
      const dueAt = dueDate(routedAt, theirs, zone);
      const stages = stagesOf({ routedAt, dueAt }, theirs);
      expect(stages.map(({ stage }) => stage)).to.deep.equal(['nudge', 'second', 'card', 'warn', 'due']);
      const times = [routedAt, ...stages.map(({ at }) => at)];
      expect(times).to.deep.equal([...times].sort((one, other) => one - other));
      for (const { at, stage } of stages) {
        if (stage === 'warn' || stage === 'due') expect(minuteOf(at, zone)).to.be.within(8 * 60, 21 * 60 - 1);
        else if (stage !== 'card')
          expect(minuteOf(at, theirs.zone)).to.be.within(theirs.opensAt, theirs.closesAt);
      }
    });
    fc.assert(property, { numRuns: 400 });
  });
});
