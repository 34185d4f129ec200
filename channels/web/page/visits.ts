// Who is here: the browser's session, known again without a login, or begun with a greeting. On our own page a cookie carries it,
// on other sites their own storage does; neither ever stands in an address.
import type { Keep } from '../../channel.js';
import type { Preferences, WebRequest, WebSessions } from '../../ports.js';
import type { Web } from '../index.js';
import type { Receiving } from '../receive.js';
import { newConversation, newIdentity } from '../tokens.js';

/** What the page is made of: the channel's parts, the sessions, and how people like it. */
export interface PageParts extends Web {
  readonly sessions: WebSessions;
  readonly preferences: Preferences;
  readonly keep: Keep;
  readonly receiving: Receiving;
}

export interface Visit {
  /** What the browser keeps. */
  readonly secret: string;
  readonly address: string;
  readonly conversation: string;
}

/** Seconds: 180 days from the last use. */
const lasts = 180 * 24 * 60 * 60;

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');
const nameOf = (publicUrl: string): string => (isHttps(publicUrl) ? '__Host-doorstep' : 'doorstep');

/** The visit of a secret, or `null` where it is nobody's any more, or its conversation has ended. */
export async function visitOf({ sessions, memory, now }: PageParts, secret: string): Promise<Visit | null> {
  const session = secret === '' ? null : await sessions.use(secret, now());
  const known = session && (await memory.transcript.conversation(session.conversation));
  return session && known?.endedAt === null ? { secret, ...session } : null;
}

export const visitHere = (parts: PageParts, request: Pick<WebRequest, 'headers'>): Promise<Visit | null> =>
  visitOf(parts, cookie(request, nameOf(parts.settings.publicUrl)));

/** A new person, whom the bot greets: it hears that somebody has arrived. Durable when resolved. */
export async function beginVisit({ memory, sessions, keep, now }: PageParts): Promise<Visit> {
  const address = newIdentity();
  const conversation = newConversation();
  const at = now();
  await memory.transcript.start({ id: conversation, address, at });
  const secret = await sessions.begin({ address, conversation }, at);
  const arrival = { channel: 'web', providerId: `${conversation}|arrival`, address, conversation };
  await keep({ ...arrival, receivedAt: at, action: 'arrival' });
  return { secret, address, conversation };
}

export function cookie({ headers }: Pick<WebRequest, 'headers'>, name: string): string {
  const pairs = (headers['cookie']?.toString() ?? '').split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** `Set-Cookie` of a visit. Scripts cannot read it, and other sites' requests do not carry it. */
export function visitCookie({ settings: { publicUrl } }: Pick<Web, 'settings'>, secret: string): string {
  const secure = isHttps(publicUrl) ? '; Secure' : '';
  const age = secret === '' ? 0 : lasts;
  return `${nameOf(publicUrl)}=${secret}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
