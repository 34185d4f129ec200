// What every reply must keep, whatever it says: one message a turn, one question, and few enough characters.
import { draw } from '../../channels/plainText.js';
import { segments } from '../../channels/segments.js';
import type { OutboxRow } from '../../store/outbox.js';

/** What a member would have to complain about in the replies to one message. */
export function complaintsAbout(sent: readonly OutboxRow[]): string[] {
  return [...aboutCount(sent), ...sent.filter(({ channel }) => channel !== 'slack').flatMap(aboutText)];
}

function aboutCount(sent: readonly OutboxRow[]): string[] {
  const replies = sent.map(({ replyTo }) => replyTo).filter((id) => id !== null);
  return new Set(replies).size === replies.length ? [] : ['more than one reply to one message'];
}

function aboutText({ body: { text, choices } }: OutboxRow): string[] {
  const complaints: string[] = [];
  const own = text.replace(/"[^"]*"/gs, '""');
  if ((own.match(/\?/g) ?? []).length > 1) complaints.push(`two questions in one message: ${text}`);
  const whole = segments(draw(text, choices));
  if (whole.segments > 2) complaints.push(`${whole.segments} segments: ${text}`);
  const asks = choices.length > 0 || own.endsWith('?');
  const question = segments(draw(text.split('\n').at(-1) ?? '', choices));
  // Letters beyond GSM-7 are always somebody's own, such as an emoji in a name.
  const isOurs = own === text && question.encoding === 'GSM-7';
  if (asks && isOurs && question.segments > 1)
    complaints.push(`a question of ${question.units} units: ${text}`);
  return complaints;
}
