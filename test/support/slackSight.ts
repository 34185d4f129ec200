// What people in Slack see in a conversation file: cards, homes and forms as plain text, each when it is new or has changed; and what
// a press on one of them, or a form that is filled in, says to us.
import { readPress } from '../../dialogs/desk/deed.js';
import { amissIn, formFor } from '../../dialogs/desk/door.js';
import type { Button, Field, Part, Sheet } from '../../dialogs/sheet.js';
import type { NewInbound } from '../../store/inbox.js';
import { duration } from './durations.js';
import type { SlackDeed } from './script.js';
import { staffChannel } from './slackTowns.js';
import type { SentRow } from './stage.js';
import type { Town } from './town.js';

/** What is said to us by a deed: the rest of the message is who and when. */
export type Done = Pick<NewInbound, 'conversation' | 'body'>;

/** Something with buttons that somebody can see. */
interface Seen {
  /** Two of one key are the same thing, the later one changed. */
  key: string;
  kind: 'card' | 'home' | 'form' | 'message';
  /** Whose it is; `null`: whoever is in the channel. */
  address: string | null;
  /** Where a press on it comes from. */
  conversation: string;
  card?: string;
  text: string;
  buttons: readonly Pick<Button, 'id' | 'label'>[];
  sheet?: Sheet;
}

export class SlackSight {
  private readonly seen: Seen[] = [];
  private views = 0;
  /** Where each view was opened: its submission comes from there. */
  private readonly origins = new Map<string, Pick<Seen, 'conversation' | 'card'>>();

  constructor(private readonly town: Town) {}

  /** A drawn message: its line, or none if it looks as it did. */
  see(row: SentRow, sheet: Sheet): string[] {
    const kind = row.personId === null ? 'card' : row.body.drawn?.what === 'home' ? 'home' : 'form';
    const text = drawnText(sheet);
    const key = [row.address, row.conversation, kind, row.body.drawn?.what, row.body.drawn?.about].join(' ');
    const before = this.latest().find((one) => one.key === key);
    const buttons = sheet.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    const card = kind === 'card' ? { card: `${row.body.drawn?.what}:${row.body.drawn?.about}` } : {};
    const conversation = kind === 'home' ? 'home' : inThread(row.conversation);
    const address = kind === 'card' ? null : row.address;
    this.seen.push({ key, kind, address, conversation, ...card, text, buttons, sheet });
    if (before?.text === text && kind !== 'form') return [];
    return [`${kind}: ${this.whereabouts(row, kind)}${text}`];
  }

  /** A message with choices. */
  hear({ address, conversation, body: { text, choices } }: SentRow): void {
    this.seen.push({
      key: `${address} said`,
      kind: 'message',
      address,
      conversation,
      text,
      buttons: choices,
    });
  }

  /** What a deed says to us, or what Slack would say to who tries it. @throws Error if nobody could do it. */
  do(who: string, text: string, deed: SlackDeed): Done | string {
    const { address, conversation } = this.town.placeOf(who, 'slack');
    if (deed.kind === 'home') return { conversation: 'home', body: { action: 'home' } };
    if (deed.kind === 'command') return this.command(text, conversation);
    if (deed.kind === 'note') return this.note(deed.card, text);
    return deed.kind === 'press' ? this.press(address, deed) : this.fill(address, deed.fields);
  }

  /** One that opens a form does so before anybody has thought about it. */
  private command(text: string, conversation: string): Done {
    if (formFor(text) === null) return { conversation, body: { action: 'command', text } };
    const view = `V${++this.views}`;
    this.origins.set(view, { conversation });
    return { conversation: view, body: { action: 'command', text } };
  }

  /** In the thread of a card: of its root, if it stands in one itself. */
  private note(name: string, text: string): Done {
    const below = this.latest().find((one) => isAbout(one, name));
    if (!below?.card) throw new Error(`there is no card of ${name}`);
    const [channel = '', thread] = below.conversation.split('/');
    const card = thread?.replace('ts-', '') ?? below.card;
    return { conversation: `${channel}/ts-${card}`, body: { action: 'note', text, card } };
  }

  private press(address: string, { label, where }: SlackDeed & { kind: 'press' }): Done {
    const pressed = this.places(where).find(
      (one) =>
        (one.address === null || one.address === address) &&
        one.buttons.some((button) => button.label === label),
    );
    const choice = pressed?.buttons.find((button) => button.label === label)?.id;
    if (!pressed || choice === undefined) throw new Error(`there is no "${label}" ${where} to press`);
    const card = pressed.card === undefined ? {} : { card: pressed.card };
    if (readPress(choice)?.way !== 'form')
      return { conversation: pressed.conversation, body: { choice, ...card } };
    const view = `V${++this.views}`;
    this.origins.set(view, { conversation: pressed.conversation, ...card });
    return { conversation: view, body: { choice, ...card } };
  }

  private places(where: string): Seen[] {
    if (where === '') return this.latest();
    if (where === 'at home') return this.latest().filter(({ kind }) => kind === 'home');
    if (where === 'on the board') return this.latest().filter(({ card }) => card?.startsWith('board:'));
    const [, name = '', old] = /^on (.+?)(?:'s)?( old)? card$/.exec(where) ?? [];
    if (name === '') throw new Error(`nobody knows where "${where}" is`);
    const all = old ? this.seen.toReversed() : this.latest();
    return all.filter((one) => isAbout(one, name));
  }

  private fill(address: string, given: readonly { label: string; value: string }[]): Done | string {
    const open = this.latest().find((one) => one.kind === 'form' && one.address === address);
    if (!open?.sheet?.submit) throw new Error('there is no form to fill in');
    const { parts, submit } = open.sheet;
    const fields = parts.flatMap((part) => (part.kind === 'field' ? [part.field] : []));
    const filled = Object.fromEntries(fields.map((field) => [field.name, this.valueOf(field, given)]));
    for (const { label } of given)
      if (!fields.some((field) => field.label === label)) throw new Error(`the form has no ${label}`);
    const empty = fields.find(({ name, optional }) => !optional && filled[name] === '');
    if (empty) return `form: Slack asks for ${empty.label}`;
    const named = Object.entries(amissIn(submit.id, filled)).map(
      ([name, words]) => `${fields.find((field) => field.name === name)?.label}: ${words}`,
    );
    if (named.length > 0) return `form: ${named.join('\n')}`;
    const { conversation, card } = this.origins.get(open.conversation) ?? { conversation: 'home' };
    return { conversation, body: { choice: submit.id, filled, ...(card === undefined ? {} : { card }) } };
  }

  private valueOf(field: Field, given: readonly { label: string; value: string }[]): string {
    const value = given.find(({ label }) => label === field.label)?.value;
    if (value === undefined) return field.value ?? '';
    if (value === '') return '';
    if (field.kind === 'person') return this.town.placeOf(value, 'slack').address;
    if (field.kind === 'channel') return `${staffChannel.team}/C-${value}`;
    if (field.kind === 'time') return String(this.town.now + duration(value));
    if (!field.choices) return value;
    return value
      .split(', ')
      .map((one) => idOf(field, one))
      .join(',');
  }

  /** Each thing as it stands now, the newest first. */
  private latest(): Seen[] {
    const known = new Set<string>();
    return this.seen.toReversed().filter(({ key }) => !known.has(key) && Boolean(known.add(key)));
  }

  /** Nothing for the organisation's own staff channel and for who acted. */
  private whereabouts({ address, conversation }: SentRow, kind: Seen['kind']): string {
    if (kind !== 'card') return '';
    const [channel = '', below] = conversation.split('>');
    const place = channel === staffChannel.channel && address === staffChannel.team ? '' : `in ${channel}, `;
    return below === undefined ? place && `${place.slice(0, -2)}: ` : `${place}in the thread: `;
  }
}

/** A card that speaks of somebody; the board speaks of everybody. */
const isAbout = ({ card, text }: Seen, name: string): boolean =>
  card !== undefined && !card.startsWith('board:') && text.includes(name);

function idOf({ choices, label }: Field, value: string): string {
  const found = choices?.find((choice) => choice.label === value);
  if (!found) throw new Error(`${label} has no "${value}"`);
  return found.id;
}

/** `C1>person:p1` is the thread below that card. */
const inThread = (conversation: string): string => conversation.replace('>', '/ts-');

/** A sheet as a file shows it: a line for each part, fields in braces, buttons in brackets. */
function drawnText({ title, parts, submit }: Sheet): string {
  const [first] = parts;
  const own = first && 'text' in first && first.text === title ? [] : [title];
  const end = submit ? [`[${submit.label}]`] : [];
  return [...own, ...parts.map(lineOf), ...end].filter((line) => line !== '').join('\n');
}

function lineOf(part: Part): string {
  if (part.kind === 'heading') return `# ${part.text}`;
  if (part.kind === 'quote') return `"${part.text}"`;
  if (part.kind === 'small') return `(${part.text})`;
  if (part.kind === 'facts') return part.facts.map(({ name, value }) => `${name}: ${value}`).join(' | ');
  if (part.kind === 'buttons') return `[${part.buttons.map(({ label }) => label).join(' | ')}]`;
  if (part.kind === 'picture') return `(picture: ${part.alt})`;
  if (part.kind === 'field') return fieldText(part.field);
  return part.kind === 'line' ? '' : part.text;
}

function fieldText({ label, choices, value, kind }: Field): string {
  const labels = choices?.map((choice) =>
    value?.split(',').includes(choice.id) ? `*${choice.label}` : choice.label,
  );
  const shown = labels?.join(' / ') ?? (kind === 'time' && value ? 'a time' : (value ?? ''));
  return `{${label}: ${shown}}`;
}
