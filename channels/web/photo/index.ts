// `/photo/:code`: whoever texts shows a picture here, once, without a login and without JavaScript. What comes of it is told in
// the conversation. The picture is looked at and drawn anew like any other; nothing is kept of one that cannot be opened.
import type { PhotoLinks, Routes, WebAnswer, WebHome, WebRequest } from '../../ports.js';
import { Refusal } from '../answers.js';
import { developed } from '../photos.js';
import { newPictureId } from '../tokens.js';
import { readUpload } from '../uploads.js';
import { formPage, nothingPage, thanksPage, type Trouble } from './pages.js';

export interface PhotoSettings {
  /** Who runs the service. */
  readonly name: string;
}

interface Desk {
  readonly settings: PhotoSettings;
  readonly links: PhotoLinks;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

/** Bytes of one picture, and what a form puts around it. */
const longestPicture = 10 * 1024 * 1024;
const longestForm = longestPicture + 64 * 1024;

/** Hangs the page on the server. @param now milliseconds UTC. */
export function photoPages(
  settings: PhotoSettings,
  links: PhotoLinks,
  home: Routes & Pick<WebHome, 'dress'>,
  now: () => number = Date.now,
): void {
  const desk = { settings, links, now };
  home.route('GET', '/photo/:code', 0, (request) => show(desk, request));
  home.route('POST', '/photo/:code', longestForm, (request) => take(desk, request));
  // The server refuses what is far too long before anybody reads it, and does not know how to say so.
  home.dress('/photo', ({ url }, answer) =>
    answer.status === 413 ? formPage(desk.settings.name, url, 'tooBig') : answer,
  );
}

const codeOf = ({ params }: WebRequest): string => params['code'] ?? '';

async function show({ settings, links, now }: Desk, request: WebRequest): Promise<WebAnswer> {
  const state = await links.state(codeOf(request), now());
  if (state === null) return nothingPage(settings.name);
  return state === 'used' ? thanksPage(settings.name) : formPage(settings.name, request.url);
}

async function take(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const { settings, links, now } = desk;
  const code = codeOf(request);
  if ((await links.state(code, now())) !== 'open') return show(desk, request);
  const sent = await pictureIn(request);
  if (typeof sent === 'string') return formPage(settings.name, request.url, sent);
  // Whoever was quicker has used it up: then the page says that a picture is there.
  await links.use(code, { id: newPictureId(), ...sent }, now());
  return {
    status: 303,
    headers: { Location: `/photo/${encodeURIComponent(code)}`, 'Cache-Control': 'no-store' },
  };
}

/** The picture of a form, made safe, or why there is none. */
async function pictureIn(request: WebRequest): Promise<Awaited<ReturnType<typeof developed>> | Trouble> {
  try {
    const [file] = (await readUpload(request)).files;
    if (!file || file.bytes.length === 0) return 'none';
    if (file.bytes.length > longestPicture) return 'tooBig';
    return await developed(file.bytes);
  } catch (fault) {
    if (fault instanceof Refusal) return 'unreadable';
    throw fault;
  }
}
