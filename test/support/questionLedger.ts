// What somebody who asked a question has read and done, in order, and whether every promise in it was kept. It is judged by the words
// that reached them, and knows nothing of what the program has written down.
import { DateTime } from 'luxon';

const minute = 60 * 1000;
const hour = 60 * minute;
/** The word before a date may have come on the evening before. */
const before = 14 * hour;
/** How long before its date the word is due, and how soon after it something must have come. */
const warned = 4 * hour;
const soon = hour;
/** Whoever was cut off hears it once it is day. */
const nextDay = 14 * hour;

export type Happening =
  /** `madeAt`: when it was written; it may have waited for the morning. */
  | { at: number; kind: 'reads'; madeAt: number; text: string; choices: readonly string[] }
  /** `asks-on`: they want somebody else to be asked, after an outcome. */
  | { at: number; kind: 'stops' | 'starts' | 'takes-back' | 'asks-on' };

export interface Span {
  from: number;
  to: number;
}

export interface Asker {
  who: string;
  zone: string;
  /** How many chairs they asked for: an answer about another number is somebody else's. */
  chairs: number;
}

export interface Verdict {
  end: 'told' | 'taken back' | 'open' | 'out';
  outcomes: number;
  amiss: string[];
}

/** `away`: when the server was. */
export function judge(asker: Asker, happened: readonly Happening[], away: readonly Span[]): Verdict {
  const ledger = new Ledger(asker, away);
  for (const one of happened) ledger.add(one);
  return ledger.verdict();
}

const outcome = / says(?: after all)?: "|cannot pass on|cannot answer this\.|could answer in time\./;
const honest = /has not answered yet\.|We still look for someone/;

function isOutcome(text: string, choices: readonly string[]): boolean {
  return outcome.test(text) || (text.includes('did not answer in time.') && choices.length > 0);
}

type Reading = Extract<Happening, { kind: 'reads' }>;

class Ledger {
  private readonly amiss: string[] = [];
  private readonly out: Span[] = [];
  private outcomes = 0;
  private isOpen = true;
  private takenBackAt = Infinity;
  private date: number | null = null;
  private word = 0;

  constructor(
    private readonly asker: Asker,
    private readonly away: readonly Span[],
  ) {}

  add(one: Happening): void {
    if (one.kind === 'reads') return this.read(one);
    if (one.kind === 'stops') this.out.push({ from: one.at, to: Infinity });
    if (one.kind === 'takes-back') this.takenBackAt = one.at;
    if (one.kind === 'asks-on') this.isOpen = true;
    const last = this.out.at(-1);
    if (one.kind === 'starts' && last) last.to = one.at;
  }

  verdict(): Verdict {
    const isOut = this.out.at(-1)?.to === Infinity;
    const end = this.takenBackAt < Infinity ? 'taken back' : !this.isOpen ? 'told' : isOut ? 'out' : 'open';
    return { end, outcomes: this.outcomes, amiss: this.amiss };
  }

  private read(reading: Reading): void {
    const { at, madeAt, text, choices } = reading;
    const date = dateOf(reading, this.asker.zone);
    const chairs = / says(?: after all)?: "We have (\d+) chairs/.exec(text)?.[1];
    if (chairs && Number(chairs) !== this.asker.chairs) this.say(at, `is not theirs: ${text}`);
    if (this.out.some((span) => span.from < at && at < span.to))
      this.say(at, `was stopped, and reads ${text}`);
    // What waits for the morning is on its way already.
    if (madeAt >= this.takenBackAt && (date !== null || isOutcome(text, choices)))
      this.say(at, `took it back: ${text}`);
    if (at > this.takenBackAt) return;
    if (isOutcome(text, choices)) this.end(at, text);
    else if (date !== null) this.promise(at, date, text);
  }

  private end(at: number, text: string): void {
    // What staff let through later comes beside the outcome, and says so.
    if (!this.isOpen && !text.includes(' says after all: ')) this.say(at, `is told once more: ${text}`);
    this.pastDate(at);
    this.isOpen = false;
    this.outcomes += 1;
    this.date = null;
  }

  private promise(at: number, date: number, text: string): void {
    if (date <= at) this.say(at, `is promised what has been: ${text}`);
    if (!this.isOpen) this.say(at, `is promised something after the end: ${text}`);
    if (honest.test(text)) {
      // Whoever was out hears of another date when they are back.
      if (date !== this.date && !(at - (this.out.at(-1)?.to ?? 0) < minute))
        this.say(at, `had another date: ${text}`);
      this.date = date;
      this.word = at;
      return;
    }
    this.pastDate(at);
    this.date = date;
    // A date that comes this soon needs no other word.
    this.word = at >= date - warned ? at : 0;
  }

  /** The date they had, if it has gone by: with a word before it, and not in silence after it. */
  private pastDate(at: number): void {
    const { date } = this;
    if (date === null || date > at) return;
    if (!(this.word >= date - before && this.word < date) && !this.couldNotHear(date))
      this.say(at, `had no word before ${this.spoken(date)}`);
    if (at > this.latest(date)) this.say(at, `heard nothing at ${this.spoken(date)}`);
  }

  /** There was no moment for the word: the server away, or they had stopped, all the while; at least when it was to leave. */
  private couldNotHear(date: number): boolean {
    return [...this.away, ...this.out].some(
      ({ from, to }) => from <= date - warned + minute && to >= date - soon,
    );
  }

  /** Whenever they could not hear it, it may come the next day; unless they could not hear it then. */
  private latest(date: number): number {
    const spans = [...this.away, ...this.out].sort((one, other) => one.from - other.from);
    return spans.reduce(
      (latest, { from, to }) =>
        from <= latest && to >= date - warned ? Math.max(latest, to + nextDay) : latest,
      date + soon,
    );
  }

  private spoken(at: number): string {
    return DateTime.fromMillis(at, { zone: this.asker.zone }).toFormat('ccc d LLL HH:mm');
  }

  private say(at: number, what: string): void {
    this.amiss.push(`${this.asker.who}, ${this.spoken(at)}, ${what}`);
  }
}

/** Read once, however often it is judged. */
const dates = new WeakMap<Reading, number | null>();

function dateOf(reading: Reading, zone: string): number | null {
  const known = dates.get(reading);
  if (known !== undefined) return known;
  const date = dateIn(reading.text, reading.at, zone);
  dates.set(reading, date);
  return date;
}

const dateSaid = /(?:You will hear by|They have until) ([^."]+)\./g;

/** The newest date that is said in a text read at some moment, as whoever reads it counts; `null`: none. */
export function dateIn(text: string, at: number, zone: string): number | null {
  const said = [...text.matchAll(dateSaid)].at(-1)?.[1];
  if (said === undefined) return null;
  const today = DateTime.fromMillis(at, { zone, locale: 'en-GB' }).startOf('day');
  for (let away = 0; away < 100; away++) {
    const day = today.plus({ days: away });
    const short = said.includes(',')
      ? []
      : [...(away < 7 ? [day.toFormat('cccc')] : []), ...(away === 0 ? ['today'] : [])];
    const name = [day.toFormat('cccc d LLLL,'), ...short].find((one) => said.startsWith(`${one} `));
    if (name !== undefined) return timeOf(day, said.slice(name.length + 1));
  }
  throw new Error(`nobody knows when "${said}" is`);
}

function timeOf(day: DateTime, said: string): number {
  if (said === '12 noon') return day.set({ hour: 12 }).toMillis();
  const [, hours, minutes = '0', half] = /^(\d+)(?::(\d+))?(am|pm)$/.exec(said) ?? [];
  if (hours === undefined) throw new Error(`nobody knows what time "${said}" is`);
  const hour = (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  return day.set({ hour, minute: Number(minutes) }).toMillis();
}
