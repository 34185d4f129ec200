// `POST /slack/events`: verify, parse, hand to Bolt, and acknowledge once it is kept. It reads nothing of what is said.
// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
import { type App, isValidSlackRequest } from '@slack/bolt';
import { z } from 'zod';
import type { Answering, WebAnswer, WebRequest } from '../ports.js';
import type { Door } from './app.js';
import { NotInstalled } from './installations.js';
import { type Answer, tellFault } from './telling.js';

const Payload = z.record(z.string(), z.unknown());
const Greeting = z.object({ type: z.literal('url_verification'), challenge: z.string() });

/** Seconds a signature is good for, to both sides: a clock may be fast as well as slow. */
const signatureTime = 5 * 60;

export function slackEvents(door: Door, signingSecret: string, app: App): Answering {
  return async (request) => {
    if (!isSigned(request, signingSecret, door.now())) return { status: 401, body: 'Not signed.' };
    const body = bodyOf(request);
    if (!body) return { status: 400 };
    const greeting = Greeting.safeParse(body);
    if (greeting.success) return { status: 200, body: greeting.data.challenge };
    // Slack asks a command's address now and then whether it is there.
    if (body['ssl_check'] !== undefined) return { status: 200 };
    return asHttp(await take(door, app, { body, ...retryOf(request) }));
  };
}

/** Bolt's own check knows nothing of a signature that is dated in the future. */
function isSigned({ headers, body }: WebRequest, signingSecret: string, now: number): boolean {
  const [signature, timestamp] = [headers['x-slack-signature'], headers['x-slack-request-timestamp']];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d+$/.test(timestamp))
    return false;
  if (Number(timestamp) > now / 1000 + signatureTime) return false;
  return isValidSlackRequest({
    signingSecret,
    body: body.toString('utf8'),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    nowMilliseconds: now,
  });
}

/** Events are JSON; a command is a form, and so is all else, with JSON in one field of it. */
function bodyOf({ headers, body }: WebRequest): Record<string, unknown> | null {
  const text = body.toString('utf8');
  if (!headers['content-type']?.includes('application/x-www-form-urlencoded')) return parsed(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  return fields['payload'] === undefined ? fields : parsed(fields['payload']);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return Payload.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function retryOf({ headers }: WebRequest): { retryNum?: number } {
  const tries = Number(headers['x-slack-retry-num']);
  return Number.isInteger(tries) ? { retryNum: tries } : {};
}

/** Lets Bolt's listeners work on it. Resolves once what it holds is durable, or to how Slack hears that it is not. */
export async function take(
  door: Door,
  app: App,
  call: { body: Record<string, unknown>; retryNum?: number },
): Promise<Answer> {
  let said: unknown;
  try {
    await app.processEvent({
      ...call,
      // Bolt acknowledges events before anybody has heard them: here it only says what the answer will be.
      ack: async (answer: unknown) => {
        said = answer;
      },
    });
    return { taken: true, body: said };
  } catch (thrown) {
    const fault = within(thrown);
    // Nobody is there to be told, and sending it again would change nothing.
    return fault instanceof NotInstalled ? { taken: true, body: undefined } : tellFault(door, call, fault);
  }
}

/** Bolt puts errors into errors of its own. */
function within(fault: unknown): unknown {
  const { original } = fault as { original?: unknown };
  return original instanceof Error ? within(original) : fault;
}

function asHttp(answer: Answer): WebAnswer {
  if (!answer.taken) return { status: 503 };
  const { body } = answer;
  if (body === undefined) return { status: 200 };
  if (typeof body === 'string') return { status: 200, body };
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
