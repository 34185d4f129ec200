// The service is away while timers come due. Each kind has its rule: caught up, asked again by day, or dropped; and whatever it is
// happens once. Employers and hotseats have files of their own.
import { expect } from 'chai';
import { LONG_TOLD } from '../../bots/longTold.js';
import { ASKED_IN, GROUP_TOLD } from '../../dialogs/desk/fanOut.js';
import { LINE_HELD } from '../../dialogs/desk/hold.js';
import { STAFF_SAID } from '../../dialogs/desk/write.js';
import { SENT_BACK } from '../../dialogs/decisions.js';
import { STAFF_HELPS } from '../../dialogs/desk/stuck.js';
import { LINK_TYPED } from '../../dialogs/link.js';
import { GROUPS_QUIET } from '../../dialogs/quietGroups.js';
import type { Note } from '../../store/notes.js';
import { PICTURE_CAME } from '../../store/photoLinks.js';
import { changes, outbound } from '../store/rows.js';
import { check, due, ELEVEN, has, MINUTE, type Missed, says, TEN, timed } from '../support/missed.js';
import type { Scene } from '../support/scene.js';

const long = (more: object = {}) =>
  timed(LONG_TOLD, { text: 'Long words.', choices: [], priority: 'answer', ...more }, 'person-jo');

const told = (what: 'announcement' | 'closed') =>
  has({
    announcements: [
      { id: 'a1', communityId: 'group-art-group', byId: null, text: 'Tea.', createdAt: TEN, sentAt: TEN },
    ],
    timers: [due(GROUP_TOLD, { what, groupId: 'group-art-group', announcementId: 'a1', after: '' })],
  });

const toJo = { channel: 'sms', personId: 'person-jo', priority: 'broadcast', dueAt: TEN } as const;
const waits = (more: object) => (scene: Scene) =>
  scene.store.commit(
    changes({
      outbox: [
        outbound('person-jo', {
          ...toJo,
          address: scene.town.numberOf('Jo'),
          body: { text: 'News.', choices: [] },
          hours: 'awake',
          ...more,
        }),
      ],
    }),
  );

const line = {
  id: 'l1',
  kind: 'report',
  personId: 'person-sam',
  aboutId: null,
  note: 'Look.',
  createdAt: TEN,
  doneAt: null,
  heldUntil: TEN + 5 * MINUTE,
};
const note: Note = {
  id: 'n1',
  personId: 'person-jo',
  communityId: null,
  byId: null,
  kind: 'to-member',
  text: 'Tea?',
  createdAt: TEN,
};
const asksIn = { why: 'spin-off', groupId: 'group-sea-group', fromId: 'group-art-group' };
const tooLong = `${'I painted a boat by the sea today '.repeat(5)}and`;

const parts = says(['Jo', 'post'], ['Jo', tooLong]);
const daily = [
  'Jo gets news every day at 12:00',
  'Sam shared in Art group 1 hour ago: I painted a boat.',
] as const;

const look = (scene: Scene) => scene.pass('1 minute');
const sentBackTo =
  (state: 'sent-back' | 'shared') =>
  async (scene: Scene): Promise<void> => {
    const [update] = await scene.store.view.updates.of('person-jo', 1);
    const where = { id: update?.id ?? '' };
    const operation = {
      kind: 'set',
      table: 'updates',
      where,
      values: { state, reason: 'Too loud.' },
    } as const;
    const timers = [due(SENT_BACK, where.id, 'person-jo')];
    await has({ timers }, { operations: [operation] })(scene);
  };

const table: readonly Missed[] = [
  {
    it: 'a nudge waits for the morning',
    first: says(['Jo', 'post'], ['Jo', 'I painted a boat.']),
    away: '37 hours',
    reads: ['3 08:00 Jo: '],
  },
  {
    it: 'parts of a long text are read by day',
    first: parts,
    away: '13 hours',
    reads: ['2 08:00 Jo: You wrote'],
    upTo: '12 hours',
  },
  {
    it: 'parts of a long text are read at once',
    first: parts,
    away: '1 hour',
    reads: ['1 11:00 Jo: You wrote'],
    upTo: '5 minutes',
  },
  { it: 'a long word waits for the morning', first: long(), away: '13 hours', reads: ['2 08:00 Jo: Long'] },
  { it: 'a long word comes a week late', first: long(), away: '1 week', reads: ['8 10:00 Jo: Long'] },
  {
    it: 'a long word that is stale is dropped',
    first: long({ staleAt: ELEVEN }),
    away: '1 day',
    reads: [],
  },
  {
    it: 'an announcement comes by day',
    first: told('announcement'),
    away: '13 hours',
    reads: ['2 08:00 Jo: From Art group', '2 08:00 Sam: From Art group'],
  },
  { it: 'an announcement is dropped', first: told('announcement'), away: '8 days', reads: [] },
  { it: 'nobody hears that an open group is closed', first: told('closed'), away: '1 day', reads: [] },
  {
    it: 'whether they want into another group is asked by day',
    given: ['groups: Sea group'],
    first: timed(ASKED_IN, asksIn, 'person-jo'),
    away: '13 hours',
    reads: ['2 08:00 Jo: '],
  },
  {
    it: 'what is asked in the morning does not stand open at night',
    given: ['groups: Sea group'],
    first: timed(ASKED_IN, asksIn, 'person-jo'),
    away: '13 hours',
    reads: [],
    upTo: '1 hour',
    after: async (scene) => {
      expect((await scene.stateOf('Jo'))?.open).to.equal(undefined);
    },
  },
  {
    it: 'whether quiet groups are enough is asked by day',
    first: timed(GROUPS_QUIET, 'person-jo', 'person-jo'),
    away: '1 day',
    reads: ['2 10:00 Jo: '],
  },
  {
    it: 'a word of staff comes by day',
    first: has({ notes: [note], timers: [due(STAFF_SAID, 'n1', 'person-jo')] }),
    away: '13 hours',
    reads: ['2 08:00 Jo: '],
  },
  {
    it: 'what was put off is brought up once',
    first: has({ waiting: [line], timers: [due(LINE_HELD, 'l1', 'person-jo')] }),
    away: '1 week',
    reads: ['8 10:00 Jo: '],
  },
  {
    it: 'what was dealt with meanwhile is not brought up',
    first: has({ waiting: [{ ...line, doneAt: TEN }], timers: [due(LINE_HELD, 'l1', 'person-jo')] }),
    away: '1 week',
    reads: [],
  },
  {
    it: 'a matter of safety pages one at any hour, and the next after ten minutes',
    given: ['Lee is a safeguarding lead'],
    first: says(['Jo', 'I want to kill myself']),
    away: '13 hours',
    reads: ['1 23:00 Lee: '],
    upTo: '5 minutes',
  },
  {
    it: 'a picture that came is asked about by day',
    first: timed(PICTURE_CAME, 'p1', 'person-jo'),
    away: '13 hours',
    reads: ['2 08:00 Jo: I have your picture.'],
    upTo: '12 hours',
  },
  {
    it: 'the menu that staff sent comes by day',
    first: timed(STAFF_HELPS, 'menu', 'person-jo'),
    away: '13 hours',
    reads: ['2 08:00 Jo: '],
  },
  {
    it: 'a draft is erased, however late',
    first: says(['Jo', 'post I painted a boat.'], ['Jo', '0']),
    away: '60 days',
    reads: [],
    after: async (scene) => {
      expect(JSON.stringify(await scene.stateOf('Jo'))).not.to.include('boat');
    },
  },
  {
    it: 'what was shared is seen when its hold is over',
    first: says(['Jo', 'post I painted a boat.'], ['Jo', '1']),
    away: '9 hours',
    reads: [],
    upTo: '1 minute',
    after: async (scene) => {
      const [row] = await scene.says('Sam', 'digest');
      expect(row?.body.text).to.include('I painted');
    },
  },
  {
    it: 'news of a day is caught up on that day',
    given: daily,
    first: look,
    away: '4 hours',
    reads: ['1 14:01 Jo: '],
    upTo: '3 hours',
  },
  {
    it: 'news that were missed come with the next',
    given: daily,
    first: look,
    away: '11 hours',
    reads: ['2 12:00 Jo: '],
  },
  {
    it: 'news of a week come at once, as one',
    given: daily,
    first: look,
    away: '1 week',
    reads: ['8 12:00 Jo: '],
  },
  {
    it: 'what waits to leave is held till the morning',
    first: waits({}),
    away: '13 hours',
    reads: ['2 08:00 Jo: News.'],
  },
  { it: 'what is stale by then is dropped', first: waits({ staleAt: ELEVEN }), away: '1 day', reads: [] },
  {
    it: 'what staff want changed is their draft again, by day',
    given: ['Jo shared in Art group 1 day ago: I painted a boat.'],
    first: sentBackTo('sent-back'),
    away: '13 hours',
    reads: ['2 08:00 Jo: '],
    upTo: '12 hours',
  },
  {
    it: 'what staff let through after all is not called theirs to change',
    given: ['Jo shared in Art group 1 day ago: I painted a boat.'],
    first: sentBackTo('shared'),
    away: '1 day',
    reads: [],
  },
  {
    it: 'whoever was given a phone is greeted by day',
    given: ["Kim shares Jo's phone"],
    first: async (scene) => {
      await scene.says('Jo', 'who');
      await scene.says('Jo', 'somebody new');
    },
    away: '13 hours',
    reads: ['2 08:00 Jo: Hi,'],
    upTo: '12 hours',
  },
  {
    it: 'a code that was typed is too old',
    first: async (scene) => {
      await scene.says('Jo', 'link');
      await has({
        timers: [due(LINK_TYPED, (await scene.store.view.links.of('person-jo'))[0]?.id ?? '', 'person-jo')],
      })(scene);
    },
    away: '1 hour',
    reads: [],
  },
];

describe('what was missed while the service was away', () => {
  for (const row of table) it(`${row.it}, away for ${row.away}`, () => check(row));
});
