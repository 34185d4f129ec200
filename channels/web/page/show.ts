// The chat as a page, as it stands: for every handler that answers with it.
import type { WebAnswer, WebRequest } from '../../ports.js';
import { answerPage, chatPage, earlierPage, policy } from './document.js';
import { greetingOf, hear, hearBefore, type Heard } from './hearing.js';
import type { Look } from './look.js';
import { lookFor, lookOf } from './looks.js';
import type { Markup } from './markup.js';
import type { Proofs } from './proof.js';
import { type PageParts, type Visit, visitCookie } from './visits.js';
import * as words from './words.js';

/** What the page's own handlers share. */
export interface Page extends PageParts {
  readonly proofs: Proofs;
}

/** What a page shows besides the conversation. */
export interface Shown {
  readonly draft?: string;
  readonly status?: string;
  /** It was saved just now. */
  readonly look?: Look;
  /** A cookie to set. */
  readonly setCookie?: string;
}

/** The conversation as it stands; to somebody who only looks, as it would begin. */
export async function show(page: Page, request: WebRequest, visit: Visit, shown: Shown): Promise<WebAnswer> {
  const heard = visit.isNew ? greetingOf(page, visit) : await hear(page, visit.conversation);
  const { said, open: choices, place } = heard;
  const keys = page.proofs.keys(visit.secret);
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
      keys,
      ...earlierOf(heard),
    },
    { talk: visit.conversation, place, ...(visit.isNew ? { begin: keys } : {}) },
  );
  return answerOf(page, request, markup, { cookie: shown.setCookie ?? visitCookie(page, visit.secret) });
}

/** What was said before a place, as a page to read. */
export async function showEarlier(
  page: Page,
  request: WebRequest,
  { conversation }: Visit,
  before: number,
): Promise<WebAnswer> {
  const heard = await hearBefore(page, conversation, before);
  const { name } = page.settings;
  return answerOf(
    page,
    request,
    earlierPage({ name, said: heard.said, look: lookOf(request), ...earlierOf(heard) }),
  );
}

const earlierOf = ({ earlier }: Heard) =>
  earlier === undefined ? {} : { earlier: `/chat?before=${earlier}` };

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
