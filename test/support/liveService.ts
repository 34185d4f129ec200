// A service that can be killed and started again over the same store, in front of one pretend Twilio that lives on.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../store/store.js';
import type { KillPoint } from './killPoints.js';
import { type Accepted, pretendTwilio, type PretendTwilio } from './pretendTwilio.js';
import { bring, type Text } from './signed.js';
import type { Town } from './town.js';

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

type News = { listening: string } | { quiet: true } | { fault: string };

export class LiveService {
  /** Faults of our own: there should be none. */
  readonly faults: string[] = [];
  private process: ChildProcess | undefined;
  private base = '';

  /** A store with the town in it; nothing runs yet. */
  static async over(town: Town): Promise<LiveService> {
    const place = await mkdtemp(join(tmpdir(), 'doorstep-service-'));
    const service = new LiveService(place, await pretendTwilio());
    await service.look((store) => store.commit(town.take()));
    return service;
  }

  private constructor(
    private readonly place: string,
    private readonly twilio: PretendTwilio,
  ) {}

  get accepted(): readonly Accepted[] {
    return this.twilio.accepted;
  }

  /** Resolves when it listens. With `killAt` it dies at that moment, which may come while it takes up what was left. */
  async start(settings: { leaseMs?: number; killAt?: KillPoint } = {}): Promise<void> {
    const env = {
      ...process.env,
      FILE: this.file,
      API_BASE: this.twilio.base,
      LEASE_MS: String(settings.leaseMs ?? 2_000),
    };
    const child = fork(new URL('./service.js', import.meta.url), {
      env: settings.killAt ? { ...env, KILL_AT: settings.killAt } : env,
    });
    this.process = child;
    child.on('message', (news: News) => 'fault' in news && this.faults.push(news.fault));
    const listening = this.news(child, (news) => ('listening' in news ? news.listening : undefined));
    this.base = await (settings.killAt ? listening.catch(() => nowhere) : listening);
  }

  /** Brings a text; true if it was acknowledged. */
  bring(text: Text): Promise<boolean> {
    return bring(this.base, text);
  }

  async kill(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Resolves when it has died by its own hand. */
  async died(): Promise<void> {
    const child = this.process;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** Resolves when every message has had its turn, and every reply its end. */
  async quiet(): Promise<void> {
    if (!this.process) throw new Error('nothing runs');
    const quiet = this.news(this.process, (news) => ('quiet' in news ? true : undefined));
    this.process.send({ tell: 'quiet' });
    await quiet;
  }

  /** Looks at the store, while nothing runs. */
  async look<T>(see: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore({ file: this.file });
    try {
      return await see(store);
    } finally {
      await store.close();
    }
  }

  async close(): Promise<void> {
    await this.kill();
    await this.twilio.close();
    await rm(this.place, { recursive: true, force: true });
  }

  private get file(): string {
    return join(this.place, 'service.sqlite');
  }

  private news<T>(child: ChildProcess, wanted: (news: News) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      child.on('message', (news: News) => {
        const found = wanted(news);
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error('the service is no more')));
    });
  }
}
