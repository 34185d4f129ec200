// A conversation file, read: who says what, what happens meanwhile, and what is expected. It plays nothing.
import { readFileSync } from 'node:fs';

export interface Sentence {
  /** Counted from 1. */
  line: number;
  text: string;
}

/**
 * `bot`: what is read next; `saved`: what the last speaker's updates are; `card`, `home` and `form`: what is drawn in Slack. The
 * text of `bot says nothing` is empty.
 */
export interface Expected extends Sentence {
  kind: 'bot' | 'saved' | 'card' | 'home' | 'form';
}

export interface Said {
  who: string;
  text: string;
  picture: boolean;
  /** Where nothing is said of it, at the door by which the file is played. */
  channel?: 'sms' | 'web' | 'slack';
  /** What is done in Slack that is more than words in a direct message. */
  deed?: SlackDeed;
}

/** `text` of a note and of a command is what is said. */
export type SlackDeed =
  | { kind: 'press'; label: string; where: string }
  | { kind: 'fill'; fields: readonly { label: string; value: string }[] }
  | { kind: 'note'; card: string }
  | { kind: 'command' }
  | { kind: 'home' };

/** One thing that happens, and what must come of it. */
export interface Happening extends Sentence {
  said?: Said;
  expected: Expected[];
}

export interface Script {
  path: string;
  lines: readonly string[];
  /** The comment at the top: what the conversation is about. */
  story: string;
  /** Why it is played by text alone; `# only by text: why`. */
  onlyByText?: string;
  setUp: Sentence[];
  budgets: { line: number; who: string; texts: number }[];
  happenings: Happening[];
}

/** Reads a file. Throws with file and line where a line makes no sense. */
export function readScript(path: string): Script {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const script: Script = { path, lines, story: '', setUp: [], budgets: [], happenings: [] };
  let open: Sentence | Said | undefined;
  lines.forEach((text, index) => {
    const known = readers.find(([pattern]) => pattern.test(text));
    if (!known) throw new Error(`${path}:${index + 1}: nobody knows what this line means: ${text}`);
    const [pattern, read] = known;
    const result = read(script, { line: index + 1, text }, { match: pattern.exec(text) ?? [], open });
    if (result !== 'as before') open = result;
  });
  return script;
}

interface Found {
  match: readonly (string | undefined)[];
  /** What an indented line continues. */
  open: Sentence | Said | undefined;
}
type Read = (script: Script, at: Sentence, found: Found) => Sentence | Said | undefined | 'as before';

/** The kinds of line, tried from the top. */
const readers: readonly (readonly [RegExp, Read])[] = [
  [/^\s*$/, () => undefined],
  [/^#\s*(.*)$/, readComment],
  [/^\s*-- (.+) --$/, (script, { line }, { match }) => happens(script, { line, text: match[1] ?? '' })],
  [/^\s+(\S.*)$/, continueLine],
  [/^(bot) says nothing$/, expectNext],
  [/^(bot|saved|card|home|form):\s*(.*)$/, expectNext],
  [/^texts from (\w+): (\d+)$/, readBudget],
  [
    /^([A-Z]\w*)(?: (on the web|by text|in Slack))?:\s*(.*)$/,
    (script, at, { match }) => speaks(says(script, at, match[1], match[3]), match[2]),
  ],
  [/^([A-Z]\w*) presses "([^"]+)"(?: (on .+|at home))?$/, readPress],
  [/^([A-Z]\w*) fills in: (.*)$/, readFilled],
  [
    /^([A-Z]\w*) writes (?:\/cop ?(.*)|below (.+?)'s card: (.*))$/,
    (script, at, { match: [, who, command, card, note] }) =>
      card === undefined
        ? does(script, at, who, { kind: 'command' }, command)
        : does(script, at, who, { kind: 'note', card }, note),
  ],
  [/^([A-Z]\w*) opens home$/, (script, at, { match }) => does(script, at, match[1], { kind: 'home' })],
  [/^([A-Z]\w*) sends nothing$/, (script, at, { match }) => says(script, at, match[1], '')],
  [/^([A-Z]\w*) sends a picture(?: (on the web))?(?:: (.*))?$/, readPicture],
  [/^([A-Z]\w*) writes (\d+) characters: (.+)$/, readLongText],
  [/^\w.*$/, readSetUp],
];

function readComment(script: Script, { line }: Sentence, { match }: Found): undefined {
  if (line === 1) script.story = match[1] ?? '';
  const [, why] = /^only by text: (.+)$/.exec(match[1] ?? '') ?? [];
  if (why !== undefined) script.onlyByText = why;
  return undefined;
}

function happens(script: Script, at: Sentence): undefined {
  script.happenings.push({ ...at, expected: [] });
  return undefined;
}

function continueLine({ path }: Script, { line }: Sentence, { match, open }: Found): 'as before' {
  if (!open)
    throw new Error(`${path}:${line}: an indented line goes on with what somebody says, and nobody speaks`);
  open.text += `\n${match[1]}`;
  return 'as before';
}

function expectNext(script: Script, { line }: Sentence, { match }: Found): Expected {
  const last = script.happenings.at(-1);
  if (!last) throw new Error(`${script.path}:${line}: nobody has said anything yet`);
  const expected: Expected = { line, kind: match[1] as Expected['kind'], text: match[2] ?? '' };
  last.expected.push(expected);
  return expected;
}

function readBudget(script: Script, { line }: Sentence, { match }: Found): undefined {
  script.budgets.push({ line, who: match[1] ?? '', texts: Number(match[2]) });
  return undefined;
}

function says(script: Script, at: Sentence, who = '', text = '', picture = false): Said {
  const said: Said = { who, text, picture };
  script.happenings.push({ ...at, said, expected: [] });
  return said;
}

function speaks(said: Said, where: string | undefined): Said {
  if (where === 'on the web') said.channel = 'web';
  else if (where === 'in Slack') said.channel = 'slack';
  else if (where !== undefined) said.channel = 'sms';
  return said;
}

function does(script: Script, at: Sentence, who: string | undefined, deed: SlackDeed, text = ''): Said {
  return Object.assign(speaks(says(script, at, who, text), 'in Slack'), { deed });
}

function readPress(script: Script, at: Sentence, { match: [, who, label = '', where = ''] }: Found): Said {
  return does(script, at, who, { kind: 'press', label, where });
}

/** "Why = It names somebody / Note = See the rules" */
function readFilled(script: Script, at: Sentence, { match: [, who, list = ''] }: Found): Said {
  const given = list === 'nothing' ? [] : list.split(' / ');
  const fields = given.map((part) => {
    const [label = '', ...value] = part.split(' = ');
    return { label: label.trim(), value: value.join(' = ').trim() };
  });
  return does(script, at, who, { kind: 'fill', fields });
}

function readPicture(script: Script, at: Sentence, { match }: Found): undefined {
  speaks(says(script, at, match[1], match[3], true), match[2]);
  return undefined;
}

/** The words again and again until there are so many characters. */
function readLongText(script: Script, at: Sentence, { match }: Found): undefined {
  const [, who, count = '0', words = ''] = match;
  says(script, at, who, `${words} `.repeat(Number(count)).slice(0, Number(count)));
  return undefined;
}

function readSetUp(script: Script, at: Sentence): undefined {
  if (script.happenings.length > 0)
    throw new Error(`${script.path}:${at.line}: what is so beforehand stands at the top`);
  script.setUp.push(at);
  return undefined;
}
