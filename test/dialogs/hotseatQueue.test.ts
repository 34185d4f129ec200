import { expect } from 'chai';
import fc from 'fast-check';
import { inOrder, placeOf, type Queued } from '../../dialogs/hotseatQueue.js';

const one = (id: string, askers: string[], channel = 'sms', askedAt = Number(id)): Queued => ({
  id,
  askers,
  channel,
  askedAt,
});
const order = (waiting: Queued[], heard: Queued[] = []) => inOrder(waiting, heard).map(({ id }) => id);

const channels = ['sms', 'web', 'slack'];

/** Up to 200 questions of up to 60 people, each at a channel of their own. */
const crowd = fc
  .array(fc.nat(59), { minLength: 1, maxLength: 200 })
  .map((askers) =>
    askers.map((asker, at) =>
      one(String(at), [`p${asker}`], channels[asker % 7 < 4 ? 0 : asker % 3] ?? 'web'),
    ),
  );

describe('The queue of a hotseat', () => {
  it('is in the order in which they asked, when each asked once from one place', () => {
    expect(order([one('2', ['b']), one('1', ['a']), one('3', ['c'])])).to.deep.equal(['1', '2', '3']);
  });

  it('lets nobody come twice before all came once', () => {
    expect(order([one('1', ['a']), one('2', ['a']), one('3', ['b'])])).to.deep.equal(['1', '3', '2']);
    expect(order([one('2', ['a']), one('3', ['b'])], [one('1', ['a'])])).to.deep.equal(['3', '2']);
  });

  it('gives what several ask the place of whoever of them came least', () => {
    expect(order([one('2', ['b', 'c']), one('3', ['a', 'd'])], [one('1', ['b'])])).to.deep.equal(['2', '3']);
  });

  it('takes turns between those who text and those on the web', () => {
    const texts = ['1', '2', '3', '4'].map((id) => one(id, [id]));
    expect(order([...texts, one('5', ['e'], 'web'), one('6', ['f'], 'web')])).to.deep.equal([
      '1',
      '5',
      '2',
      '3',
      '6',
      '4',
    ]);
  });

  it('keeps the seeds for when nobody asks', () => {
    expect(order([one('1', []), one('2', ['a'])])).to.deep.equal(['2', '1']);
  });

  it('says honestly how many come before', () => {
    const waiting = [one('1', ['a']), one('2', ['a']), one('3', ['b'])];
    expect(placeOf('2', waiting, [])).to.equal(2);
    expect(placeOf('9', waiting, [])).to.equal(null);
  });

  it('answers nobody twice before all once, however many ask and however it goes on after any answer', () => {
    fc.assert(
      fc.property(crowd, fc.nat(), (waiting, cut) => {
        const all = inOrder(waiting, []);
        const heard = all.slice(0, cut % (all.length + 1));
        const left = waiting.filter((each) => !heard.includes(each));
        expect(inOrder(left, heard)).to.deep.equal(all.slice(heard.length));
        const people = new Set(waiting.flatMap(({ askers }) => askers));
        const first = all.slice(0, people.size).flatMap(({ askers }) => askers);
        expect(new Set(first).size).to.equal(people.size);
      }),
      { numRuns: 60 },
    );
  });

  it('answers each channel within 10 points of its share, of 200 who ask once, from the tenth answer on', () => {
    const asked = fc.array(fc.constantFrom(...channels), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(asked, fc.integer({ min: 10, max: 200 }), (from, answered) => {
        const waiting = from.map((channel, at) => one(String(at), [`p${at}`], channel));
        const heard = inOrder(waiting, []).slice(0, answered);
        for (const channel of channels) {
          const share = (among: readonly Queued[]) =>
            among.filter((each) => each.channel === channel).length / among.length;
          expect(Math.abs(share(heard) - share(waiting)), channel).to.be.below(0.1);
        }
      }),
      { numRuns: 40 },
    );
  });
});
