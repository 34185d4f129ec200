// One thing that was shared, as an article: an update, or a question and what employers said. Words of people are text, never markup.
import type { Reportable, ShownThing } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { pathOf } from './frame.js';
import { reportLink } from './reportLink.js';
import { when } from './when.js';
import { words } from './words.js';

/** How a page shows its things. */
export interface Showing {
  /** A person's own page needs not say on each thing who wrote it. */
  readonly kind: 'u' | 'c';
  /** An IANA zone. */
  readonly zone: string;
  /** Whoever is signed in may report what others wrote. */
  readonly readerId: string | null;
}

export const articles = (things: readonly ShownThing[], showing: Showing): readonly Markup[] =>
  things.map((thing) => (thing.kind === 'update' ? update(thing, showing) : question(thing, showing)));

const time = (at: number, zone: string): Markup =>
  html`<time datetime="${new Date(at).toISOString()}">${when(at, zone)}</time>`;

const wording = (text: string): Markup => html`<p class="text" dir="auto">${text}</p>`;

/** The id stands in a feed's links. */
const article = (thing: ShownThing, middle: Markup): Markup =>
  html`<article id="${thing.id}">
${middle}
</article>
`;

function update(thing: ShownThing, showing: Showing): Markup {
  const { kind, zone, readerId } = showing;
  const dated = time(thing.at, zone);
  const heading =
    kind === 'u'
      ? html`<h2>${dated}</h2>
${thing.byId === null && html`<p class="by"><bdi>${thing.byName ?? words.anEmployer}</bdi></p>`}`
      : html`<h2>${author(thing)}</h2>
<p class="by">${dated}</p>`;
  return article(
    thing,
    html`${heading}
${wording(thing.text)}
${thing.pictures.map((one) => picture(thing.id, one))}
${thing.editedAt !== null && html`<p class="by">${words.changed} ${time(thing.editedAt, zone)}</p>`}
${thing.mark === null && thing.byId !== readerId && report('update', thing.id, { showing, by: thing.byName })}
${comments(thing, showing)}
${thing.mark === null ? kind === 'u' && sharedWith(thing) : html`<p class="by mark">${words.marks[thing.mark]}</p>`}`,
  );
}

/** An employer has no page. */
function author({ byId, byName }: ShownThing): Markup {
  const name = html`<bdi>${byName ?? words.somebody}</bdi>`;
  return byId === null ? name : html`<a href="${pathOf('u', byId)}">${name}</a>`;
}

/** Only for whoever is signed in: staff answer somebody. */
const report = (
  kind: Reportable['kind'],
  id: string,
  { showing, by }: { showing: Showing; by: string | null },
): Markup | false => showing.readerId !== null && reportLink(kind, id, by);

/** Under the update, one level deep. */
function comments({ comments: { shown, earlier } }: ShownThing, showing: Showing): Markup | false {
  if (shown.length === 0) return false;
  return html`<section class="answer">
<h3>${words.replies}</h3>
${earlier > 0 && html`<p class="by">${words.earlierReplies(earlier)}</p>`}
<ul class="replies">
${shown.map(
  ({
    id,
    by,
    text,
    at,
    isOwn,
  }) => html`<li><p class="by"><bdi>${by ?? words.somebody}</bdi> · ${time(at, showing.zone)}</p>
${wording(text)}${!isOwn && report('comment', id, { showing, by })}</li>
`,
)}</ul>
</section>`;
}

const picture = (update: string, { id, alt }: { id: string; alt: string }): Markup =>
  html`<img src="/media/${encodeURIComponent(update)}/${encodeURIComponent(id)}" alt="${alt}" loading="lazy">`;

const sharedWith = ({ communityId, communityName }: ShownThing): Markup =>
  html`<p class="by">${words.sharedWith} <a href="${pathOf('c', communityId ?? '')}"><bdi>${communityName ?? ''}</bdi></a></p>`;

const question = (thing: ShownThing, showing: Showing): Markup =>
  article(
    thing,
    html`<h2>${words.question}</h2>
<p class="by">${time(thing.at, showing.zone)}</p>
${wording(thing.text)}
${thing.answers.map(
  ({ id, employer, text }) => html`<section class="answer">
<h3>${words.says(employer ?? words.anEmployer)}</h3>
${wording(text)}
${report('answer', id, { showing, by: employer })}
</section>`,
)}`,
  );
