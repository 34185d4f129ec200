// Sessions for scripts: the page's own, known by its cookie, and the widget's on other sites, known by what it sends. A session
// mints tokens for exactly its own address.
import { z } from 'zod';
import type { WebAnswer, WebRequest } from '../../ports.js';
import { base, json } from '../answers.js';
import { origin } from '../callers.js';
import { type Claims, tokenLife } from '../tokens.js';
import { answered, hear } from './hearing.js';
import { lookLine, readLook } from './look.js';
import { keepLook, lookFor } from './looks.js';
import { keysIn } from './proof.js';
import { settingsSheet } from './sheet.js';
import { type Page, patience } from './show.js';
import { beginVisit, type Visit, visitCookie, visitHere, visitOf } from './visits.js';

/** Sent as plain text, which other sites may send without asking first: one round trip less on a slow line. */
const Asked = z.object({
  /** What the widget keeps; empty on its first day. Without it the cookie counts. */
  secret: z.string().max(100).optional(),
  /** From where to listen on; without it what was said lately comes with the answer. */
  place: z.number().int().nonnegative().optional(),
  /** How it looks there: as it is remembered, or as it was chosen just now. */
  look: z.string().max(100).optional(),
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
  const visit = await (secret === undefined ? visitHere(page, request) : visitOf(page, secret));
  if (!visit) return refused(403, 'There is no such session.');
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

/** A widget whose session is no more has a new one; a page whose cookie is gone is told so. */
async function visitFor(page: Page, request: WebRequest, { secret }: Asked): Promise<Visit | null> {
  if (secret === undefined) return visitHere(page, request);
  const known = await visitOf(page, secret);
  if (known) return known;
  const visit = await beginVisit(page);
  await answered(page.memory.transcript, { ...visit, place: 0 }, patience);
  return visit;
}

async function opened(page: Page, claims: Claims, from: number | undefined): Promise<object> {
  const { conversation } = claims;
  const lately = from === undefined ? await hear(page, conversation) : undefined;
  const watermark = String(from ?? lately?.place ?? 0);
  const [token, t] = await Promise.all([page.tokens.token(claims), page.tokens.stream(claims)]);
  const streams = `${page.settings.publicUrl.replace(/^http/, 'ws')}${base}/conversations`;
  return {
    name: page.settings.name,
    conversationId: conversation,
    token,
    expires_in: tokenLife,
    streamUrl: `${streams}/${conversation}/stream?${new URLSearchParams({ watermark, t }).toString()}`,
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
  const visit = await visitHere(page, request);
  if (!visit || !page.proofs.hold(visit.secret, keysIn(form)))
    return { status: 303, headers: { Location: '/chat' } };
  await page.sessions.end(visit.secret, page.now());
  return { status: 303, headers: { Location: '/chat/forgotten', 'Set-Cookie': visitCookie(page, '') } };
}
