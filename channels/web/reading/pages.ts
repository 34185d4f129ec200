// The middle of a person's page and of a community's: its name, what was shared, older things, and how to follow it.
import type { PageName, ShownPage } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { pathOf } from './frame.js';
import { articles } from './things.js';
import type { Visitor } from './visitor.js';
import { words } from './words.js';

/** A page, who looks at it, and what else there is to know. */
export interface Sight {
  readonly page: PageName;
  readonly shown: ShownPage;
  readonly visitor: Visitor | null;
  /** The zone of whoever has none of their own. */
  readonly zone: string;
  /** The visitor's, on their own page. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** The newest things are on an earlier page. */
  readonly isLater: boolean;
  /** Where the world finds this server. */
  readonly publicUrl: string;
}

export const nameOf = ({ name }: ShownPage): string => name ?? words.somebody;

export function middleOf(sight: Sight): Markup {
  const { page, shown, visitor } = sight;
  return html`<h1><bdi>${nameOf(shown)}</bdi></h1>
${shown.about !== '' && html`<p class="lead" dir="auto">${shown.about}</p>`}
${shown.parentName !== null && grewOutOf(shown.parentName, shown.parentId)}
${shown.isOwn && ownWords(sight)}
${shown.things.length === 0 && html`<p>${words.nothingYet}</p>`}
${articles(shown.things, {
  kind: page.kind,
  zone: visitor?.zone ?? sight.zone,
  readerId: visitor?.id ?? null,
})}
${turning(sight)}
${following(sight)}`;
}

const grewOutOf = (name: string, id: string | null): Markup => {
  const called = html`<bdi>${name}</bdi>`;
  return html`<p class="by">${words.grewOutOf} ${id === null ? called : html`<a href="${pathOf('c', id)}">${called}</a>`}</p>`;
};

const ownWords = ({ shown, groups }: Sight): Markup => html`
<p class="lead">${words.ownPage} ${words.ownSeen[shown.isOpen ? 'anyone' : 'groups']}</p>
${
  groups.length > 0 &&
  html`<nav aria-label="${words.yourGroups}"><ul>
${groups.map(({ id, name }) => html`<li><a href="${pathOf('c', id)}"><bdi>${name}</bdi></a></li>`)}
</ul></nav>`
}`;

/** The next page begins after the last thing of this one, so that nothing is skipped when something new comes. */
function turning({ page, shown, isLater }: Sight): Markup {
  const last = shown.things.at(-1);
  const path = pathOf(page.kind, page.id);
  const older = shown.more && last && `${path}?before=${last.at}.${encodeURIComponent(last.id)}`;
  if (!older && !isLater) return html``;
  return html`<nav aria-label="${words.news}"><ul>
${isLater && html`<li><a href="${path}">${words.newest}</a></li>`}
${older && html`<li><a href="${older}" rel="next">${words.older}</a></li>`}
</ul></nav>`;
}

function following({ page, shown, visitor, publicUrl }: Sight): Markup | false {
  if (!shown.isOpen && !visitor) return false;
  const path = `${pathOf(page.kind, page.id)}.atom`;
  return html`${visitor === null && html`<p class="by">${words.outside}</p>`}
<details class="follow"><summary>${words.follow}</summary>
${shown.isOpen && html`<p>${words.followOpen}</p><code>${publicUrl}${path}</code>`}
${
  visitor !== null &&
  html`<form method="post" action="${path}">
<p>${shown.isOpen ? words.followMore : words.followSecret}</p>
${visitor.proof}<button>${words.makeAddress}</button>
</form>`
}
</details>`;
}

/** @param key as it was made: it is shown this once. */
export function secretAddress({ page, shown, publicUrl }: Sight, key: string): Markup {
  const path = pathOf(page.kind, page.id);
  return html`<h1>${words.secretTitle}</h1>
<p>${words.secretMeans}</p>
<code>${publicUrl}${path}.atom?key=${key}</code>
<p>${words.secretOnce}</p>
<p class="by"><a href="${path}">${words.backTo(nameOf(shown))}</a></p>`;
}
