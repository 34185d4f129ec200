// What was said in a hotseat in a few words, with the address of the rest: for a quarter of an hour, and at its end. It fits one message.
import type { Hotseat, HotseatQuestion } from '../store/hotseats.js';
import type { HotseatTalk } from '../store/hotseatView.js';
import { gist } from './gist.js';
import { hotseatLink } from './hotseatLink.js';
import { questionOf } from './step.js';
import type { Turn } from './turn.js';

/** Characters of a question, as it is read there. */
const SHORT = 40;
/** Billed parts of one such text: what is longer would be cut into pages. */
const MOST_TEXTS = 2;

export interface Bundle {
  guest: string;
  text: string;
  link: string;
}

/** As many of them as fit, first those that were asked by most. */
export function bundleOf(turn: Turn, hotseat: Hotseat, talk: readonly HotseatTalk[]): Bundle {
  const bundle = { guest: hotseat.guestName, link: hotseatLink(turn, hotseat) };
  const ranked = [...talk].sort((a, b) => b.askers - a.askers);
  let text = '';
  for (const { question, text: answer } of ranked) {
    const longer = `${text}${text === '' ? '' : '\n'}"${asked(question)}" ${said(answer)}`;
    const whole = questionOf(turn, 'hotseat.summaryLeft', { ...bundle, text: longer }).text;
    if (turn.texts(whole) > MOST_TEXTS && text !== '') continue;
    text = longer;
  }
  return { ...bundle, text };
}

/** A question is read as one. */
const asked = (question: string): string => `${gist(question, SHORT)}${question.includes('?') ? '?' : ''}`;

const LONGEST = 90;
function said(answer: string): string {
  const plain = answer.replace(/\s+/g, ' ').trim();
  const characters = [...plain];
  return characters.length <= LONGEST ? plain : `${characters.slice(0, LONGEST).join('').trim()} ...`;
}

/** Everybody who asked or listened, at the end: what was said, and that theirs was not answered. */
export async function tellSummary(turn: Turn, hotseat: Hotseat, personId: string): Promise<void> {
  const { hotseats } = turn.store;
  const [feed, mine, watcher] = await Promise.all([
    hotseats.feed(hotseat.id, turn.now),
    hotseats.askedBy(hotseat.id, personId),
    hotseats.watcher(hotseat.id, personId),
  ]);
  const isLeft = mine.some(isUnanswered);
  const told = { priority: 'hotseat', ...(watcher ? { addressId: watcher.addressId } : {}) } as const;
  if (feed.length > 0) {
    const key = isLeft ? 'hotseat.summaryLeft' : 'hotseat.summary';
    await turn.tell(personId, told, key, bundleOf(turn, hotseat, feed));
  } else if (isLeft) await turn.tell(personId, told, 'hotseat.unanswered', { guest: hotseat.guestName });
}

/** What was held was said then; what is passed on has a date of its own. */
export const isUnanswered = ({ state }: HotseatQuestion): boolean =>
  !['answered', 'held', 'passed-on'].includes(state);
