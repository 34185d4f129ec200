// Who is reading: the person whom this browser's session belongs to, or anybody. The session is the chat page's own.
import type { WebRequest } from '../../ports.js';
import type { WebSettings } from '../index.js';
import { html, type Markup } from '../page/markup.js';
import { keysIn, openProofs } from '../page/proof.js';
import { cookie, visitCookie } from '../page/visits.js';
import type { Desk } from './desk.js';

/** Somebody who is signed in. */
export interface Visitor {
  readonly id: string;
  readonly name: string | null;
  readonly zone: string;
  /** Their web identity here. */
  readonly address: string;
  /** Where they talk with the bot here. */
  readonly conversation: string;
  /** Hidden values of a form: who cannot read our pages cannot know them. */
  readonly proof: Markup;
  /** Whether a form that was posted holds them. */
  isTheirs(body: Buffer): boolean;
}

/** A cookie is called what the chat page calls it. */
const nameOf = (settings: WebSettings): string => visitCookie({ settings }, '').split('=', 1)[0] ?? '';

export async function visitorOf(
  { settings, memory, now }: Desk,
  request: Pick<WebRequest, 'headers'>,
): Promise<Visitor | null> {
  const secret = cookie(request, nameOf(settings));
  const session = secret === '' ? null : await memory.sessions.use(secret, now());
  const person = session && (await memory.reading.reader(session.address));
  if (!person) return null;
  const proofs = openProofs(settings.secretKey);
  const keys = Object.entries(proofs.keys(secret));
  return {
    ...person,
    address: session.address,
    conversation: session.conversation,
    proof: html`${keys.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`,
    isTheirs: (body) => proofs.hold(secret, keysIn(new URLSearchParams(body.toString('utf8')))),
  };
}
