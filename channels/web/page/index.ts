// The page `/chat`, complete without a script, and what its script and the widget fetch. It shows and hears; what is said goes
// through receive.ts like everything else.
import type { Answering, WebAnswer, WebHome, WebRequest } from '../../ports.js';
import { dressing } from '../answers.js';
import { origin } from '../callers.js';
import { answerAsset } from './assets.js';
import { plainPage } from './document.js';
import { lookOf } from './looks.js';
import { openProofs } from './proof.js';
import { forget, saveLook, sessionFor } from './session.js';
import { answerOf, type Page, show, showEarlier } from './show.js';
import { postPhoto, postTalk } from './talk.js';
import { type PageParts, visitOrNew } from './visits.js';
import * as words from './words.js';

/** Bytes: of a form, and of a photo. */
const longestForm = 256 * 1024;
const largestPhoto = 10 * 1024 * 1024;

/** Hangs the page's routes. */
export function addPage(parts: PageParts, home: WebHome): void {
  const page: Page = { ...parts, proofs: openProofs(parts.settings.secretKey) };
  const own = new Set([origin(parts.settings.publicUrl), ...parts.settings.origins]);
  const shared = dressing(own);
  home.dress('/chat', (request, answer) =>
    request.url.startsWith('/chat/session') ? shared(request, answer) : inWords(page, request, answer),
  );
  const route = (method: 'GET' | 'POST', path: string, limit: number, answering: Answering) =>
    home.route(method, path, limit, answering);

  route('GET', '/chat', 0, (request) => open(page, request));
  route('POST', '/chat', longestForm, (request) => postTalk(page, request));
  route('POST', '/chat/photo', largestPhoto, (request) => postPhoto(page, request));
  route('POST', '/chat/forget', longestForm, (request) => forget(page, request));
  route('GET', '/chat/forgotten', 0, async (request) =>
    answerOf(
      page,
      request,
      plainPage(words.forgotten, words.forgottenMeans, words.startNew, lookOf(request)),
    ),
  );
  route('POST', '/chat/session', longestForm, (request) => sessionFor(page, request));
  route('POST', '/chat/session/look', longestForm, (request) => saveLook(page, request));
  route('GET', '/widget.js', 0, async (request) => answerAsset('widget.js', request));
  route('GET', '/assets/:name', 0, async (request) => answerAsset(request.params['name'] ?? '', request));
}

/** The chat, or what was said before it. A browser that only looks ahead is not somebody who has come: its script would begin. */
async function open(page: Page, request: WebRequest): Promise<WebAnswer> {
  const visit = await visitOrNew(page, request);
  if (visit.isNew && /prefetch/.test(request.headers['sec-purpose']?.toString() ?? ''))
    return { status: 503 };
  const before = new URL(request.url, 'http://here').searchParams.get('before') ?? '';
  return visit.isNew || !/^\d{1,9}$/.test(before)
    ? show(page, request, visit, {})
    : showEarlier(page, request, visit, Number(before));
}

/** The server's own refusals, as a page with a way back. */
function inWords(page: Page, request: Pick<WebRequest, 'headers'>, answer: WebAnswer): WebAnswer {
  if (answer.type !== undefined || answer.status < 400) return answer;
  const title = answer.status === 413 ? words.tooBig : words.sorry;
  return answerOf(page, request, plainPage(title, '', words.back, lookOf(request)), {
    status: answer.status,
  });
}
