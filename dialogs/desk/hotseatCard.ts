// The card of a hotseat in the channel of its staff: where it stands in numbers, what can be done with it, and the questions to look at,
// the oldest first. However many there are, it stays one card that is drawn again.
import type { Hotseat, HotseatQuestion } from '../../store/hotseats.js';
import { momentOf } from '../dates.js';
import { mayHaveExtra } from '../hotseatExtra.js';
import { askersOf, isOpen } from '../hotseatNext.js';
import { stateAt } from '../hotseatTimes.js';
import type { Button, Part } from '../sheet.js';
import type { Words } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Draw, Drawing } from './deed.js';
import { isOver } from './hotseatMay.js';
import { isRough, isToLookAt } from './hotseatModerate.js';
import { belongsHere } from './may.js';

/** Questions on a card. */
const MOST = 5;

export const hotseatCard: Draw = async (drawing, about) => {
  const { store, words } = drawing;
  const hotseat = await store.hotseats.byId(about);
  const groups = await store.hotseats.communityIds(about);
  if (!hotseat || !(await belongsHere(drawing, groups[0]))) return null;
  const all = await store.hotseats.questions(about);
  return {
    title: titleOf(words, hotseat),
    parts: [
      { kind: 'text', text: titleOf(words, hotseat) },
      { kind: 'small', text: hotseat.topic },
      await numbersOf(drawing, hotseat, all),
      ...(await buttonsOf(drawing, hotseat, all)),
      ...toLookAt(drawing, hotseat, all),
    ],
  };
};

export const titleOf = (words: Words, { guestName: guest, startsAt, zone }: Hotseat): string =>
  fill(words['run.about'], { guest, date: momentOf(startsAt, zone) });

const states = {
  draft: 'run.draft',
  announced: 'run.open',
  box: 'run.open',
  doors: 'run.doorsOpen',
  live: 'run.live',
  extra: 'run.inExtra',
  closed: 'run.closed',
  'mop-up': 'run.closed',
  summary: 'run.done',
  archive: 'run.done',
  cancelled: 'run.off',
} as const;

/** People and questions, each counted once; those that ask the same are one. */
export async function numbersOf(
  { now, store, words }: Drawing,
  hotseat: Hotseat,
  all: readonly HotseatQuestion[],
): Promise<Part> {
  const listening = (await store.hotseats.countWatchers(hotseat.id)).reduce(
    (sum, { count }) => sum + count,
    0,
  );
  const count = (which: (one: HotseatQuestion) => boolean): string =>
    String(all.filter((one) => one.seed === 'no' && one.sameAsId === null && which(one)).length);
  const facts = [
    { name: words['run.state'], value: words[states[stateAt(hotseat, now)]] },
    { name: words['run.asked'], value: String(await store.hotseats.countInvited(hotseat.id)) },
    { name: words['run.listening'], value: String(listening) },
    { name: words['run.waiting'], value: count((one) => isToLookAt(hotseat, one)) },
    { name: words['run.ready'], value: count((one) => isOpen(hotseat, one) || one.state === 'taken') },
    { name: words['run.answered'], value: count(({ state }) => state === 'answered') },
    { name: words['run.held'], value: count(({ state }) => state === 'held') },
  ];
  return { kind: 'facts', facts };
}

/** What can be done with it now. */
export async function buttonsOf(
  { now, store, words }: Drawing,
  hotseat: Hotseat,
  all: readonly HotseatQuestion[],
): Promise<Part[]> {
  const { guestPersonId, id } = hotseat;
  const state = stateAt(hotseat, now);
  if (isOver(hotseat) || isHeldAlready(hotseat, state)) return [];
  if (state === 'closed' || state === 'mop-up')
    return [{ kind: 'buttons', buttons: [moveButton(words, id)] }];
  const isDraft = state === 'draft';
  const code: Button[] =
    guestPersonId === null ? [{ id: `do:hotseat-code:${id}`, label: words['run.code'] }] : [];
  const more: Button[] = mayHaveExtra(hotseat, all, now)
    ? [{ id: `do:hotseat-extra:${id}`, label: words['run.extra'] }]
    : [];
  const buttons: Button[] = isDraft
    ? [
        announceButton(words, id, await countMembers({ store }, id)),
        { id: `form:hotseat:${id}`, label: words['run.change'] },
        ...code,
      ]
    : [...more, moveButton(words, id), ...code];
  return [{ kind: 'buttons', buttons: [...buttons, cancelButton(words, hotseat)] }];
}

/** Once its hour is over it can still be moved where the guest never came. */
const isHeldAlready = ({ guestHereAt }: Hotseat, state: Hotseat['state']): boolean =>
  state === 'summary' ||
  state === 'archive' ||
  ((state === 'closed' || state === 'mop-up') && guestHereAt != null);

const moveButton = (words: Words, id: string): Button => ({
  id: `form:hotseat-move:${id}`,
  label: words['run.move'],
});

async function countMembers({ store }: Pick<Drawing, 'store'>, id: string): Promise<number> {
  let count = 0;
  for (const group of await store.hotseats.communityIds(id))
    count += await store.communities.countMembers(group);
  return count;
}

const announceButton = (words: Words, id: string, count: number): Button => ({
  id: `do:hotseat-announce:${id}`,
  label: words['run.announce'],
  weight: 'main',
  sure: {
    title: words['run.announce'],
    text: fill(words['run.announceSure'], { count }),
    yes: words['run.announce'],
    no: words['desk.no'],
  },
});

const cancelButton = (words: Words, { guestName: guest, id }: Hotseat): Button => ({
  id: `do:hotseat-cancel:${id}`,
  label: words['run.cancel'],
  weight: 'stop',
  sure: {
    title: words['run.cancel'],
    text: fill(words['run.cancelSure'], { guest }),
    yes: words['run.cancel'],
    no: words['desk.no'],
  },
});

/** Nothing where questions go to the guest at once. */
function toLookAt({ words }: Drawing, hotseat: Hotseat, all: readonly HotseatQuestion[]): Part[] {
  if (isOver(hotseat)) return [];
  const waiting = all.filter((one) => isToLookAt(hotseat, one));
  const shown = waiting.slice(0, MOST).flatMap((one) => questionParts(words, one, all));
  const more = waiting.length - MOST;
  return [
    ...(shown.length > 0 ? [{ kind: 'line' } as const] : []),
    ...shown,
    ...(more > 0 ? [{ kind: 'small', text: fill(words['run.more'], { count: more }) } as const] : []),
    ...(waiting.filter((one) => !isRough(one)).length > 1
      ? [
          {
            kind: 'buttons',
            buttons: [{ id: `do:hotseat-let-all:${hotseat.id}`, label: words['run.letAll'] }],
          } as const,
        ]
      : []),
  ];
}

function questionParts(words: Words, question: HotseatQuestion, all: readonly HotseatQuestion[]): Part[] {
  const { id, text } = question;
  const count = askersOf(question, all);
  return [
    { kind: 'quote', text: text.slice(0, 1000) },
    ...(isRough(question) ? [{ kind: 'small', text: words['run.rough'] } as const] : []),
    ...(count > 1 ? [{ kind: 'small', text: fill(words['run.people'], { count }) } as const] : []),
    {
      kind: 'buttons',
      buttons: [
        { id: `do:hotseat-let:${id}`, label: words['run.let'], weight: 'main' },
        { id: `form:hotseat-hold:${id}`, label: words['run.hold'] },
        { id: `form:hotseat-same:${id}`, label: words['run.same'] },
      ],
    },
  ];
}
