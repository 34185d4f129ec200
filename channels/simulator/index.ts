// The demo page: a basic phone in a browser that texts through the pretend Twilio, the web chat and Slack beside it. Served in the
// demo only; it knows nothing of stores and bots, and shows made-up numbers of a made-up town.
import { randomUUID } from 'node:crypto';
import type { Answering, Routes, WebAnswer } from '../ports.js';
import { readPageFile } from './pageFiles.js';
import { demoPhones, doorstepNumber, ownerOf } from './town/people.js';
import type { PretendText } from './transcript.js';
import type { PretendTwilio } from './twilio.js';

const script = 'text/javascript; charset=utf-8';
const style = 'text/css; charset=utf-8';
const files = new Map([
  ['page.css', style],
  ['phone.css', style],
  ['phone.js', script],
  ['demo.js', script],
  ['keypad.js', script],
  ['thread.js', script],
  ['segments.js', script],
  ['slack.css', style],
  ['slack.js', script],
  ['slackBlocks.js', script],
  ['slackDoor.js', script],
  ['slackFields.js', script],
  ['slackForm.js', script],
  ['slackThread.js', script],
]);

/** Nothing from elsewhere, nothing inline: words people send can never become a script. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};
/** More than a phone can send at once, in bytes of JSON. */
const longestRequest = 16_384;

/** Adds `GET /simulator` and what the page asks for while it is open. */
export function addSimulator(routes: Routes, twilio: PretendTwilio): void {
  // Tells an open page that the demo was started anew and that its numbers begin again.
  const run = randomUUID();
  routes.route('GET', '/simulator', 0, async () => file('phone.html', 'text/html; charset=utf-8'));
  routes.route('GET', '/simulator/files/:name', 0, async ({ params }) => {
    const name = params.name ?? '';
    const type = files.get(name);
    return type ? file(name, type) : { status: 404 };
  });
  routes.route('GET', '/simulator/phones', 0, async () => json({ phones: demoPhones }));
  routes.route('GET', '/simulator/transcript', 0, async ({ url }) => {
    const since = Number(new URL(url, 'http://localhost').searchParams.get('since') ?? 0);
    const texts = twilio.transcript.since(since).map(shown);
    return json({ run, newest: twilio.transcript.sequence, texts });
  });
  routes.route('POST', '/simulator/texts', longestRequest, sending(twilio));
}

/** A text from one of the demo's phones. Only JSON is taken, which no other site's form can send. */
function sending(twilio: PretendTwilio): Answering {
  return async ({ headers: sent, body }) => {
    if (!String(sent['content-type']).startsWith('application/json')) return { status: 415 };
    const text = parse(body);
    if (!text) return { status: 400 };
    const { sid, status } = await twilio.text(text.from, doorstepNumber, text.body);
    const isTaken = status !== null && status < 300;
    return json({ sid, webhook: status }, isTaken ? 200 : 502);
  };
}

function parse(body: Buffer): { from: string; body: string } | null {
  let given: unknown;
  try {
    given = JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
  const { from, body: words } = (given ?? {}) as Record<string, unknown>;
  const isPhone = demoPhones.some(({ number }) => number === from);
  return isPhone && typeof words === 'string' && words !== '' ? { from: String(from), body: words } : null;
}

/** A text as the page shows it. Numbers nobody in the town has are shown as they are. */
function shown({ sid, from, to, body, direction, status, segments, at }: PretendText): object {
  const isOurs = direction !== 'inbound';
  const names = { fromName: ownerOf(from) ?? from, toName: ownerOf(to) ?? to };
  const byCarrier = direction === 'outbound-reply';
  return { sid, phone: isOurs ? to : from, isOurs, byCarrier, ...names, body, status, segments, at };
}

async function file(name: string, type: string): Promise<WebAnswer> {
  return { status: 200, type, body: await readPageFile(name), headers };
}

function json(value: object, status = 200): WebAnswer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers };
}
