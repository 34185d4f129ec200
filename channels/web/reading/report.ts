// `/report/:kind/:id`: whoever is signed in tells staff what is the matter with something a page shows them. It comes to the same list
// as REPORT by text, and the bot thanks them in their chat. What they do not see they cannot report.
import type { Reportable, Routes, WebAnswer, WebRequest } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { keysIn } from '../page/proof.js';
import type { Desk } from './desk.js';
import { framed, nothingHere, pathOf, pressAgain } from './frame.js';
import { type Visitor, visitorOf } from './visitor.js';
import { words } from './words.js';

const path = '/report/:kind/:id';
/** Characters of their own words, and bytes of a form around them. */
const longest = 500;
const longestForm = 8_000;

const kinds: ReadonlySet<string> = new Set<Reportable['kind']>([
  'update',
  'comment',
  'answer',
  'hotseat-answer',
]);
const isKind = (kind: string): kind is Reportable['kind'] => kinds.has(kind);

export function reporting(desk: Desk, routes: Routes): void {
  routes.route('GET', path, 0, (request) => show(desk, request));
  routes.route('POST', path, longestForm, (request) => take(desk, request));
}

interface Sight {
  readonly thing: Reportable;
  readonly visitor: Visitor;
}

async function look(desk: Desk, request: WebRequest): Promise<Sight | null> {
  const { memory, now } = desk;
  const { kind = '', id = '' } = request.params;
  const visitor = await visitorOf(desk, request);
  if (!visitor || !isKind(kind) || !/^[\w-]{1,80}$/.test(id)) return null;
  const thing = await memory.reading.reportable({ kind, id }, visitor.id, now());
  return thing && { thing, visitor };
}

async function show(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const sight = await look(desk, request);
  return sight ? formPage(desk, sight) : nothingHere(desk.settings.name);
}

/** Pressed twice, or sent again by a reload, it is one report. */
async function take(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const { keep, settings, now } = desk;
  const sight = await look(desk, request);
  if (!sight) return nothingHere(settings.name);
  const { thing, visitor } = sight;
  if (!visitor.isTheirs(request.body)) return pressAgain(settings.name);
  const form = new URLSearchParams(request.body.toString('utf8'));
  const reason = form.get('reason') ?? '';
  const said = (form.get('words') ?? '').trim().slice(0, longest);
  if (!(reason in words.reportReasons)) return formPage(desk, sight, { said, isUnpicked: true });
  const { address, conversation } = visitor;
  await keep({
    channel: 'web',
    providerId: `${conversation}|report|${keysIn(form).once}|${thing.kind}/${thing.id}`,
    address,
    conversation,
    receivedAt: now(),
    choice: `do:report:${thing.kind}/${thing.id}`,
    filled: { reason, words: said },
  });
  return framed({ title: words.reportDone, visitor, middle: thanks(thing) }, settings.name);
}

const thanks = ({ communityId, communityName }: Reportable): Markup => html`<h1>${words.reportDone}</h1>
<p class="lead">${words.reportDoneMeans}</p>
<p>${words.reportDanger}</p>
${communityId !== null && html`<p><a href="${pathOf('c', communityId)}">${words.backTo(communityName ?? '')}</a></p>`}`;

function formPage(
  { settings }: Desk,
  { thing, visitor }: Sight,
  { said = '', isUnpicked = false }: { said?: string; isUnpicked?: boolean } = {},
): WebAnswer {
  const title = words.report(thing.byName ?? words.somebody);
  const middle = html`<h1>${title}</h1>
<blockquote><p class="text" dir="auto">${thing.text}</p></blockquote>
${isUnpicked && html`<p role="alert">${words.reportPick}</p>`}
<form method="post">
<fieldset><legend>${words.reportWhat}</legend>
${Object.entries(words.reportReasons).map(
  ([
    id,
    label,
  ]) => html`<p><label><input type="radio" name="reason" value="${id}" required> ${label}</label></p>
`,
)}</fieldset>
<p><label>${words.reportWords}<textarea name="words" rows="4" maxlength="${longest}" dir="auto">${said}</textarea></label></p>
<p class="by">${words.reportMeans}</p>
${visitor.proof}<button>${words.reportSend}</button>
</form>`;
  return framed({ title, middle, visitor }, settings.name);
}
