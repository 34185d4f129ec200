// The pages of `/photo/:code`: a form with one field, what was the matter with a picture, and thanks. They look like the pages for
// reading and bring their style along.
import { createHash } from 'node:crypto';
import type { WebAnswer } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { style } from '../reading/style.js';

/** What can be the matter with what was sent. */
export type Trouble = 'none' | 'tooBig' | 'unreadable';

const words = {
  title: 'Show me your picture',
  lead: 'Choose one picture from your phone. Then send it.',
  field: 'Your picture',
  send: 'Send the picture',
  thanks: 'I have your picture',
  thanksMeans: 'Go back to your messages now. I ask you there what is in it.',
  nothing: 'This link is of no use any more',
  nothingMeans: 'It works once, for a day. Text PHOTO to get a new one.',
} as const;

/** What happened, and what to do. */
const troubles: Readonly<Record<Trouble, string>> = {
  none: 'No picture came. Choose one first.',
  tooBig: 'That picture is too big. Your words are safe. Choose a smaller one.',
  unreadable: 'I could not open the picture. Your words are safe. Choose another one.',
};
const statuses: Readonly<Record<Trouble, number>> = { none: 400, tooBig: 413, unreadable: 415 };

const own = `${style}
label{display:block;font-weight:600;margin-top:1.5rem}
input{display:block;width:100%;min-height:44px;margin:.5rem 0 1.5rem;padding:.5rem;font:inherit;color:inherit;
background:var(--tint);border:1px solid var(--edge);border-radius:.5rem}
input::file-selector-button{font:inherit;min-height:44px;padding:.25rem 1rem}
`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(own).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The address is a secret: no other site hears it, and no cache keeps what it shows. */
const headers = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, noarchive',
} as const;

/** @param at the form's own address. */
export function formPage(house: string, at: string, trouble?: Trouble): WebAnswer {
  const told = trouble && html`<p class="mark" role="alert" id="trouble">${troubles[trouble]}</p>`;
  const described = trouble && html` aria-invalid="true" aria-describedby="trouble"`;
  const form = html`<h1>${words.title}</h1><p>${words.lead}</p>${told}
<form method="post" action="${at}" enctype="multipart/form-data">
<label for="photo">${words.field}</label>
<input type="file" id="photo" name="photo" accept="image/*" required${described}>
<button>${words.send}</button>
</form>`;
  return framed(house, { title: words.title, middle: form, status: trouble ? statuses[trouble] : 200 });
}

export const thanksPage = (house: string): WebAnswer =>
  framed(house, {
    title: words.thanks,
    middle: html`<h1>${words.thanks}</h1><p>${words.thanksMeans}</p>`,
    status: 200,
  });

/** The same for one that is too old and for one that never was. */
export const nothingPage = (house: string): WebAnswer =>
  framed(house, {
    title: words.nothing,
    middle: html`<h1>${words.nothing}</h1><p>${words.nothingMeans}</p>`,
    status: 404,
  });

function framed(house: string, page: { title: string; middle: Markup; status: number }): WebAnswer {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} - ${house}</title>
<style>${{ markup: own }}</style>
</head>
<body>
<main>
${page.middle}
</main>
<footer><p>${house}</p></footer>
</body>
</html>
`;
  return { status: page.status, type: 'text/html; charset=utf-8', body: markup, headers };
}
