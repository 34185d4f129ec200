// Twilio's REST API: sends one message, or asks what became of one. It never tries twice and never says a number aloud.
// https://www.twilio.com/docs/messaging/api/message-resource
import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { DeliveryError, type Outbound } from '../channel.js';
import { draw } from '../plainText.js';
import { problemOfAnswer } from './codes.js';
import type { SmsSettings } from './index.js';

export interface Sender {
  send(message: Outbound): Promise<{ providerId: string }>;
  find(message: Outbound): Promise<{ providerId: string } | null | undefined>;
}

const answerTime = 10_000;
/** Requests at once, as many as the pump has rows in hand. */
const sockets = 32;
/** How many of a person's messages are looked through, newest first. */
const lookBack = 100;
/** Twilio's times are whole seconds, and its clock is not ours: milliseconds. */
const clockSlack = 3_000;

/** E.164: what can be written to. A short code or a name can write to us and cannot be answered. */
const answerable = /^\+[1-9]\d{6,14}$/;

/** Loads Twilio's client with the first message: 90 ms and some memory that a start should not wait for. */
export function openSender(settings: SmsSettings): Sender {
  let opened: Promise<Twilio> | undefined;
  const client = (): Promise<Twilio> => (opened ??= openClient(settings));
  return {
    async send(message) {
      const to = numberOf(message);
      const { messages } = await client();
      const { sid } = await messages.create({
        to,
        body: draw(message.text, message.choices),
        statusCallback: `${settings.publicUrl}/sms/status`,
        ...senderOf(settings, message.conversation),
      });
      // Twilio said yes and we cannot tell to what: it may be on its way.
      if (typeof sid !== 'string' || sid === '')
        throw new DeliveryError('unknown', 'Twilio named no message');
      return { providerId: sid };
    },
    async find(message) {
      const { messages } = await client();
      const listed = await messages.list({ to: numberOf(message), limit: lookBack, pageSize: lookBack });
      return match(message, listed);
    },
  };
}

async function openClient(settings: SmsSettings): Promise<Twilio> {
  const { default: twilio } = await import('twilio');
  const line = judging(twilio.RequestClient, settings.answerTime ?? answerTime);
  const client = twilio(settings.accountSid, settings.authToken, { httpClient: line });
  if (settings.apiBase !== undefined) client.api.baseUrl = settings.apiBase;
  return client;
}

/** Twilio's own HTTP client, except that whatever is not a plain yes becomes a DeliveryError, with its headers still at hand. */
function judging(Client: typeof RequestClient, timeout: number): RequestClient {
  class JudgingClient extends Client {
    override async request<Data>(options: RequestClient.RequestOptions<Data>) {
      const answer = await super.request(options).catch((fault: unknown) => {
        throw cutOff(fault);
      });
      if (answer.statusCode < 200 || answer.statusCode >= 300) throw refusal(answer);
      if (typeof answer.body !== 'object' || answer.body === null) {
        throw new DeliveryError('unknown', 'what Twilio answered is not JSON');
      }
      return answer;
    }
  }
  return new JudgingClient({ timeout, maxSockets: sockets });
}

/** System calls and codes that fail before a byte of the request has left. Anything else may have been heard. */
const beforeSending = new Set(['connect', 'getaddrinfo']);
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface NetworkFault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
}

function cutOff(fault: unknown): DeliveryError {
  const { code, syscall, cause } = (fault ?? {}) as NetworkFault;
  const call = syscall ?? ((cause ?? {}) as NetworkFault).syscall;
  const named = typeof code === 'string' ? code : 'no code';
  const unsent = neverLeft.has(named) || (typeof call === 'string' && beforeSending.has(call));
  return unsent
    ? new DeliveryError('unreachable', `Twilio could not be reached: ${named}`, { code: named })
    : new DeliveryError('unknown', `Twilio did not answer: ${named}`, { code: named });
}

interface Refusal {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers: unknown;
}

/** The words of a refusal often hold the number; only its code is passed on. */
function refusal({ statusCode, body, headers }: Refusal): DeliveryError {
  const told = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined;
  const code = typeof told === 'number' || typeof told === 'string' ? String(told) : undefined;
  const wait = retryAfter((headers as Record<string, unknown> | undefined)?.['retry-after']);
  return new DeliveryError(
    problemOfAnswer(statusCode, code),
    `Twilio refused: HTTP ${statusCode}, code ${code ?? 'none'}`,
    { code: code ?? `HTTP ${statusCode}`, ...(wait === undefined ? {} : { retryAfter: wait }) },
  );
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfter(header: unknown): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function numberOf(message: Outbound): string {
  if (answerable.test(message.address)) return message.address;
  throw new DeliveryError('rejected', 'the sender is not a number that can be answered', {
    code: 'no number',
  });
}

/** People hear from the number they wrote to, if it is ours to send from. */
function senderOf(
  settings: SmsSettings,
  conversation: string,
): { messagingServiceSid: string } | { from: string } {
  if (settings.messagingServiceSid !== undefined)
    return { messagingServiceSid: settings.messagingServiceSid };
  return { from: settings.from.includes(conversation) ? conversation : (settings.from[0] ?? conversation) };
}

type Listed = Awaited<ReturnType<Twilio['messages']['list']>>;

/** The message with these words since we took ours up. `undefined`: the list does not reach back so far, or lacks dates. */
function match(message: Outbound, listed: Listed): { providerId: string } | null | undefined {
  const words = draw(message.text, message.choices).trim();
  const since = message.claimedAt - clockSlack;
  // Not when it was sent: a message that still waits at Twilio has no such date.
  const madeAt = (one: Listed[number]): number => one.dateCreated?.getTime() ?? Number.NaN;
  const same = listed.filter((one) => one.body?.trim() === words && !(madeAt(one) < since));
  const found = same.find((one) => madeAt(one) >= since);
  if (found) return { providerId: found.sid };
  const reachesBack = listed.length < lookBack || listed.some((one) => madeAt(one) < since);
  return same.length === 0 && reachesBack ? null : undefined;
}
