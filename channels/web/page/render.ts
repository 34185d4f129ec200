// The chat as markup: one renderer for the server's page and for the widget, so that both are the same to see and to hear.
// It knows no request and no browser.
import { type Look, lookAttributes } from './look.js';
import { html, type Markup } from './markup.js';
import type { Choice, Said } from './said.js';
import * as words from './words.js';

export interface Chat {
  /** What the bot is called. */
  readonly name: string;
  readonly said: readonly Said[];
  readonly open: readonly Choice[];
  /** What opens under "Settings". */
  readonly sheet: Markup;
  /** What was typed and not sent. */
  readonly draft: string;
  /** What the status line says. */
  readonly status: string;
  /** Before the addresses of forms and pictures: nothing on our own page. */
  readonly base: string;
  /** Hidden values of a form, by name; only where the server reads it. */
  readonly keys: Readonly<Record<string, string>>;
  /** Where what was said before can be read. */
  readonly earlier?: string;
}

/** One thing said. The choices are told with it, for those who hear the page; they are pressed outside the log. */
export function message(said: Said, name: string, id?: string): Markup {
  const { by, text, photos, choices, clientId } = said;
  const who = by === 'bot' ? name : words.you;
  const beginning = text.length > 40 ? `${text.slice(0, 40)} …` : text;
  return html`<div class="said ${by}"${attributes({ id, 'data-client': clientId || undefined })}><p class="who">${who}</p>${
    text !== '' && html`<p class="text" dir="auto">${text}</p>`
  }${photos.map(({ url }) => html`<img class="photo" src="${url}" alt="${words.photo}" loading="lazy">`)}${
    choices.length > 0 && html`<p class="unseen">${words.choose(choices)}</p>`
  }${
    by === 'bot' &&
    html`<button type="button" class="say plain"><span>${words.readAloud}</span><span class="unseen">${beginning}</span></button>`
  }</div>`;
}

/** The open question's choices. Empty too it stays where it is: it holds the focus between two questions. */
export const choiceButtons = (open: readonly Choice[], base: string): Markup =>
  html`${open.map(
    ({ id, label, picture }) =>
      html`<button name="choice" value="${id}">${
        picture &&
        html`<img class="picture" src="${base}/assets/${picture}.svg" alt="" width="32" height="32">`
      }<span>${label}</span></button>`,
  )}`;

/** The whole chat. `level` is that of its heading: the first on a page of its own, the second inside another. */
export function chat(view: Chat, level: 1 | 2, closing?: Markup): Markup {
  const { name, sheet, earlier, said } = view;
  const [title, subtitle, main] = level === 1 ? ['h1', 'h2', 'main'] : ['h2', 'h3', 'div'];
  return html`<header>${door}<${title}>${words.title(name)}</${title}><details class="settings"><summary>${
    words.settings
  }</summary><div class="sheet">${sheet}</div></details>${closing ?? html``}</header>
<${main} class="main"><${subtitle} id="log-name" class="unseen">${
    words.log
  }</${subtitle}><div class="log" role="log" aria-labelledby="log-name" tabindex="0"><div class="all">${earlierLink(
    earlier,
  )}${said.map((one, place) => message(one, name, place === newest(said) ? 'newest' : undefined))}</div></div>
${composer(view)}<div class="under">${photoForm(view)}<button class="check plain" form="talk" name="do" value="check">${words.check}</button></div></${main}>`;
}

export const earlierLink = (address: string | undefined): Markup =>
  html`${address !== undefined && html`<p class="earlier"><a href="${address}">${words.earlier}</a></p>`}`;

/** Where the bot's newest turn begins. */
const newest = (all: readonly Said[]): number =>
  Math.min(all.reduce((own, { by }, place) => (by === 'person' ? place : own), -1) + 1, all.length - 1);

const composer = ({ base, keys, open, draft, status }: Chat): Markup =>
  html`<form id="talk" method="post" action="${base}/chat">${hidden(keys)}<div class="choices" role="group" aria-label="${
    words.choices
  }" tabindex="-1">${choiceButtons(open, base)}</div><label for="words">${words.write}</label><div class="line"><textarea id="words" name="words" rows="2" autocomplete="off" dir="auto">
${draft}</textarea><button class="send">${words.send}</button></div></form><p class="status" role="status">${status}</p>`;

const photoForm = ({ base, keys }: Chat): Markup =>
  html`<details><summary>${words.sendPhoto}</summary><form class="photos" method="post" enctype="multipart/form-data" action="${base}/chat/photo?${new URLSearchParams(
    keys,
  ).toString()}"><label for="photo">${words.pickPhoto}</label><input id="photo" name="photo" type="file" accept="image/*" required><button>${words.sendPhoto}</button></form></details>`;

export const hidden = (keys: Chat['keys']): Markup =>
  html`${Object.entries(keys).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** The attributes of what stands around the chat. */
export const lookOf = (look: Look): Markup => attributes(lookAttributes(look));

/** `true` is an attribute without a value, `false` and `undefined` none. */
export function attributes(given: Readonly<Record<string, string | boolean | undefined>>): Markup {
  return html`${Object.entries(given).map(([name, value]) => {
    if (value === undefined || value === false) return html``;
    return value === true ? html` ${name}` : html` ${name}="${value}"`;
  })}`;
}

const door = html`<svg class="door" viewBox="0 0 40 48" aria-hidden="true"><path class="frame" d="M6 44V5h28v39"/><path class="leaf" d="M10 9h20v35H10z"/><circle class="knob" cx="25" cy="27" r="2.5"/><path class="frame" d="M2 45h36"/></svg>`;
