// What opens under "Settings": how the chat looks and sounds, as the person has it now, and "Forget this device". The server draws it,
// for the page and for the widget; scripts carry none of its words.
import type { Look } from './look.js';
import { html, type Markup } from './markup.js';
import { attributes, type Chat, hidden } from './render.js';
import * as words from './words.js';

export const settingsSheet = (look: Look, { base, keys }: Pick<Chat, 'base' | 'keys'>): Markup =>
  html`${lookFields(look)}<details><summary>${words.forget}</summary><form class="forget" method="post" action="${base}/chat/forget"><p>${
    words.forgetMeans
  }</p>${hidden(keys)}<button>${words.forgetNow}</button></form></details>`;

/** They belong to the form of the message: saving them without a script keeps what is typed. */
function lookFields(look: Look): Markup {
  const radios = (name: 'size' | 'aloud', labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) =>
      box(
        html`<input form="talk" type="radio" name="${name}" value="${value}"${attributes({ checked: look[name] === value })}>`,
        label,
      ),
    );
  const checkbox = (name: 'pictures' | 'calm', label: string) =>
    box(
      html`<input form="talk" type="checkbox" name="${name}"${attributes({ checked: look[name] })}>`,
      label,
    );
  return html`<div class="look"><fieldset><legend>${words.textSize}</legend>${radios(
    'size',
    words.sizes,
  )}</fieldset><fieldset><legend>${words.more}</legend>${checkbox('pictures', words.pictures)}${checkbox('calm', words.calm)}</fieldset><fieldset class="voice"><legend>${
    words.aloud
  }</legend>${radios('aloud', words.alouds)}</fieldset><button form="talk" name="do" value="look">${words.save}</button><p class="credit">${words.credit}</p></div>`;
}

const box = (input: Markup, label: string): Markup => html`<label>${input}<span>${label}</span></label>`;
