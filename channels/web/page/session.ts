// Sessions for scripts: the page's own, known by its cookie, and the widget's on other sites, known by what it sends. A session
// mints tokens for exactly its own address.
import { z } from 'zod';
import type { WebAnswer, WebRequest } from '../../ports.js';
import { json } from '../answers.js';
import { origin } from '../callers.js';
import { wayIn } from '../starting.js';
import type { Claims } from '../tokens.js';
import { hear } from './hearing.js';
import { lookLine, readLook } from './look.js';
import { keepLook, lookFor } from './looks.js';
import { keysIn } from './proof.js';
import { settingsSheet } from './sheet.js';
import type { Page } from './show.js';
import { begun, newVisit, type Visit, visitCookie, visitOf, visitOrNew } from './visits.js';

/** Sent as plain text, which other sites may send without asking first: one round trip less on a slow line. */
const Asked = z.object({
  /** What the widget keeps; empty on its first day. Without it the cookie counts. */
  secret: z.string().max(100).optional(),
  /** From where to listen on; without it what was said lately comes with the answer. */
  place: z.number().int().nonnegative().optional(),
  /** How it looks there: as it is remembered, or as it was chosen just now. */
  look: z.string().max(100).optional(),
  /** The page's own keys, where nobody has done anything on it yet. */
  begin: z.string().max(200).optional(),
});
type Asked = z.infer<typeof Asked>;

const refused = (status: 400 | 403, message: string): WebAnswer =>
  json(status, { error: { code: status === 400 ? 'BadArgument' : 'Forbidden', message } });

/** Any site may hear that it is not on the list. */
const notHere: WebAnswer = {
  ...refused(403, 'This site may not use the chat.'),
  headers: { 'Access-Control-Allow-Origin': '*' },
};

/** `POST /chat/session` */
export async function sessionFor(page: Page, request: WebRequest): Promise<WebAnswer> {
  const asked = readAsked(request);
  if (!asked) return refused(400, 'That request could not be read.');
  if (!mayAsk(page, request, asked)) return notHere;
  const visit = await visitFor(page, request, asked);
  if (!visit) return refused(403, 'There is no such session.');
  const from = request.headers['origin']?.toString();
  const claims: Claims = {
    conversation: visit.conversation,
    user: visit.address,
    ...(asked.secret !== undefined && from !== undefined ? { origins: [from] } : {}),
  };
  return json(200, {
    ...(await opened(page, claims, asked.place)),
    ...(asked.secret === undefined ? {} : { secret: visit.secret, ...(await dressed(page, visit, asked)) }),
  });
}

/** What a widget is drawn with: how its person wants it, and the sheet on which that is changed. */
async function dressed(page: Page, visit: Visit, { look: kept = '', place }: Asked): Promise<object> {
  // It was drawn before the line was lost; nobody's press is taken away.
  if (place !== undefined) return {};
  const look = await lookFor(page, visit, readLook(kept));
  return { look: lookLine(look), sheet: settingsSheet(look, { base: page.settings.publicUrl, keys: {} }) };
}

/** `POST /chat/session/look` */
export async function saveLook(page: Page, request: WebRequest): Promise<WebAnswer> {
  const asked = readAsked(request);
  if (asked?.look === undefined) return refused(400, 'That request could not be read.');
  if (!mayAsk(page, request, asked)) return notHere;
  const { secret, look } = asked;
  const visit = await (secret === undefined ? visitOrNew(page, request) : visitOf(page, secret));
  if (!visit || visit.isNew) return refused(403, 'There is no such session.');
  const setCookie = await keepLook(page, visit, readLook(look));
  // A widget is on another site, where no cookie of ours has any business.
  return { status: 204, ...(secret === undefined ? { headers: { 'Set-Cookie': setCookie } } : {}) };
}

function readAsked({ body }: WebRequest): Asked | undefined {
  try {
    return Asked.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Our own page, or a page of a listed site that brings its own secret: never a cookie from elsewhere. */
function mayAsk({ settings }: Page, { headers }: WebRequest, { secret }: Asked): boolean {
  const from = headers['origin']?.toString();
  if (from === undefined || from === origin(settings.publicUrl)) return true;
  if (from.replace(/^https?:\/\//, '') === headers['host']) return true;
  return secret !== undefined && settings.origins.includes(from);
}

/** A widget whose session is no more has a new one, and a page that was only looked at its first; one whose cookie is gone is told so. */
async function visitFor(
  page: Page,
  request: WebRequest,
  { secret, begin = '' }: Asked,
): Promise<Visit | null> {
  const visit =
    secret === undefined
      ? await visitOrNew(page, request)
      : ((await visitOf(page, secret)) ?? newVisit(page));
  if (
    visit.isNew &&
    secret === undefined &&
    !page.proofs.hold(visit.secret, keysIn(new URLSearchParams(begin)))
  )
    return null;
  return begun(page, visit);
}

async function opened(page: Page, claims: Claims, from: number | undefined): Promise<object> {
  const lately = from === undefined ? await hear(page, claims.conversation) : undefined;
  const watermark = String(from ?? lately?.place ?? 0);
  return {
    name: page.settings.name,
    ...(await wayIn(page, claims, watermark)),
    watermark,
    ...(lately ? { activities: lately.activities } : {}),
  };
}

/** `POST /chat/forget`: from the page a form with its proof, from the widget its secret. */
export async function forget(page: Page, request: WebRequest): Promise<WebAnswer> {
  const asked = readAsked(request);
  if (asked?.secret !== undefined) {
    if (!mayAsk(page, request, asked)) return notHere;
    await page.sessions.end(asked.secret, page.now());
    return { status: 204 };
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const visit = await visitOrNew(page, request);
  if (!page.proofs.hold(visit.secret, keysIn(form))) return { status: 303, headers: { Location: '/chat' } };
  if (!visit.isNew) await page.sessions.end(visit.secret, page.now());
  return { status: 303, headers: { Location: '/chat/forgotten', 'Set-Cookie': visitCookie(page, '') } };
}
