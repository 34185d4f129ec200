// One thing that was shared, as an article: an update, or a question and what employers said. Words of people are text, never markup.
import type { ShownThing } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { pathOf } from './frame.js';
import { when } from './when.js';
import { words } from './words.js';

/** How a page shows its things. */
export interface Showing {
  /** A person's own page needs not say on each thing who wrote it. */
  readonly kind: 'u' | 'c';
  /** An IANA zone. */
  readonly zone: string;
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

function update(thing: ShownThing, { kind, zone }: Showing): Markup {
  const dated = time(thing.at, zone);
  const heading =
    kind === 'u'
      ? html`<h2>${dated}</h2>`
      : html`<h2><a href="${pathOf('u', thing.byId ?? '')}"><bdi>${thing.byName ?? words.somebody}</bdi></a></h2>
<p class="by">${dated}</p>`;
  return article(
    thing,
    html`${heading}
${wording(thing.text)}
${thing.pictures.map((one) => picture(thing.id, one))}
${thing.editedAt !== null && html`<p class="by">${words.changed} ${time(thing.editedAt, zone)}</p>`}
${comments(thing, zone)}
${thing.mark === null ? kind === 'u' && sharedWith(thing) : html`<p class="by mark">${words.marks[thing.mark]}</p>`}`,
  );
}

/** Under the update, one level deep. */
function comments({ comments: { shown, earlier } }: ShownThing, zone: string): Markup | false {
  if (shown.length === 0) return false;
  return html`<section class="answer">
<h3>${words.replies}</h3>
${earlier > 0 && html`<p class="by">${words.earlierReplies(earlier)}</p>`}
<ul class="replies">
${shown.map(
  ({ by, text, at }) => html`<li><p class="by"><bdi>${by ?? words.somebody}</bdi> · ${time(at, zone)}</p>
${wording(text)}</li>
`,
)}</ul>
</section>`;
}

const picture = (update: string, { id, alt }: { id: string; alt: string }): Markup =>
  html`<img src="/media/${encodeURIComponent(update)}/${encodeURIComponent(id)}" alt="${alt}" loading="lazy">`;

const sharedWith = ({ communityId, communityName }: ShownThing): Markup =>
  html`<p class="by">${words.sharedWith} <a href="${pathOf('c', communityId ?? '')}"><bdi>${communityName ?? ''}</bdi></a></p>`;

const question = (thing: ShownThing, { zone }: Showing): Markup =>
  article(
    thing,
    html`<h2>${words.question}</h2>
<p class="by">${time(thing.at, zone)}</p>
${wording(thing.text)}
${thing.answers.map(
  ({ employer, text }) => html`<section class="answer">
<h3>${words.says(employer ?? words.anEmployer)}</h3>
${wording(text)}
</section>`,
)}`,
  );
