// A town that is sent digests by a process of its own, which is killed with SIGKILL whenever it comes to that: in the middle of
// composing, writing, sending or recording. What the provider took is judged against what happened.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import type { Store } from '../../store/store.js';
import { DigestJudge, REST_MS } from './digestJudge.js';
import { DAY, DigestWorld, HOUR } from './digestWorld.js';
import { seeded } from './stage.js';
import { temporaryStore } from './stores.js';

export const LEASE_MS = 30_000;
/** Longer than a lease: what was on its way may be looked up. */
const MINUTE = 60_000;
/** A piece of work has about so many points at which it can be killed. */
const POINTS = 9;

/** What the process is told: after so many `points` it is no more. */
export interface Work {
  file: string;
  now: number;
  seed: number;
  points?: number;
}

/** What the provider took, a line each. */
export interface Left {
  id: number;
  digestId: string;
  at: number;
}
export const providerOf = (file: string): string => `${file}.provider`;

export interface KilledFound {
  sent: number;
  kills: number;
  /** Each a sentence: there should be none. */
  amiss: string[];
}

/** `kills`: about so many, spread over the days. */
export async function killedDigests(
  seed: number,
  size: { people: number; days: number; kills: number },
): Promise<KilledFound> {
  const moment = { now: Date.UTC(2026, 8, 1) };
  const { store, file, remove } = await temporaryStore({ now: () => moment.now });
  await writeFile(providerOf(file), '');
  const town = new KilledTown({ store, file, moment, chance: seeded(seed), size }, await begin());
  try {
    return await town.run();
  } finally {
    await town.end();
    await remove();
  }
}

interface Setting {
  store: Store;
  file: string;
  moment: { now: number };
  chance: () => number;
  size: { people: number; days: number; kills: number };
}

class KilledTown {
  private readonly world: DigestWorld;
  private readonly judge: DigestJudge;
  /** Loading takes most of its time, so the next one gets ready meanwhile. */
  private next = begin();
  private works = 0;
  private kills = 0;
  private known = 0;

  constructor(
    private readonly setting: Setting,
    private worker: Worker,
  ) {
    const { chance, moment, size, store } = setting;
    this.world = new DigestWorld(chance, size.people, moment.now);
    this.judge = new DigestJudge(store, this.world);
  }

  async run(): Promise<KilledFound> {
    const { moment, size, store } = this.setting;
    await this.world.tell(store);
    await this.world.areHeard(store);
    for (const end = moment.now + size.days * DAY; moment.now < end; ) {
      this.world.somethingOrOther();
      await this.pass((1 + this.world.below(4)) * HOUR, true);
    }
    for (const end = moment.now + REST_MS; moment.now < end; ) await this.pass(12 * HOUR, false);
    await this.judge.count();
    const { amiss, sent } = this.judge.found;
    return { amiss, sent, kills: this.kills };
  }

  async end(): Promise<void> {
    await Promise.all([kill(this.worker), kill(await this.next)]);
  }

  private async pass(length: number, isDeadly: boolean): Promise<void> {
    const { moment, store } = this.setting;
    const next = (await store.digestRuns.next()) ?? Infinity;
    moment.now = Math.max(moment.now + MINUTE, Math.min(moment.now + length, next));
    this.world.now = moment.now;
    await this.world.tell(store);
    const due = Math.min(
      (await store.digestRuns.next()) ?? Infinity,
      (await store.outbox.nextDue()) ?? Infinity,
    );
    if (due > moment.now) return;
    for (let tries = isDeadly ? 3 : 0; tries > 0 && this.isTimeToKill(); tries--) await this.workAndDie();
    await this.work();
    await this.read();
  }

  private isTimeToKill(): boolean {
    const { chance, moment, size } = this.setting;
    const gone = (moment.now - Date.UTC(2026, 8, 1)) / (size.days * DAY);
    return this.kills < gone * size.kills && chance() < 0.7;
  }

  private async workAndDie(): Promise<void> {
    const { chance, moment } = this.setting;
    const gone = this.worker.gone.then(() => true);
    const points = 1 + Math.floor(chance() * POINTS);
    const isDone = this.work(points).then(() => false);
    // There was not enough to do.
    if (!(await Promise.race([gone, isDone]))) return;
    this.kills += 1;
    [this.worker, this.next] = [await this.next, begin()];
    moment.now += MINUTE;
    this.world.now = moment.now;
  }

  /** @throws Error with its fault. Never resolves where it dies. */
  private async work(points?: number): Promise<void> {
    const { file, moment } = this.setting;
    const { child } = this.worker;
    const answered = once(child, 'message');
    child.send({
      file,
      now: moment.now,
      seed: ++this.works,
      ...(points ? { points } : {}),
    } satisfies Work);
    const [{ fault }] = (await answered) as [{ fault?: string }];
    if (fault !== undefined) throw new Error(fault);
  }

  /** What the provider took since the last time, as it was made and as it came. */
  private async read(): Promise<void> {
    const lines = (await readFile(providerOf(this.setting.file), 'utf8'))
      .trimEnd()
      .split('\n')
      .slice(this.known);
    for (const line of lines.filter((one) => one !== '')) {
      const { at, digestId } = JSON.parse(line) as Left;
      this.known += 1;
      const digest = await this.setting.store.view.digests.byId(digestId);
      if (!digest) this.judge.amissAt(`${digestId} was sent and is no digest`);
      else {
        await this.judge.judge(digestId);
        this.judge.isWelcome(digest, at);
        await this.judge.arrives(digestId);
      }
    }
  }
}

interface Worker {
  child: ChildProcess;
  gone: Promise<unknown>;
}

/** Resolves once it is ready to work. */
async function begin(): Promise<Worker> {
  const child = fork(new URL('./digestProcess.js', import.meta.url));
  const gone = once(child, 'exit');
  await once(child, 'message');
  return { child, gone };
}

async function kill({ child, gone }: Worker): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}
