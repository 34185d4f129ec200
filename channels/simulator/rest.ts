// Twilio's REST answers about messages: the shapes of what it says and the reasons it refuses. It keeps
// nothing.
import type { PretendText } from './transcript.js';

export interface RestAnswer {
  readonly status: number;
  readonly json: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What may be wrong, in Twilio's codes. Source: https://www.twilio.com/docs/api/errors */
const refusals: Readonly<Record<number, readonly [status: number, message: string]>> = {
  20003: [401, 'Authenticate'],
  20404: [404, 'The requested resource was not found'],
  20429: [429, 'Too Many Requests'],
  21211: [400, "Invalid 'To' Phone Number"],
  21212: [400, "Invalid 'From' Number"],
  21266: [400, "'To' and 'From' number cannot be the same"],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
};

/** Twilio's `{code, message, more_info, status}`; a code without an entry needs a status of its own. */
export function refuse(code: number, given: { status?: number; retryAfter?: number } = {}): RestAnswer {
  const [usual, message] = refusals[code] ?? [400, `Twilio error ${code}`];
  const status = given.status ?? usual;
  return {
    status,
    json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    ...(given.retryAfter === undefined ? {} : { headers: { 'retry-after': String(given.retryAfter) } }),
  };
}

const isNumber = (text: string): boolean => /^\+[1-9]\d{7,14}$/.test(text);
/** A number, a short code, or an alphanumeric sender. */
const isSender = (text: string): boolean => isNumber(text) || /^[A-Za-z0-9 ]{3,11}$/.test(text);

/**
 * The code Twilio refuses a create request with, or `null`; whether the person opted out is asked after
 * this.
 */
export function reasonToRefuse(form: URLSearchParams): number | null {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  const body = form.get('Body') ?? '';
  if (to === '') return 21604;
  if (!isNumber(to)) return 21211;
  if (from === '' && !form.get('MessagingServiceSid')) return 21603;
  if (from !== '' && !isSender(from)) return 21212;
  if (from === to) return 21266;
  if (body === '' && !form.get('MediaUrl')) return 21602;
  return body.length > 1600 ? 21617 : null;
}

/** A message resource. Source: https://www.twilio.com/docs/messaging/api/message-resource */
export function messageJson(text: PretendText, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}`;
  const date = new Date(text.at).toUTCString().replace('GMT', '+0000');
  return {
    body: text.body,
    num_segments: String(text.segments),
    direction: text.direction,
    from: text.from,
    to: text.to,
    date_updated: date,
    date_created: date,
    date_sent: text.status === 'queued' ? null : date,
    price: null,
    price_unit: 'GBP',
    error_code: text.errorCode,
    error_message:
      text.errorCode === null ? null : (refusals[text.errorCode]?.[1] ?? 'Message not delivered'),
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: String(text.media.length),
    status: text.status,
    messaging_service_sid: text.service,
    sid: text.sid,
    api_version: '2010-04-01',
    subresource_uris: { media: `${uri}/Media.json` },
  };
}

/**
 * One page of a list, newest first. A text still queued has no date sent: the moment it was made stands for
 * it.
 */
export function pageJson(texts: readonly PretendText[], url: URL, accountSid: string): object {
  const query = url.searchParams;
  const size = Math.min(1000, Math.max(1, Number(query.get('PageSize') ?? 50)));
  const page = Math.max(0, Number(query.get('Page') ?? 0));
  const found = texts.filter((text) => isAskedFor(text, query)).toReversed();
  const shown = found.slice(page * size, (page + 1) * size);
  const uriOf = (number: number): string => {
    const params = new URLSearchParams(query);
    params.set('Page', String(number));
    return `${url.pathname}?${params.toString()}`;
  };
  return {
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, shown.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    next_page_uri: found.length > (page + 1) * size ? uriOf(page + 1) : null,
    messages: shown.map((text) => messageJson(text, accountSid)),
  };
}

/** `DateSent>=` arrives as a parameter called `DateSent>`; Twilio compares whole seconds. */
function isAskedFor(text: PretendText, query: URLSearchParams): boolean {
  const second = Math.floor(text.at / 1000) * 1000;
  const after = query.get('DateSent>');
  const before = query.get('DateSent<');
  const is = (name: string, value: string): boolean => !query.has(name) || query.get(name) === value;
  if (!is('To', text.to) || !is('From', text.from)) return false;
  if (after !== null && second < Date.parse(after)) return false;
  return before === null || second <= Date.parse(before);
}
