// Signing in by a one-use link. Looking at the link only shows a button, so that previews of links do not use it up; pressing the
// button begins a web session of the person it was sent to, and gives no rights but theirs.
import type { Routes, WebAnswer, WebRequest } from '../../ports.js';
import { html } from '../page/markup.js';
import { visitCookie } from '../page/visits.js';
import { newConversation, newIdentity } from '../tokens.js';
import type { Desk } from './desk.js';
import { framed, pathOf, pressAgain } from './frame.js';
import { visitorOf } from './visitor.js';
import { words } from './words.js';

const path = '/in/:code';

export function signingIn(desk: Desk, routes: Routes): void {
  routes.route('GET', path, 0, (request) => ask(desk, request));
  routes.route('POST', path, 0, (request) => enter(desk, request));
}

/** Codes are read off phones: capitals, spaces and hyphens between do not matter. */
const codeOf = ({ params }: WebRequest): string =>
  (params['code'] ?? '')
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

async function ask({ memory, settings, now }: Desk, request: WebRequest): Promise<WebAnswer> {
  const person = await memory.reading.signInOf(codeOf(request), now());
  if (!person) return linkOver(settings.name);
  const middle = html`<h1>${words.signIn}</h1>
<p>${words.signInMeans}</p>
<form method="post"><button>${words.signInAs(person.name ?? words.somebody)}</button></form>`;
  return framed({ title: words.signIn, middle }, settings.name);
}

async function enter(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const { memory, settings, now } = desk;
  // A form on another site would sign somebody in as another person without their knowing.
  const from = request.headers['sec-fetch-site'] ?? 'same-origin';
  if (from !== 'same-origin' && from !== 'none') return pressAgain(settings.name);
  const at = now();
  const code = codeOf(request);
  const [person, visitor] = [await memory.reading.signInOf(code, at), await visitorOf(desk, request)];
  const isHere = person !== null && visitor?.id === person.id;
  const web = { address: isHere ? visitor.address : newIdentity(), conversation: newConversation(), at };
  const id = await memory.reading.useSignIn(code, web);
  if (id === null) return linkOver(settings.name);
  const cookie: Record<string, string> = isHere ? {} : { 'Set-Cookie': await begin(desk, web) };
  return { status: 303, headers: { Location: pathOf('u', id), ...cookie } };
}

async function begin({ memory, settings }: Desk, web: { address: string; conversation: string; at: number }) {
  const { address, conversation, at } = web;
  await memory.transcript.start({ id: conversation, address, at });
  const secret = await memory.sessions.begin({ address, conversation }, at);
  return visitCookie({ settings }, secret);
}

const linkOver = (house: string): WebAnswer =>
  framed(
    {
      title: words.linkOver,
      status: 410,
      middle: html`<h1>${words.linkOver}</h1><p>${words.linkOverMeans}</p><p>${words.linkOverHelp}</p>`,
    },
    house,
  );
