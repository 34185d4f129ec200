// What a person says on the web: written into the transcript, where everybody on the conversation hears it, then kept for its turn.
// Both are durable before it is answered; a second try of the same message is the same message.
import { randomUUID } from 'node:crypto';
import type { Keep, Media } from '../channel.js';
import { clientId, echo, heard, idOf, type Posted } from './activity.js';
import type { Web } from './index.js';
import { developed } from './photos.js';
import { notFound } from './answers.js';
import { type Claims, newPictureId, pictureIds } from './tokens.js';

export interface Arriving {
  readonly claims: Claims;
  readonly posted: Posted;
  /** Pictures as they were sent; nobody has looked at them yet. */
  readonly files?: readonly File[];
}

export interface File {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Receiving {
  /** Does one thing after the other in a conversation, in the order in which they came. */
  inOrder<T>(conversation: string, work: () => Promise<T>): Promise<T>;
  /** Durable when resolved, to the activity's id. @throws Refusal */
  receive(arriving: Arriving): Promise<string>;
}

/** What is written down. The rest (`typing`, `conversationUpdate` …) is nothing that anybody said. */
const written = new Set(['message', 'event']);

export function openReceiving(web: Web, keep: Keep): Receiving {
  const last = new Map<string, Promise<unknown>>();
  return {
    inOrder(conversation, work) {
      const done = (last.get(conversation) ?? Promise.resolve()).then(work, work);
      last.set(conversation, done);
      const forget = () => void (last.get(conversation) === done && last.delete(conversation));
      done.then(forget, forget);
      return done;
    },
    receive: (arriving) => receive(web, keep, arriving),
  };
}

async function receive(
  { memory, streams, settings, now }: Web,
  keep: Keep,
  arriving: Arriving,
): Promise<string> {
  const { claims, posted } = arriving;
  const { conversation, user } = claims;
  if (!written.has(posted.type)) return `${conversation}|${randomUUID()}`;
  const at = now();
  const key = `${conversation}|${clientId(posted) ?? randomUUID()}`;
  const attachments = await keepPictures(memory.pictures, {
    ...arriving,
    key,
    secretKey: settings.secretKey,
    at,
  });
  const shown = attachments.length > 0 ? { ...posted, attachments } : posted;
  const place = await memory.transcript.append({ conversation, key, activity: echo(shown, claims, at), at });
  if (!place) throw notFound();
  if (posted.type === 'message') {
    const media = attachments.map(({ contentType, contentUrl }): Media => {
      return { contentType, url: `${settings.publicUrl}${contentUrl}` };
    });
    const words = { ...heard(posted), ...(media.length > 0 ? { media } : {}) };
    const row = { channel: 'web', providerId: key, address: user, conversation, receivedAt: at, ...words };
    const { id, duplicate } = await keep(row);
    if (!duplicate) streams.typingWhile(conversation, () => memory.waits(id));
  }
  return idOf(conversation, place.sequence);
}

interface Attachment {
  readonly contentType: string;
  /** Our own path; whoever receives it is given an address they may fetch. */
  readonly contentUrl: string;
  readonly name: string;
}

/** All of them or none. Tried again they have the same ids, so that no second copy is kept. @throws Refusal */
async function keepPictures(
  pictures: Web['memory']['pictures'],
  about: Arriving & { key: string; secretKey: string; at: number },
): Promise<Attachment[]> {
  const safe = [];
  for (const { name, bytes } of about.files ?? []) safe.push({ name, ...(await developed(bytes)) });
  const ids = clientId(about.posted) === undefined ? newPictureId : pictureIds(about.secretKey, about.key);
  const kept: Attachment[] = [];
  for (const { name, contentType, bytes } of safe) {
    const id = ids(kept.length);
    await pictures.keep({ id, conversation: about.claims.conversation, contentType, bytes, at: about.at });
    kept.push({ contentType, contentUrl: `/media/${id}`, name });
  }
  return kept;
}
