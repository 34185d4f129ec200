// An operator beside a running service: commands as they type them, people who text meanwhile, and what the store then holds.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { operate } from '../../channels/admin/main.js';
import type { ChangeSet } from '../../store/changes.js';
import type { Store } from '../../store/store.js';
import { LiveStage } from './stage.js';
import { isTodays } from './today.js';
import { ourNumber, Town } from './town.js';

const entry = fileURLToPath(new URL('../../channels/admin/main.js', import.meta.url));
const aDay = 24 * 60 * 60 * 1000;

/** What a command left behind. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Commands that have been seen, in their order. */
const seen: string[] = [];

export class Operator {
  readonly town = new Town();
  private acts = 0;

  static async open(): Promise<Operator> {
    const place = await mkdtemp(join(tmpdir(), 'doorstep-admin-'));
    return new Operator(place, await LiveStage.over(join(place, 'store.sqlite')));
  }

  private constructor(
    readonly place: string,
    private readonly stage: LiveStage,
  ) {
    // Commands take the machine's time, and so does everything beside them.
    this.town.now = Date.now();
  }

  get store(): Store {
    return this.stage.store;
  }

  get environment(): Record<string, string | undefined> {
    return {
      PATH: process.env.PATH,
      DATABASE_FILE: join(this.place, 'store.sqlite'),
      ORGANISATION: 'Hillside',
    };
  }

  /** Runs a command to its end: the first time, one day in twelve, in a process of its own; else, for speed, in this one. */
  admin(...words: string[]): Promise<Ended> {
    const command = words.slice(0, 2).join(' ');
    if (seen.includes(command)) return this.here(words);
    seen.push(command);
    return isTodays(seen.length, 12) ? this.apart(words) : this.here(words);
  }

  /** In a process of its own. */
  async apart(words: readonly string[], environment = this.environment): Promise<Ended> {
    const ended = await new Promise<Ended>((resolve) => {
      const where = { env: environment, cwd: this.place };
      execFile(process.execPath, [entry, ...words], where, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
    expect(ended.err, words.join(' ')).not.to.match(/^\s+at /m);
    return ended;
  }

  /** In this process. */
  async here(words: readonly string[]): Promise<Ended> {
    const said = { out: '', err: '' };
    const { environment } = this;
    const out = (text: string) => void (said.out += text);
    const err = (text: string) => void (said.err += text);
    return { code: await operate(words, { environment, out, err }), ...said };
  }

  /** What a command that works says. */
  async does(...words: string[]): Promise<string> {
    const { code, out, err } = await this.admin(...words);
    expect({ code, err }, words.join(' ')).to.deep.equal({ code: 0, err: '' });
    return out;
  }

  /** What a command that works prints for programs. */
  async reads<T = Record<string, unknown>[]>(...words: string[]): Promise<T> {
    return JSON.parse(await this.does(...words, '--json')) as T;
  }

  /** A command that cannot be done says so in a sentence, and leaves with 2. */
  async isRefused(words: readonly string[], sentence: RegExp): Promise<void> {
    const { code, out, err } = await this.here(words);
    expect(err, words.join(' ')).to.match(sentence);
    expect({ code, out }, words.join(' ')).to.deep.equal({ code: 2, out: '' });
  }

  /** Makes sentences true. */
  async tell(...sentences: readonly string[]): Promise<void> {
    for (const sentence of sentences) expect(this.town.understands(sentence), sentence).to.equal(true);
    await this.change(this.town.take());
  }

  async change(set: ChangeSet): Promise<void> {
    await this.stage.perform({ kind: 'change', set, now: Date.now(), seed: ++this.acts });
  }

  /** Somebody texts; gives what leaves. */
  async says(who: string, text: string): Promise<string[]> {
    const seed = ++this.acts;
    const now = Date.now();
    const address = this.town.numberOf(who);
    const from = { channel: 'sms', providerId: `SM-in-${seed}`, address, conversation: ourNumber };
    const messages = [{ ...from, receivedAt: now, body: { text } }];
    const carrier = { answersStop: false, answersHelp: false };
    const { sent, faults } = await this.stage.perform({ kind: 'hear', messages, carrier, now, seed });
    expect(faults).to.deep.equal([]);
    return sent.map(({ body }) => body.text);
  }

  /** What leaves by itself until this time tomorrow: "Jo: You are in Art group now." */
  async later(): Promise<string[]> {
    const now = Date.now();
    const seed = ++this.acts;
    const { sent, faults } = await this.stage.perform({ kind: 'wait', until: now + aDay, now, seed });
    expect(faults).to.deep.equal([]);
    return sent.map(({ address, body }) => `${this.town.nameOf(address)}: ${body.text}`);
  }

  /** What the audit has of commands, oldest first: "role: roles grant". */
  async audited(): Promise<string[]> {
    const rows = await this.store.view.safety.audit(null, 100);
    const own = rows.toReversed().filter(({ actor }) => actor === 'admin');
    return own.map(({ kind, detail }) => `${kind}: ${(JSON.parse(detail) as { command: string }).command}`);
  }

  async close(): Promise<void> {
    await this.stage.close();
    await rm(this.place, { recursive: true, force: true });
  }
}
