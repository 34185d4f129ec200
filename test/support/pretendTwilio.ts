// A pretend Twilio that outlives the service: what it accepted counts as sent, and it can be asked afterwards.
import { type Asked, type Says, twilioStub } from './twilioStub.js';

export interface Accepted {
  sid: string;
  to: string;
  body: string;
  /** Milliseconds UTC. */
  at: number;
}

export interface PretendTwilio {
  readonly base: string;
  readonly accepted: Accepted[];
  close(): Promise<void>;
}

export async function pretendTwilio(): Promise<PretendTwilio> {
  const stub = await twilioStub();
  const accepted: Accepted[] = [];
  const byNumber = new Map<string, Accepted[]>();
  stub.says = ({ method, url, form }: Asked): Says => {
    // Nobody looks at them; ten thousand forms would only fill the memory.
    stub.asked.length = 0;
    if (method === 'GET')
      return { status: 200, body: listed(byNumber.get(url.searchParams.get('To') ?? '') ?? []) };
    const one = {
      sid: `SM${String(accepted.length).padStart(32, '0')}`,
      to: form.To ?? '',
      body: form.Body ?? '',
      at: Date.now(),
    };
    accepted.push(one);
    byNumber.set(one.to, [...(byNumber.get(one.to) ?? []), one]);
    return { status: 201, body: { sid: one.sid } };
  };
  return { base: stub.base, accepted, close: () => stub.close() };
}

/** The last hundred, newest first. Source: https://www.twilio.com/docs/messaging/api/message-resource */
function listed(messages: readonly Accepted[]): object {
  const newest = messages.slice(-100).toReversed();
  const rows = newest.map(({ sid, to, body, at }) => ({
    sid,
    to,
    body,
    date_created: new Date(at).toUTCString(),
  }));
  return { messages: rows, next_page_uri: null, page: 0, page_size: 100 };
}
