// What the guest of a hotseat does in a conversation file: answers somebody, puts it right, takes it back. It goes the way the guest's own
// cards go, and leaves out only the pressing.
import { answerQuestion, undoAnswer } from '../../dialogs/hotseatAnswers.js';
import { Changes, type ChangeSet } from '../../store/changes.js';
import type { View } from '../../store/store.js';

export interface GuestDeed {
  guest: string;
  does: 'answers' | 'corrects' | 'takes back';
  /** The person whose newest question it is about. */
  asker: string;
  text: string;
  /** Another one than their newest. */
  questionId?: string;
}

/** `Paul answers Jo: words`, `Paul corrects what Jo heard: words`, `Paul takes back what Jo hears`. */
export function guestDeed(
  text: string,
): { guest: string; does: GuestDeed['does']; who: string; text: string } | null {
  const [, guest = '', answers, corrects, takes, words = ''] =
    /^(\w+) (?:answers (\w+)|corrects what (\w+) heard|takes back what (\w+) hears)(?:: (.+))?$/.exec(text) ??
    [];
  const who = answers ?? corrects ?? takes;
  if (who === undefined) return null;
  const does = answers ? 'answers' : corrects ? 'corrects' : 'takes back';
  return { guest, does, who, text: words };
}

export async function doesGuest(
  { hotseats }: View,
  { guest, does, asker, text, questionId }: GuestDeed,
  at: { now: number; newId: () => string },
): Promise<ChangeSet> {
  const hotseatId = `hotseat-${guest.toLowerCase()}`;
  const mine = await hotseats.askedBy(hotseatId, asker);
  const wanted = mine.findLast(({ state }) => (does === 'answers') === (state !== 'answered'));
  const about = questionId ?? wanted?.sameAsId ?? wanted?.id;
  const question = about === undefined ? null : await hotseats.question(about);
  if (!question) throw new Error(`${guest} has no such question`);
  const changes = new Changes();
  const turn = { changes, ...at };
  const answers = await hotseats.answers(question.id);
  const last = answers.findLast(({ state }) => state === 'said');
  if (does === 'takes back' && last) undoAnswer(turn, last);
  else if (does === 'corrects' && last)
    answerQuestion(turn, question, { byId: 'guest', text, correctsId: last.id });
  else answerQuestion(turn, question, { byId: 'guest', text });
  const { inserts, operations, outbox } = changes;
  return { inserts, operations, outbox };
}
