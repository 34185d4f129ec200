// A hotseat as a calendar file: RFC 5545, https://www.rfc-editor.org/rfc/rfc5545. Times are UTC, so that no calendar needs to know our zones.
import type { ShownHotseat, WebAnswer } from '../../ports.js';
import { pathOf, unsearched } from './frame.js';
import { words } from './hotseatWords.js';

const MINUTE = 60_000;

/** Section 3.3.5: `20261201T110000Z`. */
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Section 3.3.11. A control character has no meaning in it. */
const text = (words: string): string =>
  words
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f]/g, '');

const MOST_OCTETS = 75;

/** Section 3.1: lines of 75 octets at most, the rest begins with a space; no character is cut. */
function folded(line: string): string {
  const lines: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > MOST_OCTETS) {
      lines.push(part);
      part = ' ';
    }
    part += sign;
  }
  return [...lines, part].join('\r\n');
}

/**
 * Section 3.8.7.4: a calendar takes what has the higher number. Ours are the seconds between the making and the last change: they rise
 * with each change, and none is lost.
 */
const sequence = ({ createdAt, changedAt }: ShownHotseat): number =>
  Math.max(0, Math.floor((changedAt - createdAt) / 1000));

function linesOf(shown: ShownHotseat, { publicUrl, now }: { publicUrl: string; now: number }): string[] {
  const { id, guestName, startsAt, minutes, changedAt, phase, topic } = shown;
  const how = words.how(guestName.split(' ', 1)[0] ?? '');
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doorstep//Hotseats//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${phase === 'cancelled' ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@${new URL(publicUrl).hostname}`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence(shown)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(startsAt + minutes * MINUTE)}`,
    `SUMMARY:${text(words.title(guestName))}`,
    `DESCRIPTION:${text([topic, how].filter(Boolean).join('\n'))}`,
    `URL:${publicUrl}${pathOf('h', id)}`,
    `STATUS:${phase === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
}

export function calendar(shown: ShownHotseat, at: { publicUrl: string; now: number }): WebAnswer {
  return {
    status: 200,
    type: 'text/calendar; charset=utf-8',
    body: `${linesOf(shown, at).map(folded).join('\r\n')}\r\n`,
    headers: {
      'Content-Disposition': 'inline; filename="hotseat.ics"',
      'Cache-Control': 'no-cache',
      ...unsearched,
    },
  };
}
