// The chat as a page, as it stands: for every handler that answers with it.
import type { WebAnswer, WebRequest } from '../../ports.js';
import { answerPage, chatPage, policy } from './document.js';
import { hear } from './hearing.js';
import type { Look } from './look.js';
import { lookFor, lookOf } from './looks.js';
import type { Markup } from './markup.js';
import type { Proofs } from './proof.js';
import { type PageParts, type Visit, visitCookie } from './visits.js';
import * as words from './words.js';

/** Milliseconds a page waits for the bot, so that its answer is on it. */
export const patience = 2_000;

/** What the page's own handlers share. */
export interface Page extends PageParts {
  readonly proofs: Proofs;
}

/** What a page shows besides the conversation. */
export interface Shown {
  readonly draft?: string;
  readonly status?: string;
  readonly all?: boolean;
  /** It was saved just now. */
  readonly look?: Look;
  /** A cookie to set. */
  readonly setCookie?: string;
}

/** The conversation as it stands. */
export async function show(page: Page, request: WebRequest, visit: Visit, shown: Shown): Promise<WebAnswer> {
  const { said, open: choices, isCut, place } = await hear(page, visit.conversation, shown.all);
  const waits = said.at(-1)?.by === 'person' ? words.waiting : '';
  const markup = chatPage(
    {
      name: page.settings.name,
      said,
      open: choices,
      look: shown.look ?? (await lookFor(page, visit, lookOf(request))),
      draft: shown.draft ?? '',
      status: shown.status ?? waits,
      base: '',
      keys: page.proofs.keys(visit.secret),
      ...(isCut ? { earlier: '/chat?all' } : {}),
    },
    { talk: visit.conversation, place },
  );
  return answerOf(page, request, markup, { cookie: shown.setCookie ?? visitCookie(page, visit.secret) });
}

export function answerOf(
  { settings }: Page,
  request: Pick<WebRequest, 'headers'>,
  markup: Markup,
  more: { status?: number; cookie?: string } = {},
): WebAnswer {
  const headers = {
    'Content-Security-Policy': policy(settings),
    ...(settings.isFramed ? { 'X-Frame-Options': 'SAMEORIGIN' } : {}),
    ...(more.cookie === undefined ? {} : { 'Set-Cookie': more.cookie }),
  };
  return answerPage(request, markup, {
    ...(more.status === undefined ? {} : { status: more.status }),
    headers,
  });
}
