// The files a browser fetches: style, script, pictures. The build has put them beside this file; a version in their address
// lets browsers keep them for good.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { WebAnswer, WebRequest } from '../../ports.js';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Beside the compiled file; run from the sources, or compiled elsewhere, where the usual build has put them. */
const places = [
  './built/',
  '../../../dist/channels/web/page/built/',
  '../../../../dist/channels/web/page/built/',
];

/** Seconds. */
const aYear = 31_536_000;
const aWeek = 604_800;
const tenMinutes = 600;

interface Asset {
  readonly plain: Buffer;
  readonly packed: Buffer;
  readonly version: string;
}

const read = new Map<string, Asset | null>();

/** `null` where there is no such file. @throws Error where nothing was built. */
export function asset(name: string): Asset | null {
  let found = read.get(name);
  if (found === undefined) {
    const folder = places.map((place) => new URL(place, import.meta.url)).find((place) => existsSync(place));
    if (!folder) throw new Error('the page is not built: run npm run build');
    const file = new URL(name, folder);
    const plain = /^[a-z]+\.(css|js|svg)$/.test(name) && existsSync(file) ? readFileSync(file) : null;
    found = plain && { plain, packed: gzipSync(plain, { level: 9 }), version: versionOf(plain) };
    if (found) read.set(name, found);
  }
  return found;
}

export const versionOf = (bytes: string | Buffer): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 8);

/** As an address on our own page. */
export const versioned = (path: string, name: string): string => `${path}?v=${asset(name)?.version ?? ''}`;

/** Any page may fetch them: nothing in them is anybody's. */
export function answerAsset(name: string, { url, headers }: Pick<WebRequest, 'url' | 'headers'>): WebAnswer {
  const found = asset(name);
  if (!found) return { status: 404 };
  const age = url.endsWith(`?v=${found.version}`) ? aYear : name.endsWith('.svg') ? aWeek : tenMinutes;
  const packs = takesGzip(headers);
  return {
    status: 200,
    type: types[name.split('.')[1] ?? ''] ?? 'text/plain',
    body: packs ? found.packed : found.plain,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': `public, max-age=${age}`,
      Vary: 'Accept-Encoding',
      ...(packs ? { 'Content-Encoding': 'gzip' } : {}),
    },
  };
}

export const takesGzip = (headers: WebRequest['headers']): boolean =>
  /\bgzip\b/.test(headers['accept-encoding']?.toString() ?? '');
