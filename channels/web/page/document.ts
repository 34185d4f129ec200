// Whole pages: the chat, and the few that stand beside it. Nothing in them comes from elsewhere, and nothing is inline.
import { gzipSync } from 'node:zlib';
import type { WebAnswer, WebRequest } from '../../ports.js';
import type { WebSettings } from '../index.js';
import { takesGzip, versioned } from './assets.js';
import { type Look, readLook } from './look.js';
import { html, type Markup } from './markup.js';
import type { Keys } from './proof.js';
import { type Chat, chat, earlierLink, lookOf, message } from './render.js';
import { settingsSheet } from './sheet.js';
import * as words from './words.js';

/** The chat, and how it is to look. */
export interface PageView extends Omit<Chat, 'sheet'> {
  readonly look: Look;
}

interface Talk {
  /** The conversation, and the place from which the script listens on. */
  readonly talk: string;
  readonly place: number;
  /** By these the script may begin it, where nobody has done anything yet. */
  readonly begin?: Keys;
}

/** The chat as a page. */
export const chatPage = (view: PageView, { talk, place, begin }: Talk): Markup =>
  page(
    words.title(view.name),
    html`<div class="doorstep page" data-name="${view.name}" data-talk="${talk}" data-place="${place}"${
      begin && html` data-begin="${new URLSearchParams(begin).toString()}"`
    }${lookOf(view.look)}><a class="skip" href="#words">${words.skip}</a>${chat(
      { ...view, sheet: settingsSheet(view.look, view) },
      1,
    )}</div>`,
    html`<script src="${versioned('/widget.js', 'widget.js')}" defer></script>`,
  );

/** What was said before what the chat shows: nothing is sent here, and nothing comes by itself. */
export const earlierPage = (view: Pick<PageView, 'name' | 'said' | 'look' | 'earlier'>): Markup =>
  page(
    words.earlierTitle(view.name),
    html`<div class="doorstep alone"${lookOf(view.look)}><main class="main"><h1>${words.earlierHere}</h1>${earlierLink(
      view.earlier,
    )}<div class="all">${view.said.map((one) => message(one, view.name))}</div><p><a class="button" href="/chat">${
      words.back
    }</a></p></main></div>`,
  );

/** A page with one thing to say, and one way on. */
export const plainPage = (title: string, text: string, way: string, look: Look = readLook('')): Markup =>
  page(
    title,
    html`<div class="doorstep alone"${lookOf(look)}><main class="main"><h1>${title}</h1><p>${text}</p><p><a class="button" href="/chat">${way}</a></p></main></div>`,
  );

const page = (title: string, body: Markup, script = html``): Markup => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${title}</title><link rel="stylesheet" href="${versioned(
  '/assets/page.css',
  'page.css',
)}"><link rel="icon" href="/assets/door.svg">${script}</head><body>${body}</body></html>
`;

/**
 * Nothing from elsewhere, nothing inline, and markup is made in one place only: what people type can never become a script.
 * Sockets and photos are at `publicUrl`, which may be named otherwise than the page.
 */
export function policy({ publicUrl, isFramed = false }: WebSettings): string {
  const { origin } = new URL(publicUrl);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${origin}`,
    `connect-src 'self' ${origin} ${origin.replace(/^http/, 'ws')}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types doorstep',
  ].join('; ');
}

export function answerPage(
  { headers }: Pick<WebRequest, 'headers'>,
  { markup }: Markup,
  more: { status?: number; headers: Readonly<Record<string, string>> },
): WebAnswer {
  const packs = takesGzip(headers);
  return {
    status: more.status ?? 200,
    type: 'text/html; charset=utf-8',
    body: packs ? gzipSync(markup) : markup,
    headers: { ...more.headers, Vary: 'Accept-Encoding', ...(packs ? { 'Content-Encoding': 'gzip' } : {}) },
  };
}
