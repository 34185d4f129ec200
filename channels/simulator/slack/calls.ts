// How Slack calls an application: signed, in good time or not at all, and events again when they were not taken. It never looks
// at what is sent.
// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack and …/apis/events-api#retries
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answered } from './settings.js';

export interface Line {
  readonly signingSecret: string;
  readonly answerTimeMs: number;
  readonly retryPausesMs: readonly number[];
  readonly now: () => number;
  /** Ends calls that are under way. */
  readonly closing: AbortSignal;
}

export interface Call {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
}

export const jsonCall = (value: object): Call => ({ type: 'application/json', body: JSON.stringify(value) });

export const formCall = (fields: Readonly<Record<string, string>>): Call => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});

/** `v0=` and the HMAC of version, time and body. `timestamp`: whole seconds UTC. */
export function signature(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** An event: sent again while it is not taken. Resolves when it was, or was given up. */
export async function callWithEvent(url: string, call: Call, line: Line): Promise<Answered> {
  let answered = await post(url, call, line, {});
  let attempts = 1;
  for (const wait of line.retryPausesMs) {
    if (isTaken(answered.status) || line.closing.aborted) break;
    await pause(wait, undefined, { signal: line.closing }).catch(() => undefined);
    const reason = answered.status === null ? 'http_timeout' : 'http_error';
    answered = await post(url, call, line, {
      'x-slack-retry-num': String(attempts),
      'x-slack-retry-reason': reason,
    });
    attempts++;
  }
  return { ...answered, attempts };
}

/** A press, a form, a command, a shortcut: asked once, and the person waits for the answer. */
export async function callOnce(url: string, call: Call, line: Line): Promise<Answered> {
  return { ...(await post(url, call, line, {})), attempts: 1 };
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

async function post(
  url: string,
  { type, body }: Call,
  line: Line,
  more: Readonly<Record<string, string>>,
): Promise<Omit<Answered, 'attempts'>> {
  const timestamp = Math.floor(line.now() / 1000);
  const headers = {
    'content-type': type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature(line.signingSecret, timestamp, body),
    ...more,
  };
  const signal = AbortSignal.any([line.closing, AbortSignal.timeout(line.answerTimeMs)]);
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    return { status: response.status, body: await response.text() };
  } catch {
    // No connection, a broken one, or too slow: for Slack they are all the same.
    return { status: null, body: '' };
  }
}
