// Where a conversation is played: a real store, real turns and the clock, moved by acts that can be sent to another process.
// Time, ids and chance are those of the act, so that the same acts have the same outcome.
import { type Clock, openClock } from '../../bots/clock.js';
import { digestWatch } from '../../bots/digests.js';
import { hoursOf } from '../../bots/hours.js';
import { parker } from '../../bots/park.js';
import { drawer, type DrawRow } from '../../bots/draw.js';
import type { Pages } from '../../bots/reply.js';
import { type Carrier, type Cause, turnTaker } from '../../bots/turn.js';
import { openTurns, type Turns } from '../../bots/turns.js';
import { pages, segments } from '../../channels/plainText.js';
import { plain, type Sheet } from '../../dialogs/sheet.js';
import type { House } from '../../dialogs/turn.js';
import type { ChangeSet } from '../../store/changes.js';
import type { NewInbound } from '../../store/inbox.js';
import type { OutboxRow } from '../../store/outbox.js';
import { openStore, type Store } from '../../store/store.js';
import type { Update } from '../../store/updates.js';
import { doesGuest, type GuestDeed } from './hotseatGuest.js';
import type { Line, Wiring } from './line.js';
import { migrated } from './migrated.js';
import { staffChannel } from './slackTowns.js';

export const house: House = {
  organisation: 'Hillside',
  emergencyLine: '01632 960500',
  alertNumbers: ['+447700900999'],
  publicUrl: 'https://doorstep.example',
};

/** `now`: milliseconds UTC. `seed`: another one for every act. */
interface Moment {
  now: number;
  seed: number;
  /** The staff have a channel in Slack. */
  hasDesk?: boolean;
}
export type Act = Moment &
  (
    | { kind: 'hear'; messages: NewInbound[]; carrier: Carrier }
    /** Timers ring and messages leave, each in its own moment, until then. */
    | { kind: 'wait'; until: number }
    | { kind: 'change'; set: ChangeSet }
    /** The guest of a hotseat does something. */
    | { kind: 'guest'; deed: GuestDeed }
    /** The updates of whoever writes from an address, made since then, oldest first. */
    | { kind: 'look'; channel: string; address: string; since: number }
    /** A picture comes by the newest one-use link. */
    | { kind: 'show'; code: string }
  );

/** A message that left, and what was drawn for it. */
export type SentRow = OutboxRow & { sheet?: Sheet };

/** What came of an act. */
export interface Outcome {
  sent: SentRow[];
  updates: (Update & { groupName: string | null; pictures: string[] })[];
  /** Faults of our own: there should be none. */
  faults: string[];
}

export interface Stage {
  perform(act: Act): Promise<Outcome>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A stage in this process, over the store in a file. */
export async function openStage(file: string, wiring: Wiring = {}): Promise<Stage> {
  await migrated(file);
  let stage = await LiveStage.over(file, wiring);
  return {
    perform: (act) => stage.perform(act),
    async restart() {
      await stage.close();
      stage = await LiveStage.over(file, wiring);
    },
    close: () => stage.close(),
  };
}

/** A random number generator that can be repeated (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const most = 1_000;
const padded = (count: number): string => String(count).padStart(3, '0');

/** Where it went through our own files. */
function traceOf(error: unknown): string {
  const lines = (error instanceof Error && error.stack ? error.stack : String(error)).split('\n');
  return lines.filter((line) => !line.includes('node_modules')).join('\n');
}

/** One opening of the store. */
export class LiveStage {
  private readonly moment = { now: 0, seed: 0 };
  private made = 0;
  private chance = seeded(0);
  private readonly carrier: Carrier = { answersStop: false, answersHelp: false };
  private readonly draw: DrawRow;
  private faults: string[] = [];
  private readonly turns: Turns;
  private readonly clock: Clock;
  private line: Line | undefined;
  /** What has left and is not told yet; and the sending of it, one after the other. */
  private readonly sent: SentRow[] = [];
  private delivering: Promise<unknown> = Promise.resolve();

  static async over(file: string, { publicUrl = house.publicUrl, line }: Wiring = {}): Promise<LiveStage> {
    const moment = { now: 0 };
    const store = await openStore({ file, now: () => moment.now, hours: hoursOf(house) });
    const stage = new LiveStage(store, moment, { ...house, publicUrl });
    const keep = (message: NewInbound) => stage.turns.keep(message);
    stage.line = await line?.({ store, now: () => moment.now, keep });
    await stage.turns.start();
    return stage;
  }

  private constructor(
    readonly store: Store,
    private readonly storeMoment: { now: number },
    private readonly house: House,
  ) {
    const now = () => this.moment.now;
    const newId = (at: number) => this.newId(at);
    const carriers = { sms: this.carrier };
    const chance = () => this.chance();
    const own = this.house;
    const texts = (text: string): number => segments(text).segments;
    this.draw = drawer({ store: store.view, house: own, now, texts });
    const cut: Pages = (channel, text, choices) => (channel === 'sms' ? pages(text, choices) : [text]);
    const take = turnTaker({
      store,
      house: own,
      carriers,
      pages: cut,
      texts,
      now,
      newId,
      chance,
    });
    const park = (cause: Cause) => parker({ ...own, now, newId })(cause);
    const fault = (error: unknown) => this.faults.push(traceOf(error));
    // Whoever waits at a page for the answer has it while they wait.
    const committed = () => void (this.line && this.deliver().catch(fault));
    this.turns = openTurns({ store, take, park, committed, fault });
    const watch = digestWatch({ store, house: own, pages: cut, texts, now, newId });
    this.clock = openClock({ store, turns: this.turns, now, watch, sideBySide: 1, fault });
  }

  async perform(act: Act): Promise<Outcome> {
    this.begin(act);
    const outcome: Outcome = { sent: [], updates: [], faults: this.faults };
    if (act.kind === 'change') await this.store.commit(act.set);
    if (act.kind === 'guest') await this.guest(act.deed);
    if (act.kind === 'look') outcome.updates = await this.updatesOf(act, act.since);
    if (act.kind === 'hear') outcome.sent = await this.hear(act.messages, act.carrier);
    if (act.kind === 'show') await this.show(act.code);
    if (act.kind === 'wait') outcome.sent = await this.wait(act.until);
    if (this.line) outcome.sent = await this.line.read(outcome.sent);
    return outcome;
  }

  async close(): Promise<void> {
    await this.line?.close();
    await this.turns.stop();
    await this.store.close();
  }

  private async guest(deed: GuestDeed): Promise<void> {
    const at = { now: this.moment.now, newId: () => this.newId(this.moment.now) };
    await this.store.commit(await doesGuest(this.store.view, deed, at));
  }

  private begin({ now, seed, hasDesk }: Moment): void {
    this.moveTo(now);
    if (hasDesk) this.house.desk = staffChannel;
    else delete this.house.desk;
    this.moment.seed = seed;
    this.made = 0;
    this.chance = seeded(seed);
    this.faults = [];
  }

  private newId(at: number): string {
    return `${at.toString(36)}-${padded(this.moment.seed)}${padded(++this.made)}`;
  }

  private moveTo(now: number): void {
    this.moment.now = now;
    this.storeMoment.now = now;
  }

  private async hear(messages: readonly NewInbound[], carrier: Carrier): Promise<SentRow[]> {
    Object.assign(this.carrier, carrier);
    const isPlayed = messages.every(
      // That somebody is there is nothing they say.
      ({ channel, body }) => channel === this.line?.channel && body.action === undefined,
    );
    if (this.line && isPlayed) await this.line.bring(messages);
    else await Promise.all(messages.map((message) => this.turns.keep(message)));
    await this.turns.idle();
    await this.deliver();
    return this.sent.splice(0).sort((one, other) => one.id - other.id);
  }

  private async wait(until: number): Promise<SentRow[]> {
    for (let steps = 0; ; steps++) {
      const next = await this.nextMoment();
      if (next > until) break;
      if (steps === most) throw new Error('time stands still: something stays due');
      this.moveTo(Math.max(this.moment.now, next));
      await this.clock.tick();
      await this.deliver();
    }
    this.moveTo(until);
    return this.sent.splice(0);
  }

  private async nextMoment(): Promise<number> {
    const { digestRuns, outbox, view } = this.store;
    const next = await Promise.all([view.timers.next(), outbox.nextDue(), digestRuns.next()]);
    return Math.min(...next.map((at) => at ?? Infinity));
  }

  /** Everything that may leave now, through the outbox's own gate, in the order in which it was written. */
  private deliver(): Promise<void> {
    const done = this.delivering.then(() => this.deliverDue());
    this.delivering = done.catch(() => {});
    return done;
  }

  private async deliverDue(): Promise<void> {
    const { outbox } = this.store;
    const at = this.moment.now;
    const sent: SentRow[] = [];
    // To look is cheaper than to claim nothing.
    while (((await outbox.nextDue()) ?? Infinity) <= at) {
      const rows = await outbox.claim(at, 50, 60_000);
      if (rows.length === 0) break;
      // Rows claimed together are different people's: what is played at a page leaves one after the other all the same.
      if (this.line) for (const row of rows) sent.push(...(await this.send(row)));
      else sent.push(...(await Promise.all(rows.map((row) => this.send(row)))).flat());
    }
    this.sent.push(...sent.sort((one, other) => one.id - other.id));
  }

  /** To the channel that is played too, or to nobody. Resolves to the provider's id. */
  private async handOver(row: OutboxRow): Promise<string> {
    return row.channel === this.line?.channel ? this.line.send(row) : `SM-out-${row.id}`;
  }

  /** A row whose thing has gone is dropped, as delivery does. */
  private async send(row: OutboxRow): Promise<SentRow[]> {
    const { id } = row;
    const at = this.moment.now;
    const { outbox } = this.store;
    const sheet = row.body.drawn ? await this.draw(row) : undefined;
    if (sheet === null) {
      await outbox.record({ id, state: 'dropped', problem: 'stale', code: null, at });
      return [];
    }
    // A digest is looked through once more as it leaves, and is words on every channel.
    const isDigest = row.body.drawn?.what === 'digest';
    const said = sheet && isDigest ? { ...row, body: { text: plain(sheet), choices: [] } } : row;
    await outbox.record({ id, state: 'sent', providerId: await this.handOver(said), at });
    return [{ ...said, ...(sheet && !isDigest ? { sheet } : {}) }];
  }

  private async show(code: string): Promise<void> {
    const photo = {
      id: `picture-${this.moment.seed}`,
      contentType: 'image/jpeg',
      bytes: Buffer.from('a picture'),
    };
    if (!(await this.store.photoLinks.use(code, photo, this.moment.now)))
      this.faults.push('the link is of no use');
  }

  private async updatesOf(
    { channel, address }: { channel: string; address: string },
    since: number,
  ): Promise<Outcome['updates']> {
    const { people, updates, communities } = this.store.view;
    const who = await people.who(channel, address);
    const all = who ? await updates.of(who.person.id, most) : [];
    const made = all.filter(({ createdAt }) => createdAt >= since).toReversed();
    return Promise.all(
      made.map(async (update) => {
        const group = update.communityId === null ? null : await communities.byId(update.communityId);
        const pictures = (await updates.picturesOf([update.id])).get(update.id) ?? [];
        return {
          ...update,
          groupName: group?.name ?? null,
          pictures: pictures.map(({ alt }) => `picture: ${alt}`),
        };
      }),
    );
  }
}
