// Who is here: the browser's session, known again without a login, or begun with a greeting once somebody does something. On our
// own page a cookie carries it, on other sites their own storage does; neither ever stands in an address.
import type { Keep } from '../../channel.js';
import type { Preferences, WebRequest, WebSessions } from '../../ports.js';
import type { Web } from '../index.js';
import type { Receiving } from '../receive.js';
import { arrive } from '../starting.js';
import { identityOf, isSecret, newSecret } from '../tokens.js';
import { answered, patienceAtFirst } from './hearing.js';

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
  /** Somebody looks, and nothing about them is written down yet. */
  readonly isNew: boolean;
}

/** Seconds: 180 days from the last use. */
const lasts = 180 * 24 * 60 * 60;

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');
const nameOf = (publicUrl: string): string => (isHttps(publicUrl) ? '__Host-doorstep' : 'doorstep');

/** The visit of a secret, or `null` where it is nobody's any more, or its conversation has ended. */
export async function visitOf({ sessions, memory, now }: PageParts, secret: string): Promise<Visit | null> {
  const session = secret === '' ? null : await sessions.use(secret, now());
  const known = session && (await memory.transcript.conversation(session.conversation));
  return session && known?.endedAt === null ? { secret, ...session, isNew: false } : null;
}

const secretIn = ({ settings }: PageParts, request: Pick<WebRequest, 'headers'>): string =>
  cookie(request, nameOf(settings.publicUrl));

/**
 * The visit here, or the one that would begin if somebody did something: whoever only looks, a search engine above all, leaves no
 * person and no session behind. No address is counted or remembered for it, so that no proxy's word has to be believed.
 */
export async function visitOrNew(parts: PageParts, request: Pick<WebRequest, 'headers'>): Promise<Visit> {
  const secret = secretIn(parts, request);
  const known = await visitOf(parts, secret);
  if (known) return known;
  const fresh = newVisit(parts, isSecret(secret) ? secret : newSecret());
  if (!(await parts.memory.transcript.conversation(fresh.conversation))) return fresh;
  // It is over, or another press began it just now: its session is written down before it.
  return (await visitOf(parts, secret)) ?? newVisit(parts);
}

export const newVisit = ({ settings }: PageParts, secret = newSecret()): Visit => ({
  secret,
  ...identityOf(settings.secretKey, secret),
  isNew: true,
});

/**
 * Somebody does something. Whoever is new becomes a person, whom the bot greets: it hears that they have come. Durable when
 * resolved; waits a little for the greeting.
 */
export async function begun(parts: PageParts, visit: Visit): Promise<Visit> {
  if (!visit.isNew) return visit;
  const { secret, address, conversation } = visit;
  await parts.sessions.begin({ address, conversation }, parts.now(), secret);
  await arrive(parts, parts.keep, { conversation, user: address });
  await answered(parts.memory.transcript, { conversation, place: 0 }, patienceAtFirst(parts));
  return { ...visit, isNew: false };
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
