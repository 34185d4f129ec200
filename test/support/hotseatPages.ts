// A hotseat of Art group on the pages for reading: Paul is the guest, and Jo, Sam and somebody in the background have asked.
import type { Hotseat, HotseatAnswer, HotseatQuestion } from '../../store/hotseats.js';
import { changes, newPeople } from '../store/rows.js';
import { openArtGroup } from './artGroup.js';
import type { ReadingService } from './readingPages.js';

const MINUTE = 60_000;
export const hotseatId = '01JDWPAULS4RRFFQ69G5FAVABC';
export const short = `/h/${hotseatId.slice(0, 12)}`;

export const hotseatRow = (now: number, more: Partial<Hotseat> = {}): Hotseat => ({
  id: hotseatId,
  topic: 'Work in a bakery',
  guestName: 'Paul Reed',
  guestPersonId: 'paul',
  cohostPersonId: null,
  byId: null,
  zone: 'Europe/London',
  startsAt: now - 10 * MINUTE,
  minutes: 60,
  state: 'live',
  movedFrom: null,
  createdAt: now - 7 * 24 * 60 * MINUTE,
  changedAt: now - 10 * MINUTE,
  ...more,
});

export const askedRow = (id: string, personId: string | null, text: string): HotseatQuestion => ({
  id,
  hotseatId,
  personId,
  addressId: null,
  channel: 'sms',
  text,
  keywords: '',
  seed: personId === null ? 'yes' : 'no',
  askedAt: 1,
  state: 'answered',
  sameAsId: null,
  claimedBy: null,
  leaseUntil: null,
  changedAt: 1,
});

export const saidRow = (
  id: string,
  questionId: string,
  text: string,
  visibleFrom: number,
): HotseatAnswer => ({
  id,
  hotseatId,
  questionId,
  byId: 'paul',
  text,
  state: 'said',
  createdAt: visibleFrom - 30_000,
  visibleFrom,
  correctsId: null,
});

/** Jo's question is answered, Sam's and Mia's are one, and the last answer is still held. */
export async function openHotseat(
  more: Partial<Hotseat> = {},
  over?: ReadingService,
): Promise<ReadingService> {
  const service = over ?? (await openArtGroup());
  const { now, store } = service;
  await store.commit(newPeople('paul'));
  await store.commit(
    changes({
      inserts: {
        hotseats: [hotseatRow(now, more)],
        hotseat_communities: [{ id: 'h in art', hotseatId, communityId: 'art' }],
        hotseat_questions: [
          askedRow('q1', 'jo', 'When do you start?'),
          askedRow('q2', 'sam', 'Do you like bread?'),
          { ...askedRow('q3', 'mia', 'do you like bread'), sameAsId: 'q2' },
          askedRow('q4', null, 'How did you begin?'),
          askedRow('q5', 'jo', 'Is it hot there?'),
        ],
        hotseat_answers: [
          saidRow('a1', 'q1', 'At five.', now - 5 * MINUTE),
          { ...saidRow('a2', 'q1', 'At four.', now - 4 * MINUTE), correctsId: 'a1' },
          saidRow('a3', 'q2', 'I eat it every day.', now - 3 * MINUTE),
          saidRow('a4', 'q4', 'A friend asked me to help.', now - 2 * MINUTE),
          saidRow('a5', 'q5', 'Like in summer.', now + 20_000),
        ],
      },
    }),
  );
  return service;
}
