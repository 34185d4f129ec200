// A whole page for reading: what stands around its middle, and the headers by which a browser runs nothing and asks nobody else.
import type { WebAnswer } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { style, styleSource } from './style.js';
import type { Visitor } from './visitor.js';
import { words } from './words.js';

export interface Page {
  readonly title: string;
  readonly middle: Markup;
  /** Whoever reads it, if they are signed in; a page that is the same for all names nobody. */
  readonly visitor?: Visitor | null;
  /** The address of its open feed. */
  readonly feed?: string | undefined;
  /** The address of a script of ours; without one the browser runs nothing. */
  readonly script?: string;
  readonly status?: number;
}

/** A script may ask its own page again, and nobody else. */
const policyOf = ({ script }: Page): string =>
  [...policy, ...(script === undefined ? [] : ["script-src 'self'", "connect-src 'self'"])].join('; ');

const policy = [
  "default-src 'none'",
  `style-src ${styleSource}`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** What a search engine copied could not be taken back. */
export const unsearched = { 'X-Robots-Tag': 'noindex, noarchive' } as const;

/** @param house who runs the service. */
export function framed(page: Page, house: string): WebAnswer {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(page.title, house)}</title>
<link rel="icon" href="/assets/door.svg">
${page.feed !== undefined && html`<link rel="alternate" type="application/atom+xml" href="${page.feed}">`}
<style>${{ markup: style }}</style>
${page.script !== undefined && html`<script src="${page.script}" defer></script>`}
</head>
<body>
${page.visitor ? signedIn(page.visitor) : false}
<main>
${page.middle}
</main>
<footer><p>${house}</p><a href="/chat">${words.chat}</a></footer>
</body>
</html>
`;
  return {
    status: page.status ?? 200,
    type: 'text/html; charset=utf-8',
    body: markup,
    headers: { 'Content-Security-Policy': policyOf(page), ...unsearched },
  };
}

const signedIn = ({ id, name, proof }: Visitor): Markup => html`<header>
<p>${words.signedInAs} <bdi>${name ?? words.somebody}</bdi>.</p>
<a href="${pathOf('u', id)}">${words.myPage}</a>
<form method="post" action="/chat/forget">${proof}<button class="plain">${words.forget}</button></form>
</header>`;

export const pathOf = (kind: 'u' | 'c' | 'h', id: string): string => `/${kind}/${encodeURIComponent(id)}`;

/** The same for what is not there and for what is not for the reader: nobody learns which. */
export const nothingHere = (house: string): WebAnswer =>
  framed(
    {
      title: words.nothing,
      status: 404,
      middle: html`<h1>${words.nothing}</h1><p>${words.nothingMeans}</p><p>${words.nothingHelp}</p>`,
    },
    house,
  );

/** A form that is not from a page of ours, or from one that is too old. */
export const pressAgain = (house: string): WebAnswer =>
  framed(
    { title: words.again, status: 403, middle: html`<h1>${words.again}</h1><p>${words.againHelp}</p>` },
    house,
  );
