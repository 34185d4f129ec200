// A hotseat while the service is away: what is still of use is told once it is back, and nobody hears of what has gone by.
import { HOTSEAT_ANSWERED } from '../../dialogs/hotseatAnswers.js';
import { HOTSEAT_QUARTER } from '../../dialogs/hotseatHeard.js';
import { HOTSEAT_HOST } from '../../dialogs/hotseatHosts.js';
import { HOTSEAT_DUE } from '../../dialogs/hotseatTimetable.js';
import { HOTSEAT_TOLD } from '../../dialogs/hotseatTold.js';
import { HOUSE } from '../../dialogs/turn.js';
import { check, due, ELEVEN, has, MINUTE, type Missed, TEN, timed } from '../support/missed.js';
import type { Scene } from '../support/scene.js';

const paul = { id: 'hotseat-paul', startsAt: ELEVEN };
const guest = 'Paul is the guest of Art group on Tuesday 1 December 2026, 11:00';

const stop = (name: string, minutes: number) =>
  timed(HOTSEAT_DUE, { ...paul, stop: name }, HOUSE, ELEVEN + minutes * MINUTE);

/** Jo asks Paul, and the rest comes after it. */
const asked =
  (...rest: readonly ((scene: Scene) => Promise<unknown>)[]) =>
  async (scene: Scene): Promise<void> => {
    await scene.says('Jo', 'ask paul Do you bake?');
    for (const one of rest) await one(scene);
  };

/** Paul has answered Jo five minutes after ten; Sam hears every answer once Jo has, or all of a quarter of an hour at once. */
const answeredFor =
  (mode: 'every' | 'quarter') =>
  async (scene: Scene): Promise<void> => {
    const [question] = await scene.store.view.hotseats.questions(paul.id);
    if (!question) throw new Error('nobody asked');
    const at = TEN + 5 * MINUTE;
    const watches = { mode, since: 1, until: null, heardUntil: null } as const;
    await has(
      {
        hotseat_answers: [
          {
            id: 'a1',
            hotseatId: paul.id,
            questionId: question.id,
            byId: null,
            text: 'At four.',
            state: 'said',
            createdAt: at,
            visibleFrom: at,
            correctsId: null,
          },
        ],
        hotseat_watchers: [
          { id: 'w1', hotseatId: paul.id, personId: 'person-sam', addressId: 'address-sam', ...watches },
        ],
        timers: [
          mode === 'every'
            ? due(HOTSEAT_ANSWERED, { answerId: 'a1', questionId: question.id, after: '' })
            : due(HOTSEAT_QUARTER, { hotseatId: paul.id, after: '' }),
        ],
      },
      {
        operations: [
          {
            kind: 'set',
            table: 'hotseat_questions',
            where: { id: question.id },
            values: { state: 'answered' },
          },
        ],
      },
    )(scene);
  };

const table: readonly Missed[] = [
  {
    it: 'that a guest is here today is dropped once it has begun',
    given: [guest],
    first: asked(stop('today', -55)),
    away: '1 hour',
    reads: [],
    upTo: '20 minutes',
  },
  {
    it: 'that a guest is here today comes before it begins',
    given: [guest],
    first: asked(stop('today', -55)),
    away: '30 minutes',
    reads: ['1 10:30 Jo: Paul is here today'],
    upTo: '5 minutes',
  },
  {
    it: 'a guest has a quarter of an hour from when we are back',
    given: [guest],
    first: asked(stop('missing', 15)),
    away: '80 minutes',
    reads: ['1 11:35 Jo: Paul is not here yet.'],
    upTo: '30 minutes',
  },
  {
    it: 'nobody hears of a guest who is late once that is over',
    given: [guest],
    first: asked(stop('late', 5), stop('missing', 15), stop('ending', 55)),
    away: '1 day',
    reads: [],
    upTo: '5 minutes',
  },
  {
    it: 'a guest is not told that it begins once it has',
    given: ['Paul hosts Art group now'],
    first: timed(HOTSEAT_HOST, { id: paul.id, startsAt: TEN - MINUTE, why: 'doors' }, 'person-paul'),
    away: '1 hour',
    reads: [],
    upTo: '5 minutes',
  },
  {
    it: 'what was left is passed on, and not called unanswered',
    given: [guest],
    first: asked(stop('left', 25 * 60)),
    away: '1 week',
    reads: ['8 10:00 Jo: Paul had no time for your question. A person here'],
    upTo: '1 day',
  },
  {
    it: 'that it was moved is dropped once it is over',
    given: [guest],
    first: asked(timed(HOTSEAT_TOLD, { ...paul, what: 'moved', after: '' })),
    away: '3 hours',
    reads: [],
    upTo: '1 day',
  },
  {
    it: 'that it was moved is told before it begins',
    given: [guest],
    first: asked(timed(HOTSEAT_TOLD, { ...paul, what: 'moved', after: '' })),
    away: '10 minutes',
    reads: ['1 10:10 Jo: Paul now comes Tuesday 1 December'],
    upTo: '1 day',
  },
  {
    it: 'that it is called off is told however late',
    given: [guest],
    first: asked(timed(HOTSEAT_TOLD, { ...paul, what: 'cancelled', after: '' })),
    away: '1 day',
    reads: ['2 10:00 Jo: Paul cannot come.'],
    upTo: '5 minutes',
  },
  {
    it: 'an answer reaches whoever asked and whoever listens',
    given: [guest],
    first: asked(answeredFor('every')),
    away: '1 hour',
    reads: ['1 11:00 Jo: You asked', '1 11:00 Sam: Somebody asked'],
    upTo: '5 minutes',
  },
  {
    it: 'an answer reaches whoever asked, the next morning too',
    given: [guest],
    first: asked(answeredFor('every')),
    away: '13 hours',
    reads: ['2 08:00 Jo: You asked'],
    upTo: '1 day',
  },
  {
    it: 'what was answered in a quarter of an hour comes while it is of use',
    given: [guest],
    first: asked(answeredFor('quarter')),
    away: '90 minutes',
    reads: ['1 11:30 Sam: '],
    upTo: '1 minute',
  },
  {
    it: 'what was answered in a quarter of an hour is left to the page once it is old',
    given: [guest],
    first: asked(answeredFor('quarter')),
    away: '5 hours',
    reads: [],
    upTo: '1 minute',
  },
];

describe('a hotseat that was missed while the service was away', () => {
  for (const row of table) it(`${row.it}, away for ${row.away}`, () => check(row));
});
