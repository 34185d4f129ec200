// Twilio's webhooks: verify, parse, keep, acknowledge. It answers nobody by text; replies leave through the outbox.
// Fields and retries: https://www.twilio.com/docs/messaging/guides/webhook-request
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { z } from 'zod';
import type { Inbound, Keep, Media, Note, Report } from '../channel.js';
import type { Answering, WebAnswer, WebRequest } from '../ports.js';
import { problemOfReport } from './codes.js';
import type { SmsSettings } from './index.js';

/** Every value sent, by its name; one that came twice is a list. All of them are signed, known to us or not. */
type Fields = Record<string, string | string[]>;

const some = z.string().min(1).max(255);
/** What we read of a message; Twilio adds fields without notice, and they pass unread. */
const Message = z.object({
  MessageSid: some,
  From: some,
  To: some,
  Body: z.string().optional(),
  NumMedia: z.coerce.number().int().min(0).max(99).catch(0),
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});
const Status = z.object({
  MessageSid: some,
  MessageStatus: some,
  ErrorCode: z.string().optional(),
});

/** Empty TwiML: "received, say nothing". */
const received: WebAnswer = { status: 200, type: 'text/xml', body: '<Response/>' };
const unread: WebAnswer = { status: 400 };

/**
 * `POST /sms/incoming`: answers only after keep() has resolved. If keep() fails the server answers 503, on which Twilio tries
 * again when the webhook's address ends in `#rc=5&rp=all`; its retry has the same MessageSid and so is the same message.
 */
export function incoming(settings: SmsSettings, now: () => number, keep: Keep): Answering {
  return verified(settings, async (fields) => {
    const parsed = Message.safeParse(fields);
    if (!parsed.success) return unread;
    await keep(inbound(parsed.data, fields, { helpBy: settings.helpBy, receivedAt: now() }));
    return received;
  });
}

/** `POST /sms/status`: what became of a message we sent. Reports come late, twice and out of order; the store ranks them. */
export function statusReport(settings: SmsSettings, note: Note): Answering {
  return verified(settings, async (fields) => {
    const parsed = Status.safeParse(fields);
    if (!parsed.success) return unread;
    const report = reportOf(parsed.data);
    if (report) await note(report);
    return { status: 204 };
  });
}

/** Lets through what Twilio signed for our account: a form, at the address the world knows us by. */
function verified(settings: SmsSettings, answer: (fields: Fields) => Promise<WebAnswer>): Answering {
  return async (request: WebRequest) => {
    const type = request.headers['content-type'];
    if (typeof type !== 'string' || !isForm(type)) return { status: 415, body: 'Send a form.' };
    const fields = fieldsOf(request.body);
    const signature = request.headers['x-twilio-signature'];
    // The public address, never the request's own Host: whoever asks could put anything there.
    const url = settings.publicUrl + request.url;
    const signed =
      typeof signature === 'string' && validateRequest(settings.authToken, signature, url, fields);
    if (!signed || fields['AccountSid'] !== settings.accountSid) return { status: 403, body: 'Not signed.' };
    return answer(fields);
  };
}

function isForm(type: string): boolean {
  return type.split(';', 1)[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

function fieldsOf(body: Buffer): Fields {
  // No prototype: a field may be called anything.
  const fields: Fields = Object.create(null) as Fields;
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** What cannot be read off the message itself. */
interface Circumstances {
  readonly helpBy: SmsSettings['helpBy'];
  readonly receivedAt: number;
}

/**
 * The message as it came, whole. A sender that is no number (a bank's name, a short code) is kept like any other; it cannot
 * be answered, and send() says so.
 */
function inbound(
  message: z.infer<typeof Message>,
  fields: Fields,
  { helpBy, receivedAt }: Circumstances,
): Inbound {
  // NUL is no letter, and PostgreSQL refuses a text that has one.
  const text = message.Body?.replaceAll('\0', '');
  const action = message.OptOutType?.toLowerCase() ?? (helpBy === 'twilio' ? helpAnswered(text) : undefined);
  const media = mediaOf(fields, message.NumMedia);
  return {
    channel: 'sms',
    providerId: message.MessageSid,
    address: message.From,
    conversation: message.To,
    receivedAt,
    ...(text === undefined ? {} : { text }),
    ...(action === undefined ? {} : { action }),
    ...(media.length === 0 ? {} : { media }),
  };
}

/** Twilio answers these two by itself, as a whole message in any case, so that nobody gets two answers. */
function helpAnswered(text: string | undefined): 'help' | undefined {
  const word = text?.trim().toUpperCase();
  return word === 'HELP' || word === 'INFO' ? 'help' : undefined;
}

function mediaOf(fields: Fields, count: number): Media[] {
  return Array.from({ length: count }, (_, index) => {
    const url = fields[`MediaUrl${index}`];
    const contentType = fields[`MediaContentType${index}`];
    return typeof url === 'string' && typeof contentType === 'string' ? [{ url, contentType }] : [];
  }).flat();
}

/** Twilio's words for the life of a message, and ours. Others (`receiving`, `partially_delivered` …) tell us nothing. */
const statuses: Readonly<Record<string, Report['status']>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

function reportOf({ MessageSid, MessageStatus, ErrorCode }: z.infer<typeof Status>): Report | undefined {
  const status = Object.hasOwn(statuses, MessageStatus) ? statuses[MessageStatus] : undefined;
  if (status === undefined) return undefined;
  const code = ErrorCode === undefined || ErrorCode === '' || ErrorCode === '0' ? undefined : ErrorCode;
  return {
    channel: 'sms',
    providerId: MessageSid,
    status,
    ...(status === 'failed' ? { problem: problemOfReport(code) } : {}),
    ...(code === undefined ? {} : { code }),
  };
}
