// How fast texts leave: so many a second, counted over all nodes. What is urgent leaves at once and uses the pace up, so that
// everything else keeps its distance behind it. It sends nothing.
import { id, table, time } from './columns.js';
import type { Database } from './database.js';
import type { OutboxBody } from './outbox.js';

/** What a provider takes from us. */
export interface Pace {
  /** Texts a second, of all our numbers together. May be less than one. */
  readonly perSecond: number;
  /** How many texts a message is billed as. */
  weigh(body: OutboxBody): number;
}

/** The channel that is paced here; its rows have an index of their own. Slack keeps the pace of its calls itself. */
export const PACED = 'sms';

interface PaceRow {
  channel: string;
  /** When the next one would leave, if they left evenly: milliseconds UTC. */
  freeAt: number;
}

export const paces = table<PaceRow>('paces', { channel: id, freeAt: time });

const SECOND = 1_000;

/** One claim's look at the pace: read once, moved as messages are taken, written once. */
export class Metronome {
  private constructor(
    private readonly db: Database,
    private readonly pace: Pace | undefined,
    private readonly now: number,
    private freeAt: number,
  ) {}

  static async at(db: Database, pace: Pace | undefined, now: number): Promise<Metronome> {
    const sql = 'select "freeAt" from paces where "channel" = $1';
    const [row] = pace ? await db.all<PaceRow>(sql, [PACED]) : [];
    return new Metronome(db, pace, now, row?.freeAt ?? 0);
  }

  /** A second's worth may leave together: nobody looks more often than that. */
  get isFree(): boolean {
    if (!this.pace) return true;
    const together = Math.max(0, SECOND - SECOND / this.pace.perSecond);
    return this.freeAt <= this.now + together;
  }

  /** A message leaves now. */
  take(channel: string, body: () => OutboxBody): void {
    if (!this.pace || channel !== PACED) return;
    const takes = (SECOND * this.pace.weigh(body())) / this.pace.perSecond;
    this.freeAt = Math.round(Math.max(this.freeAt, this.now) + takes);
  }

  async write(): Promise<void> {
    if (this.freeAt <= this.now) return;
    await this.db.all(
      `insert into paces ("channel", "freeAt") values ($1, $2)
        on conflict ("channel") do update set "freeAt" = excluded."freeAt" where paces."freeAt" < excluded."freeAt"`,
      [PACED, this.freeAt],
    );
  }
}
