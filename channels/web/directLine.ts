// The requests of Direct Line 3.0: who may do what, and what each is answered. It hears through receive.ts and decides nothing else.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts
import { z } from 'zod';
import type { Keep } from '../channel.js';
import type { WebAnswer, WebHome, WebRequest } from '../ports.js';
import { placeOf, readActivity, received } from './activity.js';
import { caller, inConversation, memberOf, origin } from './callers.js';
import type { Web } from './index.js';
import type { Arriving, Receiving } from './receive.js';
import { arrive, wayIn } from './starting.js';
import { base, dressing, json, notFound, notReadable, Refusal, refused } from './answers.js';
import { type Claims, newConversation, newIdentity, tokenLife } from './tokens.js';
import { readUpload } from './uploads.js';

/** Bytes: of an activity, of pictures. */
const longestActivity = 256 * 1024;
const largestUpload = 10 * 1024 * 1024;
/** How many activities one answer has; a client asks again for the rest. */
const mostActivities = 200;

type Handler = (web: Web, request: WebRequest) => Promise<WebAnswer>;

/** Hangs every route below `/v3/directline`, and the pictures. */
export function directLine(web: Web, home: WebHome, keep: Keep, receiving: Receiving): void {
  const { settings } = web;
  home.dress(base, dressing(new Set([origin(settings.publicUrl), ...settings.origins])));
  const route = (method: 'GET' | 'POST', path: string, limit: number, handler: Handler) =>
    home.route(method, path, limit, (request) => orRefused(handler(web, request)));

  route('POST', `${base}/tokens/generate`, longestActivity, generate);
  route('POST', `${base}/tokens/refresh`, longestActivity, refresh);
  route('POST', `${base}/conversations`, longestActivity, (_, request) => start(web, keep, request));
  route('GET', `${base}/conversations/:id`, 0, reconnect);
  route('GET', `${base}/conversations/:id/activities`, 0, heardSince);
  route('POST', `${base}/conversations/:id/activities`, longestActivity, hearing(receiving, readOne));
  route('POST', `${base}/conversations/:id/upload`, largestUpload, hearing(receiving, readUpload));
  route('GET', '/media/:id', 0, picture);
}

async function orRefused(answer: Promise<WebAnswer>): Promise<WebAnswer> {
  try {
    return await answer;
  } catch (fault) {
    if (fault instanceof Refusal) return refused(fault);
    throw fault;
  }
}

/** `POST /tokens/generate`: for somebody the holder of the secret knows. It starts nothing. */
async function generate(web: Web, request: WebRequest): Promise<WebAnswer> {
  const who = await caller(web, request);
  if (who !== 'operator') throw new Refusal(403, 'Forbidden', 'Only the secret can do that.');
  const { user, trustedOrigins } = read(Wanted, request);
  const origins = trustedOrigins ? { origins: trustedOrigins } : {};
  return granted(web, { conversation: newConversation(), user: user?.id ?? newIdentity(), ...origins });
}

async function refresh(web: Web, request: WebRequest): Promise<WebAnswer> {
  const claims = await caller(web, request);
  if (claims === 'operator') throw new Refusal(403, 'Forbidden', 'Only a token can be refreshed.');
  const known = await web.memory.transcript.conversation(claims.conversation);
  if (known && known.endedAt !== null) throw notFound();
  return granted(web, claims);
}

async function reconnect(web: Web, request: WebRequest): Promise<WebAnswer> {
  return json(200, await wayIn(web, await memberOf(web, request), watermarkOf(request)));
}

type Read = (request: WebRequest) => Promise<Omit<Arriving, 'claims'>>;

const readOne: Read = async ({ body }) => ({ posted: readActivity(body.toString('utf8')) });

/** Takes in what somebody says, in the order in which it came. */
function hearing(receiving: Receiving, readArriving: Read): Handler {
  return (web, request) =>
    receiving.inOrder(request.params['id'] ?? '', async () => {
      const claims = await memberOf(web, request);
      return json(200, { id: await receiving.receive({ claims, ...(await readArriving(request)) }) });
    });
}

/** `GET /media/:id`: for who was given its address in their own conversation. */
async function picture(web: Web, { params: { id = '' }, url }: WebRequest): Promise<WebAnswer> {
  const conversation = await web.tokens.readPicture(queryOf(url).get('t') ?? '', id);
  if (conversation === null) throw notFound();
  await inConversation(web, conversation, 'operator');
  const found = await web.memory.pictures.find(id);
  if (!found || found.conversation !== conversation) throw notFound();
  return { status: 200, type: found.contentType, body: found.bytes, headers: keptADay };
}

const keptADay = { 'Cache-Control': 'private, max-age=86400' };

/** Who the holder of the secret speaks for. Such ids begin with `dl_`, so that nobody else can take one. */
const Wanted = z.object({
  user: z
    .object({
      id: z
        .string()
        .regex(/^dl_[\x21-\x7e]{1,120}$/)
        .optional(),
    })
    .optional(),
  trustedOrigins: z.array(z.string().max(200)).max(20).optional(),
});
const Start = z.object({ user: z.object({ id: z.string().optional() }).optional() });

function read<S extends z.ZodType>(shape: S, { body }: WebRequest): z.output<S> {
  const written = body.toString('utf8').trim();
  let value: unknown;
  try {
    value = written === '' ? {} : JSON.parse(written);
  } catch {
    throw notReadable('The request');
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw notReadable('The request');
  return parsed.data;
}

/** `POST /conversations`: a token starts its own conversation, once; the secret a new one each time. Who is new is greeted. */
async function start(web: Web, keep: Keep, request: WebRequest): Promise<WebAnswer> {
  const who = await caller(web, request);
  const { user } = read(Start, request);
  const wanted = Wanted.safeParse({ user }).data?.user?.id;
  const claims =
    who === 'operator' ? { conversation: newConversation(), user: wanted ?? newIdentity() } : who;
  const { fresh } = await arrive(web, keep, claims);
  if (!fresh) await memberOf(web, { ...request, params: { id: claims.conversation } });
  return json(fresh ? 201 : 200, await wayIn(web, claims, ''));
}

async function heardSince(web: Web, request: WebRequest): Promise<WebAnswer> {
  const { conversation } = await memberOf(web, request);
  const place = placeOf(watermarkOf(request));
  const spoken = await web.memory.transcript.after(conversation, place, mostActivities);
  const about = { conversation, publicUrl: web.settings.publicUrl, tokens: web.tokens };
  const activities = await Promise.all(spoken.map((one) => received(one, about)));
  return json(200, { activities, watermark: String(spoken.at(-1)?.sequence ?? place) });
}

async function granted(web: Web, claims: Claims): Promise<WebAnswer> {
  const token = await web.tokens.token(claims);
  return json(200, { conversationId: claims.conversation, token, expires_in: tokenLife });
}

const queryOf = (url: string): URLSearchParams => new URL(url, 'http://here').searchParams;
const watermarkOf = ({ url }: WebRequest): string => queryOf(url).get('watermark') ?? '';
