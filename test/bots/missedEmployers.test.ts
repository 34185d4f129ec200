// Employers and whoever asks them, while the service is away: what is still of use is said once it is back, by day, and once.
import { expect } from 'chai';
import { REPLY_CAME } from '../../dialogs/comment.js';
import { EMPLOYER_ASKED } from '../../dialogs/employerAsked.js';
import { EMPLOYER_MISSED } from '../../dialogs/questionClock.js';
import { comment, update } from '../store/rows.js';
import { check, due, has, MINUTE, type Missed, says, TEN, timed } from '../support/missed.js';

const toMeet = says(
  ['Jo', "ask green's cafe when do you open?"],
  ['Gus', 'We open at six.'],
  ['Jo', 'meet'],
  ['Jo', 'ask them'],
);

const sharing = {
  id: 'e1',
  communityId: 'group-art-group',
  employerId: 'employer-green-s-cafe',
  byId: null,
  askedAt: TEN,
  since: null,
  until: null,
};

const gus = "Gus answers for Green's Cafe (food)";

const table: readonly Missed[] = [
  {
    it: 'a question has one end, its employer no miss, and no word before it',
    given: [gus],
    first: says(['Jo', "ask green's cafe Do you have a table for six?"], ['Jo', '1']),
    away: '1 week',
    reads: ["8 10:00 Jo: Green's Cafe did not answer", '8 10:00 Gus: Jo asked'],
    after: async ({ store }) => {
      expect((await store.view.employers.byId('employer-green-s-cafe'))?.misses ?? 0).to.equal(0);
    },
  },
  {
    it: 'somebody is asked by day whether they want to meet',
    given: [gus],
    first: toMeet,
    away: '13 hours',
    reads: ['2 08:00 Gus: Jo would like to meet you.'],
  },
  {
    it: 'two who may meet are asked by day how they can be reached',
    given: [gus, 'Ana is staff in Slack'],
    first: async (scene) => {
      await toMeet(scene);
      await scene.pass('1 minute');
      await scene.says('Gus', '1');
      const [line] = await scene.store.view.safety.waiting(9);
      await scene.says('Ana', { choice: `do:meet-go:${line?.id}` });
    },
    away: '13 hours',
    reads: ['2 08:00 Jo: You', '2 08:00 Gus: You and Jo'],
  },
  {
    it: 'what nobody said a word to for two weeks ends by day',
    given: [gus],
    first: async (scene) => {
      await toMeet(scene);
      await scene.pass('1 minute');
    },
    away: '349 hours',
    reads: ["16 08:00 Jo: You and Green's Cafe"],
  },
  {
    it: 'a reply to what an employer shared comes by day',
    given: [gus],
    first: has({
      employer_groups: [{ ...sharing, since: TEN - 60 * MINUTE }],
      updates: [
        update('u1', 'person-gus', {
          communityId: sharing.communityId,
          employerId: sharing.employerId,
          createdAt: TEN - 60 * MINUTE,
          visibleFrom: TEN - 50 * MINUTE,
        }),
      ],
      comments: [comment('k1', 'u1', 'person-sam', { createdAt: TEN - 6 * MINUTE, visibleFrom: TEN })],
      timers: [due(REPLY_CAME, 'k1', 'person-gus')],
    }),
    away: '13 hours',
    reads: ['2 08:00 Gus: Sam'],
  },
  {
    it: 'a date that went by is counted once',
    given: [gus],
    first: timed(EMPLOYER_MISSED, 'employer-green-s-cafe'),
    away: '1 week',
    reads: [],
    after: async ({ store }) => {
      expect((await store.view.employers.byId('employer-green-s-cafe'))?.misses).to.equal(1);
    },
  },
  {
    it: 'an employer is asked by day whether they share in a group',
    given: [gus],
    first: has({ employer_groups: [sharing], timers: [due(EMPLOYER_ASKED, 'e1', 'person-gus')] }),
    away: '13 hours',
    reads: ['2 08:00 Gus: '],
  },
];

describe('an employer, and what was missed while the service was away', () => {
  for (const row of table) it(`${row.it}, away for ${row.away}`, () => check(row));
});
