// What a form carries with it: where it was opened from, and what sending it comes back as. It is written in two places, and read
// in both: the conversation of the row that fills the view, and the view's private metadata.
import { z } from 'zod';

/** Slack's limit. */
const mostMetadata = 3_000;

const metadata = z.object({
  /** The conversation it was opened from: what is said after it goes there. `''`: nobody knows. */
  place: z.string().default(''),
  /** The choice its submission is. */
  submit: z.string().default(''),
  /** What was open before the form, such as the words of a message: comes along with what is filled in. */
  with: z.record(z.string(), z.string()).optional(),
});
export type FormMetadata = z.output<typeof metadata>;

/** The conversation of somebody's view: `V…`, and after a `>` where it was opened. */
export const conversationOfView = (viewId: string, place: string): string =>
  place === '' ? viewId : `${viewId}>${place}`;

export function readViewConversation(conversation: string): { viewId: string; place: string } | null {
  const [, viewId = '', place = ''] = /^(V[^>]*)(?:>(.*))?$/s.exec(conversation) ?? [];
  return viewId === '' ? null : { viewId, place };
}

/** What does not fit is left out from the end on: first what came along. */
export function writeMetadata(given: FormMetadata): string {
  const whole = JSON.stringify(given);
  if (whole.length <= mostMetadata) return whole;
  const { place, submit } = given;
  const short = JSON.stringify({ place, submit });
  return short.length <= mostMetadata ? short : JSON.stringify({ place: '', submit: '' });
}

/** Only we write it, and only Slack has had it since. */
export const readMetadata = (text: string): FormMetadata =>
  metadata.parse(text === '' ? {} : JSON.parse(text));
