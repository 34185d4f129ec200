// How Twilio calls an application: form-encoded, signed, and once more when nobody answers. It never looks
// into the answer, because Doorstep replies through the REST API.
import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { OptOutType } from './carrier.js';
import type { PretendText } from './transcript.js';

export type Fields = Record<string, string>;

/** What became of a webhook. `status`: of the last try, `null` when there was no answer at all. */
export interface Called {
  readonly status: number | null;
  readonly attempts: number;
}

export interface Caller {
  readonly authToken: string;
  readonly timeoutMs: number;
  /** Ends calls that are under way. */
  readonly closing: AbortSignal;
}

/**
 * Posts the fields to the address with Twilio's signature, and again (the same fields, the same idempotency
 * token) after a 5xx or no answer: once, or as often as the `#rc=` of the address says, 0 to 5.
 * Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export async function callWebhook(address: string, fields: Fields, caller: Caller): Promise<Called> {
  const [url = '', overrides] = address.split('#');
  const tries = 1 + Math.min(5, Number(new URLSearchParams(overrides).get('rc') ?? 1));
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': getExpectedTwilioSignature(caller.authToken, url, fields),
    'i-twilio-idempotency-token': randomUUID(),
  };
  let status: number | null = null;
  for (let attempts = 1; ; attempts++) {
    status = await post(url, headers, fields, caller);
    const isAnswered = status !== null && status < 500;
    if (isAnswered || attempts >= tries || caller.closing.aborted) return { status, attempts };
  }
}

async function post(url: string, headers: Fields, fields: Fields, caller: Caller): Promise<number | null> {
  const signal = AbortSignal.any([caller.closing, AbortSignal.timeout(caller.timeoutMs)]);
  const body = new URLSearchParams(fields).toString();
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // No connection, a broken one, or too slow: Twilio tries again after each of them.
    return null;
  }
}

/** The fields of an incoming text. Source: https://www.twilio.com/docs/messaging/guides/webhook-request */
export function incomingFields(text: PretendText, accountSid: string, meant?: OptOutType): Fields {
  const fields: Fields = {
    ToCountry: 'GB',
    ToState: '',
    SmsMessageSid: text.sid,
    NumMedia: String(text.media.length),
    ToCity: '',
    FromZip: '',
    SmsSid: text.sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    FromCountry: 'GB',
    To: text.to,
    ToZip: '',
    NumSegments: String(text.segments),
    MessageSid: text.sid,
    AccountSid: accountSid,
    From: text.from,
    ApiVersion: '2010-04-01',
  };
  if (text.body !== '' || text.media.length === 0) fields.Body = text.body;
  if (text.service) fields.MessagingServiceSid = text.service;
  if (meant) fields.OptOutType = meant;
  text.media.forEach(({ url, contentType }, index) => {
    fields[`MediaUrl${index}`] = url;
    fields[`MediaContentType${index}`] = contentType;
  });
  return fields;
}

/**
 * The fields of a status callback.
 * Source: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export function statusFields(text: PretendText, accountSid: string): Fields {
  return {
    SmsSid: text.sid,
    SmsStatus: text.status,
    MessageStatus: text.status,
    To: text.to,
    MessageSid: text.sid,
    AccountSid: accountSid,
    From: text.from,
    ApiVersion: '2010-04-01',
    ...(text.service ? { MessagingServiceSid: text.service } : {}),
    ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
  };
}
