// Activities as Direct Line has them: what a client sends, read and echoed; what the bot says, drawn; both as a client receives them.
// https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
import { z } from 'zod';
import type { Outbound } from '../channel.js';
import type { Spoken } from '../ports.js';
import { notReadable, Refusal } from './answers.js';
import { pictureFor } from './page/pictures.js';
import type { Claims, Tokens } from './tokens.js';

/** Characters; a text message has 1,600 at most. */
const longestText = 8_000;
/** Deeper things are nobody's message, and would not survive being written down. */
const deepest = 32;

const Posted = z.looseObject({
  type: z.string().min(1).max(50),
  text: z.string().max(longestText).nullish(),
});
export type Posted = z.infer<typeof Posted>;

/** @throws Refusal where it is no activity. */
export function readActivity(written: string): Posted {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    throw notReadable('The message');
  }
  if (isDeep(value)) throw notReadable('The message');
  const parsed = Posted.safeParse(value);
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some(({ code }) => code === 'too_big'))
    throw new Refusal(413, 'MessageSizeTooBig', 'That is too long.');
  throw notReadable('The message');
}

function isDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
  }
  return false;
}

const Client = z.object({ clientActivityID: z.string().min(1).max(200) });
const Pressed = z.object({ choice: z.string().min(1).max(200) });

/** The client's own id of it, by which a second try is known. */
export function clientId({ channelData }: Posted): string | undefined {
  return Client.safeParse(channelData).data?.clientActivityID;
}

/** The words, and the choice where the client knows its id (`value: { choice }`, our own page). A plain value is what a button says. */
export function heard({ text, value }: Posted): { text?: string; choice?: string } {
  const words = text ?? (typeof value === 'string' ? value.slice(0, longestText) : undefined);
  const choice = Pressed.safeParse(value).data?.choice;
  return { ...(words === undefined ? {} : { text: words }), ...(choice === undefined ? {} : { choice }) };
}

/** The person's own activity as everybody on the conversation sees it: from whom the token says, all else untouched. */
export function echo(posted: Posted, { conversation, user }: Claims, at: number): object {
  const from = typeof posted.from === 'object' && posted.from !== null ? posted.from : {};
  return {
    ...posted,
    channelId: 'directline',
    conversation: { id: conversation },
    from: { ...from, id: user, role: 'user' },
    timestamp: new Date(at).toISOString(),
  };
}

const botOf = (name: string) => ({ id: 'doorstep', name, role: 'bot' }) as const;

/** What the bot says. Plain: nothing that people typed is ever read as markup. */
export function drawn(
  message: Pick<Outbound, 'address' | 'conversation' | 'text' | 'choices'>,
  about: { name: string; at: number; replyToId?: string },
): object {
  const { address, conversation, text, choices } = message;
  return {
    type: 'message',
    channelId: 'directline',
    conversation: { id: conversation },
    from: botOf(about.name),
    recipient: { id: address, role: 'user' },
    timestamp: new Date(about.at).toISOString(),
    locale: 'en',
    text,
    textFormat: 'plain',
    speak: text,
    inputHint: choices.length > 0 ? 'expectingInput' : 'acceptingInput',
    ...(choices.length > 0 ? { suggestedActions: { to: [address], actions: buttons(choices) } } : {}),
    ...(about.replyToId === undefined ? {} : { replyToId: about.replyToId }),
  };
}

/**
 * What is pressed is sent, and shown, as if typed: the label. Two that read alike are told apart by their number, as in a text
 * message. Our own page sends the id, which stands in `channelData`.
 */
function buttons(choices: Outbound['choices']): object[] {
  const labels = choices.map(({ label }) => label);
  return choices.map(({ id, label }, index) => {
    const alone = labels.filter((other) => other === label).length === 1;
    return {
      type: 'imBack',
      title: label,
      value: alone ? label : String(index + 1),
      channelData: { choice: id, picture: pictureFor(label) },
    };
  });
}

/** Says that an answer is on its way; nowhere written down. */
export function typing(conversation: string, name: string): object {
  return { type: 'typing', channelId: 'directline', conversation: { id: conversation }, from: botOf(name) };
}

/** An activity's id: the conversation and its place in it. */
export const idOf = (conversation: string, sequence: number): string =>
  `${conversation}|${String(sequence).padStart(7, '0')}`;

/** The watermark is the place up to which a client has heard. What we never gave means the start: refusing it would end the client. */
export function placeOf(watermark: string | null | undefined): number {
  return /^\d{1,9}$/.test(watermark ?? '') ? Number(watermark) : 0;
}

const WithPictures = z.looseObject({ attachments: z.array(z.looseObject({ contentUrl: z.string() })) });
const ownPicture = /^\/media\/([\w-]+)$/;

/** As a client receives it: with its id, and with pictures it may fetch for a day. */
export async function received(
  { sequence, activity }: Spoken,
  about: { conversation: string; publicUrl: string; tokens: Pick<Tokens, 'picture'> },
): Promise<object> {
  const { conversation, publicUrl, tokens } = about;
  const named = { ...activity, id: idOf(conversation, sequence) };
  const shown = WithPictures.safeParse(named);
  if (!shown.success) return named;
  const attachments = shown.data.attachments.map(async (one) => {
    const id = ownPicture.exec(one.contentUrl)?.[1];
    if (id === undefined) return one;
    const address = `${publicUrl}/media/${id}?t=${await tokens.picture(id, conversation)}`;
    // Without a thumbnail Web Chat shows people their own picture as the name of a file.
    return { ...one, contentUrl: address, thumbnailUrl: address };
  });
  return { ...named, attachments: await Promise.all(attachments) };
}
