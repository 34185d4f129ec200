// The link under something that somebody else wrote, for whoever is signed in.
import type { Reportable } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { words } from './words.js';

export const reportLink = (kind: Reportable['kind'], id: string, by: string | null): Markup =>
  html`<p class="by"><a href="/report/${kind}/${encodeURIComponent(id)}">${words.report(by ?? words.somebody)}</a></p>`;
