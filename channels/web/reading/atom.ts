// A page as an Atom feed (RFC 4287): what others may see, newest first, as plain text.
import { createHash } from 'node:crypto';
import type { PageName, ShownPage, ShownThing, WebAnswer, WebRequest } from '../../ports.js';
import { escaped } from '../page/markup.js';
import { pathOf, unsearched } from './frame.js';
import { words } from './words.js';

interface Feed {
  readonly page: PageName;
  readonly shown: ShownPage;
  readonly publicUrl: string;
  /** Only who has the secret address reads it, so it stands nowhere in it. */
  readonly isSecret: boolean;
}

/** Characters that XML 1.0 cannot hold, even escaped: https://www.w3.org/TR/xml/#charsets */
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string): string => escaped(text.replace(unwritable, ''));
const moment = (at: number): string => new Date(at).toISOString();
const longestTitle = 60;

/** The headline of a thing: its first words. */
function titleOf(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle).replace(/\p{Surrogate}$/u, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2))} …`;
}

const updatedAt = ({ at, editedAt, answers }: ShownThing): number =>
  Math.max(at, editedAt ?? 0, ...answers.map((answer) => answer.at));

function entry(thing: ShownThing, where: string): string {
  const said = thing.answers.map(
    ({ employer, text }) => `${words.says(employer ?? words.anEmployer)}: ${text}`,
  );
  const by = thing.kind === 'update' ? (thing.byName ?? words.somebody) : words.question;
  return `<entry>
<id>${xml(`${where}#${encodeURIComponent(thing.id)}`)}</id>
<title>${xml(titleOf(thing.text))}</title>
<link href="${xml(`${where}#${encodeURIComponent(thing.id)}`)}"/>
<author><name>${xml(by)}</name></author>
<published>${moment(thing.at)}</published>
<updated>${moment(updatedAt(thing))}</updated>
<content type="text">${xml([thing.text, ...said].join('\n\n'))}</content>
</entry>
`;
}

function written({ page, shown, publicUrl, isSecret }: Feed, updated: number): string {
  const where = `${publicUrl}${pathOf(page.kind, page.id)}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(where)}</id>
<title>${xml(shown.name ?? words.somebody)}</title>
${shown.about === '' ? '' : `<subtitle>${xml(shown.about)}</subtitle>\n`}<link href="${xml(where)}"/>
${isSecret ? '' : `<link rel="self" href="${xml(`${where}.atom`)}"/>\n`}<updated>${moment(updated)}</updated>
${shown.things.map((thing) => entry(thing, where)).join('')}</feed>
`;
}

/**
 * The feed, or "not modified" for the ETag it was last fetched with. Last-Modified is told and not judged by: when something is
 * taken back no date moves on, and whoever asked by date alone would keep it.
 */
export function atom(feed: Feed, { headers }: Pick<WebRequest, 'headers'>): WebAnswer {
  const updated = Math.max(feed.shown.since, ...feed.shown.things.map(updatedAt));
  const body = written(feed, updated);
  const tag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const told = {
    ETag: tag,
    'Last-Modified': new Date(updated).toUTCString(),
    'Cache-Control': feed.isSecret ? 'private, no-cache' : 'no-cache',
    ...unsearched,
  };
  const known = (headers['if-none-match'] ?? '').toString().split(',');
  if (known.some((one) => one.trim().replace(/^W\//, '') === tag)) return { status: 304, headers: told };
  return { status: 200, type: 'application/atom+xml; charset=utf-8', body, headers: told };
}
