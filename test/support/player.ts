// Plays a conversation file through the real inbox, turns and outbox, and tells where what is read differs from what is written.
import type { NewInbound } from '../../store/inbox.js';
import { complaintsAbout } from './checks.js';
import { duration } from './durations.js';
import { guestDeed } from './hotseatGuest.js';
import type { Happening, Said, Script } from './script.js';
import { type Act, house, type Outcome, type SentRow, type Stage } from './stage.js';
import { aboutSlack } from './slackChecks.js';
import { SlackSight } from './slackSight.js';
import type { Door } from './places.js';
import { type Place, Town } from './town.js';

/** A text is written ten seconds after the last one. */
const pause = 10_000;

export interface PlaySettings {
  /** Restarts the stage after everything that happens. */
  restarts: boolean;
  /** Goes on after a difference: the file is being written anew. */
  rewrites: boolean;
  /** Where people are, unless the file says it; by text unless told. */
  door?: Door;
}

/** What a file would have to say: the lines expected after each happening, and the texts each person sent. */
export interface Played {
  read: string[][];
  texts: Map<string, number>;
}

/** Plays the script to its end. Throws at the first difference, with the file, the line, and both sides. */
export function play(script: Script, stage: Stage, settings: PlaySettings): Promise<Played> {
  return new Performance(script, stage, settings).run();
}

class Performance {
  private readonly town: Town;
  private readonly slack: SlackSight;
  private readonly texts = new Map<string, number>();
  private begun = 0;
  private acts = 0;
  private speaker: Place = { channel: 'sms', address: '', conversation: '' };
  /** The newest link for a picture, and the newest code, that somebody read. */
  private link = '';
  private code = '';
  /** The last message, for a phone that sends it again; and how often the next one arrives at once. */
  private last: NewInbound | undefined;
  private times = 1;

  constructor(
    private readonly script: Script,
    private readonly stage: Stage,
    private readonly settings: PlaySettings,
  ) {
    this.town = new Town(settings.door);
    this.slack = new SlackSight(this.town);
  }

  async run(): Promise<Played> {
    for (const { text, line } of this.script.setUp)
      if (!this.town.understands(text))
        throw this.fault(line, `nobody knows what this sentence means: ${text}`);
    this.begun = this.town.now;
    await this.change(0);
    const read: string[][] = [];
    for (const happening of this.script.happenings) {
      if (this.settings.restarts && read.length > 0) await this.stage.restart();
      read.push(await this.perform(happening));
    }
    this.countTexts();
    return { read, texts: this.texts };
  }

  private async perform(happening: Happening): Promise<string[]> {
    const sent = happening.said
      ? await this.hear(happening.said, happening.line)
      : await this.direct(happening);
    const drawn = typeof sent === 'string' ? [sent] : this.look(happening, sent);
    if (drawn.length === 0 && happening.said) drawn.push('bot says nothing');
    if (happening.expected.some(({ kind }) => kind === 'saved'))
      drawn.push(...(await this.saved(happening.line)));
    if (!this.settings.rewrites) this.compare(happening, drawn);
    return drawn;
  }

  /** What is read and seen, once nobody has anything to complain about. */
  private look({ line }: Happening, sent: readonly SentRow[]): string[] {
    for (const complaint of [...complaintsAbout(sent), ...aboutSlack(sent, this.town.secrets())])
      throw this.fault(line, complaint);
    return sent.flatMap((row) => (row.sheet ? this.slack.see(row, row.sheet) : [this.draw(row)]));
  }

  /** A text where Slack itself holds back what was done: nothing of it comes to us. */
  private async hear(said: Said, line: number): Promise<SentRow[] | string> {
    const { who, text, picture, channel, deed } = said;
    const place = this.town.placeOf(who, channel);
    this.speaker = place;
    this.town.now += pause;
    const done = deed ? this.slack.do(who, text, deed) : undefined;
    if (typeof done === 'string') return done;
    if (place.channel === this.town.door) this.texts.set(who, (this.texts.get(who) ?? 0) + 1);
    const from = place.channel === 'web' ? `${house.publicUrl}/media` : 'https://media.example';
    const media = picture ? [{ url: `${from}/1`, contentType: 'image/jpeg' }] : [];
    this.last = {
      ...place,
      providerId: `SM-in-${line}`,
      receivedAt: this.town.now,
      body: { text: text.replace('{code}', this.code), media },
      ...done,
    };
    const messages = Array.from({ length: this.times }, () => this.last as NewInbound);
    this.times = 1;
    return (await this.act(line, { kind: 'hear', messages, carrier: this.town.carrier })).sent;
  }

  /** What stands between dashes. */
  private async direct({ text, line }: Happening): Promise<SentRow[]> {
    const [, passed] = /^(.+) pass(?:es)?$/.exec(text) ?? [];
    const [, times] = /^the next text arrives (\d) times at once$/.exec(text) ?? [];
    const [, comes] = /^(\w+) opens the page$/.exec(text) ?? [];
    const [, shows] = /^(\w+) opens the link and shows a picture$/.exec(text) ?? [];
    if (passed) return this.wait(line, duration(passed));
    if (comes) return this.arrive(line, comes);
    if (shows) return this.show(line);
    if (times) this.times = Number(times);
    else if (text === 'the server restarts') await this.stage.restart();
    else if (/^\w+'s phone sends it again$/.test(text)) return this.hearAgain(line);
    else if (guestDeed(text)) await this.guest(line, text);
    else if (this.town.understands(text)) await this.change(line);
    else throw this.fault(line, `nobody knows what this direction means: ${text}`);
    return [];
  }

  private async wait(line: number, length: number): Promise<SentRow[]> {
    const until = this.town.now + length;
    const { sent } = await this.act(line, { kind: 'wait', until });
    this.town.now = until;
    return sent;
  }

  /** The page speaks first. */
  private async arrive(line: number, who: string): Promise<SentRow[]> {
    const place = this.town.placeOf(who, 'web');
    this.speaker = place;
    this.town.now += pause;
    const body = { action: 'arrival' };
    const message = {
      ...place,
      providerId: `${place.conversation}|arrival`,
      receivedAt: this.town.now,
      body,
    };
    return (await this.act(line, { kind: 'hear', messages: [message], carrier: this.town.carrier })).sent;
  }

  /** By the link that was read last. */
  private async show(line: number): Promise<SentRow[]> {
    const { now } = this.town;
    await this.act(line, { kind: 'show', code: this.link });
    return (await this.act(line, { kind: 'wait', until: now })).sent;
  }

  private async hearAgain(line: number): Promise<SentRow[]> {
    if (!this.last) throw this.fault(line, 'there is nothing to send again');
    const { sent } = await this.act(line, {
      kind: 'hear',
      messages: [this.last],
      carrier: this.town.carrier,
    });
    return sent;
  }

  private async change(line: number): Promise<void> {
    await this.act(line, { kind: 'change', set: this.town.take() });
  }

  private async guest(line: number, text: string): Promise<void> {
    const deed = guestDeed(text);
    if (deed) await this.act(line, { kind: 'guest', deed: { ...deed, asker: this.town.person(deed.who) } });
  }

  private async act(line: number, act: ActPart): Promise<Outcome> {
    const moment = { now: this.town.now, seed: ++this.acts, hasDesk: this.town.slack.isThere };
    const outcome = await this.stage.perform({ ...act, ...moment });
    for (const fault of outcome.faults) throw this.fault(line, `a fault of our own: ${fault}`);
    return outcome;
  }

  /** `text [choice | choice]`; to anybody but the one who spoke last with their name before it. */
  private draw(row: SentRow): string {
    const { address, body, channel, conversation, personId } = row;
    const { text, choices } = body;
    if (channel === 'slack') this.slack.hear(row);
    const reader = channel === 'slack' && personId === null ? conversation : this.town.nameOf(address);
    const to =
      address === this.speaker.address
        ? ''
        : `to ${reader}${channel === 'web' && this.town.door === 'sms' ? ' on the web' : ''}: `;
    this.link = /\/photo\/(\w+)/.exec(text)?.[1] ?? this.link;
    this.code = /\b\d{6}\b/.exec(text)?.[0] ?? this.code;
    const options = choices.length > 0 ? ` [${choices.map(({ label }) => label).join(' | ')}]` : '';
    return `bot: ${to}${text}${options}`;
  }

  /** `visibility / group / text` of every update the last speaker has made; one that is not simply shared with its state. */
  private async saved(line: number): Promise<string[]> {
    const { channel, address } = this.speaker;
    const { updates } = await this.act(line, { kind: 'look', channel, address, since: this.begun });
    if (updates.length === 0) return ['saved: nothing'];
    return updates.map(({ state, visibility, groupName, text, pictures }) =>
      [
        'saved: ',
        [state === 'shared' ? visibility : state, groupName ?? 'no group', text, ...pictures].join(' / '),
      ].join(''),
    );
  }

  private compare({ line, text, expected }: Happening, drawn: readonly string[]): void {
    const written = expected.map((one) =>
      one.text === '' ? 'bot says nothing' : `${one.kind}: ${one.text}`,
    );
    if (written.join('\n') === drawn.join('\n')) return;
    const first = drawn.findIndex((read, index) => read !== written[index]);
    const at = expected[Math.max(first, 0)]?.line ?? line;
    throw this.fault(at, `after "${text.trim()}"\n${both(written, drawn)}`);
  }

  private countTexts(): void {
    if (this.settings.rewrites) return;
    for (const { line, who, texts } of this.script.budgets) {
      const sent = this.texts.get(who) ?? 0;
      if (sent !== texts) throw this.fault(line, `${who} sends ${sent} texts, not ${texts}`);
    }
  }

  private fault(line: number, what: string): Error {
    const fault = new Error(`${this.script.path}:${line}: ${what}`);
    fault.stack = fault.message;
    return fault;
  }
}

type WithoutMoment<A> = A extends Act ? Omit<A, 'now' | 'seed' | 'hasDesk'> : never;
type ActPart = WithoutMoment<Act>;

function both(written: readonly string[], drawn: readonly string[]): string {
  const missing = written.filter((text) => !drawn.includes(text));
  const added = drawn.filter((text) => !written.includes(text));
  const same = missing.length + added.length === 0 ? ['  the same lines in another order'] : [];
  return [...signed('-', missing), ...signed('+', added), ...same].join('\n');
}

const signed = (sign: string, texts: readonly string[]): string[] =>
  texts.map((text) => `  ${sign} ${text.replaceAll('\n', '\n      ')}`);
