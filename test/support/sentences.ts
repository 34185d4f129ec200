// Every sentence that may stand at the top of a conversation file, or between dashes in the middle, and what it makes so.
import { DateTime } from 'luxon';
import type { Carrier } from '../../bots/turn.js';
import type { Community } from '../../store/communities.js';
import { duration, zone } from './durations.js';
import { hasGuest, hostsNow } from './hotseatTown.js';
import type { Workspace } from './slackTowns.js';
import type { Town } from './town.js';

type Tell = (town: Town, parts: readonly string[]) => void;

export const sentences: readonly (readonly [RegExp, Tell])[] = [
  [/^today is (.+)$/, (town, [when = '']) => (town.now = moment(when))],
  [/^the carrier answers (.+)$/, (town, [what = '']) => (town.carrier = carrierOf(what))],
  [/^groups: (.+)$/, (town, [list = '']) => listed(list).forEach((text) => town.group(text))],
  [/^employers: (.+)$/, (town, [list = '']) => listed(list).forEach((text) => town.employer(text))],
  [
    /^(\w+) (is staff|is a safeguarding lead|runs .+|is in .+|answers for .+|is asked .+) in (Slack|another Slack)$/,
    (town, [name = '', fact = '', workspace = '']) => {
      town.slack.settles(name, workspace as Workspace);
      if (!town.understands(`${name} ${fact}`)) throw new Error(`nobody knows what this means: ${fact}`);
    },
  ],
  [/^(\w+) is staff$/, (town, [name = '']) => town.isStaff(name)],
  [/^(\w+) is a safeguarding lead$/, (town, [name = '']) => town.isStaff(name, 'safeguarding')],
  [
    /^the group (.+) has a channel in (Slack|another Slack)$/,
    (town, [group = '', workspace = '']) => town.hasChannel(group, workspace as Workspace),
  ],
  [
    /^(\w+) gets news every (day|week|month) at (\d+):00$/,
    (town, [name = '', every = '', hour = '']) =>
      town.getsNews(
        name,
        ({ day: 'daily', week: 'weekly', month: 'monthly' } as const)[every] ?? 'off',
        Number(hour),
      ),
  ],
  [/^(\w+) is in no group$/, (town, [name = '']) => void town.person(name)],
  [
    /^(\w+) is in (.+)$/,
    (town, [name = '', list = '']) => listed(list).forEach((text) => town.joins(name, text)),
  ],
  [/^(\w+) answers for (.+)$/, (town, [name = '', employer = '']) => town.answersFor(name, employer)],
  [
    /^(\w+) is asked to answer for (.+) with the code (\d{5})$/,
    (town, [name = '', employer = '', code = '']) => town.answersFor(name, employer, code),
  ],
  [/^(\w+) shares (\w+)'s phone$/, (town, [name = '', other = '']) => town.sharesPhone(name, other)],
  [/^(\w+) is linked with (\w+)$/, (town, [name = '', other = '']) => town.linked(name, other)],
  [/^(\w+) runs (.+)$/, (town, [name = '', group = '']) => town.runs(name, group)],
  [/^(\w+) blocks (\w+)$/, (town, [name = '', other = '']) => town.blocks(name, other)],
  [
    /^(\w+) shared in (.+?) (\S+ \w+) ago: (.+)$/,
    (town, [name = '', group = '', ago = '', text = '']) =>
      town.shared(name, group, { ago: duration(ago), text }),
  ],
  [
    /^(\w+) shares in (.+?): (.+)$/,
    (town, [name = '', group = '', text = '']) => town.shared(name, group, { text }),
  ],
  [
    /^(\w+) asked (.+?) (\S+ \w+) ago: (.+?) They said: (.+)$/,
    (town, [name = '', employer = '', ago = '', question = '', answer = '']) =>
      town.asked(name, employer, { ago: duration(ago), question, answer }),
  ],
  [
    /^(\w+) asks (\w+) of (.+?): (.+)$/,
    (town, [name = '', contact = '', employer = '', text = '']) =>
      town.asks(name, employer, { contact, text }),
  ],
  [/^staff remove what (\w+) shared$/, (town, [name = '']) => town.removes(name)],
  [
    /^([\w ]+?) is the guest of (.+?) on (.+? \d+:\d+)$/,
    (town, [guest = '', group = '', when = '']) => hasGuest(town, { guest, group, at: moment(when) }),
  ],
  [/^(\w+) hosts (.+) now$/, (town, [who = '', group = '']) => hostsNow(town, who, group)],
  [/^the employer (.+) leaves$/, (town, [employer = '']) => town.leavesWork(employer)],
  [
    /^the employer (.+) shares news in (.+)$/,
    (town, [employer = '', group = '']) => town.sharesNewsIn(employer, group),
  ],
  [/^the group (.+) closes$/, (town, [group = '']) => town.closes(group)],
];

function moment(text: string): number {
  const when = DateTime.fromFormat(text, 'cccc d LLLL yyyy, H:mm', { zone, locale: 'en' });
  if (!when.isValid) throw new Error(`"${text}" is no day and time such as "Tuesday 1 December 2026, 10:00"`);
  return when.toMillis();
}

const carrierOf = (what: string): Carrier => ({
  answersStop: what.includes('STOP'),
  answersHelp: what.includes('HELP'),
});

/** Commas between things, not those in brackets. */
const listed = (text: string): string[] => text.split(/,\s*(?![^(]*\))/);

/** "Shop jobs (by request, checked)": its name, and what stands in the brackets. */
export function named(text: string): { name: string; notes: string[] } {
  const [, name = '', notes = ''] = /^([^(]+?)\s*(?:\(([^)]*)\))?$/.exec(text) ?? [];
  return { name, notes: notes === '' ? [] : notes.split(/,\s*/) };
}

export function joiningOf(notes: readonly string[]): Community['joining'] {
  if (notes.includes('by request')) return 'request';
  return notes.includes('by invitation') ? 'invited' : 'open';
}

/** A name as a part of an id. */
export const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
