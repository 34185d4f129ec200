// `/d/:digest`: a list of news as a page, for the one it was made for. Everybody else learns nothing of it, not even that it is there.
import type { Routes, ShownDigest, WebAnswer, WebRequest } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import type { Desk } from './desk.js';
import { framed, nothingHere } from './frame.js';
import { visitorOf } from './visitor.js';
import { when } from './when.js';
import { words } from './words.js';

export function digestPages(desk: Desk, routes: Routes): void {
  routes.route('GET', '/d/:digest', 0, (request) => show(desk, request));
}

async function show(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const { memory, now, settings } = desk;
  const visitor = await visitorOf(desk, request);
  const [id] = /^[\w-]{1,80}$/.exec(request.params['digest'] ?? '') ?? [];
  const shown = visitor && id !== undefined ? await memory.reading.digest(id, visitor.id, now()) : null;
  if (!visitor || !shown) return nothingHere(settings.name);
  const title = words.newsOf(when(shown.at, visitor.zone));
  return framed({ title, middle: middleOf(title, shown, visitor.zone), visitor }, settings.name);
}

const middleOf = (title: string, { items }: ShownDigest, zone: string): Markup => html`<h1>${title}</h1>
${items.length === 0 && html`<p>${words.nothingYet}</p>`}
${items.map((item) => article(item, zone))}
${items.length > 0 && html`<p class="by">${words.textNumber}</p>`}`;

type Item = ShownDigest['items'][number];

function article({ kind, itemId, news, number }: Item, zone: string): Markup {
  if (!news) return html`<article><h2>${number}</h2><p>${words.takenDown}</p></article>`;
  const { at, byName, communityName, text } = news;
  const iso = new Date(at).toISOString();
  const isHotseat = kind === 'hotseat' || kind === 'summary';
  return html`<article>
<h2>${number} ${isHotseat && words.hotseat} <bdi>${byName ?? words.somebody}</bdi></h2>
<p class="by"><time datetime="${iso}">${when(at, zone)}</time>${communityName !== null && html` · <bdi>${communityName}</bdi>`}</p>
<p class="text" dir="auto">${text}</p>
${isHotseat && html`<p class="by"><a href="/h/${encodeURIComponent(itemId)}">${words.hotseatPage}</a></p>`}
</article>
`;
}
