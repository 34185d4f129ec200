// A server in a process of its own, and what it costs to keep so many people talking to it.
// `PROFILE=folder` writes a CPU profile of each server there.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { type Form, post } from './post.js';

export interface Figures {
  /** A second. */
  rate: number;
  /** CPU of the server for one: microseconds. */
  cpu: number;
  /** Milliseconds from the request to its end. */
  p50: number;
  p99: number;
}

/** One request; `ended` tells when what it caused is durable, where that is not the answer itself. */
export interface Request extends Form {
  ended?: string;
}

type News = { listening: string } | { cpu: number } | { done: string[] };

export class Measured {
  private readonly waiting = new Map<string, () => void>();

  static async open(script: string, env: Record<string, string> = {}): Promise<Measured> {
    const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
    const server = fork(new URL(script, import.meta.url), {
      env: { ...process.env, ...env },
      execArgv: profile,
    });
    const [news] = (await once(server, 'message')) as [{ listening: string }];
    return new Measured(server, new URL(news.listening));
  }

  private constructor(
    private readonly server: ChildProcess,
    private readonly base: URL,
  ) {
    server.on('message', (news: News) => 'done' in news && news.done.forEach((id) => this.end(id)));
  }

  /** So many people, each with their next request as soon as the last one has ended, for so long. */
  async measure(people: number, forMs: number, next: (person: number) => Request): Promise<Figures> {
    const agent = new Agent({ keepAlive: true, maxSockets: people });
    const times: number[] = [];
    const cpuBefore = await this.cpu();
    const start = performance.now();
    const talk = async (person: number): Promise<void> => {
      while (performance.now() - start < forMs) times.push(await this.one(agent, next(person)));
    };
    await Promise.all(Array.from({ length: people }, (_, person) => talk(person)));
    const seconds = (performance.now() - start) / 1_000;
    const cpu = (await this.cpu()) - cpuBefore;
    agent.destroy();
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
    return { rate: times.length / seconds, cpu: cpu / times.length, p50: at(0.5), p99: at(0.99) };
  }

  async close(): Promise<void> {
    const gone = once(this.server, 'exit');
    this.server.disconnect();
    await gone;
  }

  private async one(agent: Agent, { ended, ...form }: Request): Promise<number> {
    const start = performance.now();
    const end =
      ended === undefined ? undefined : new Promise<void>((resolve) => this.waiting.set(ended, resolve));
    const status = await post(agent, this.base, form);
    if (status !== 200) throw new Error(`answered ${status}`);
    await end;
    return performance.now() - start;
  }

  private end(id: string): void {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  private async cpu(): Promise<number> {
    const answered = new Promise<number>((resolve) => {
      const hear = (news: News): void => {
        if (!('cpu' in news)) return;
        this.server.off('message', hear);
        resolve(news.cpu);
      };
      this.server.on('message', hear);
    });
    this.server.send({ tell: 'cpu' });
    return answered;
  }
}
