// People who talk to a server of the same process, each with their next request as soon as the last one has ended. Both sides of an
// exchange are paid for by one thread, so that what is compared is work, not how well two programs share two cores.
import { Agent } from 'node:http';
import { type Form, post } from './post.js';

export interface Figures {
  /** A second. */
  rate: number;
  /** CPU of one, its client included: microseconds. */
  cpu: number;
  /** Milliseconds from the request to its end. */
  p50: number;
  p99: number;
}

/** One request; `ended` tells when what it caused is durable, where that is not the answer itself. */
export interface Request extends Form {
  ended?: string;
}

export class Load {
  private readonly waiting = new Map<string, () => void>();

  constructor(private readonly base: URL) {}

  /** What a request caused is durable. */
  end(id: string): void {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  /** So many people, for so many milliseconds. */
  async measure(people: number, forMs: number, next: (person: number) => Request): Promise<Figures> {
    const agent = new Agent({ keepAlive: true, maxSockets: people });
    const times: number[] = [];
    const before = process.cpuUsage();
    const start = performance.now();
    const talk = async (person: number): Promise<void> => {
      while (performance.now() - start < forMs) times.push(await this.one(agent, next(person)));
    };
    await Promise.all(Array.from({ length: people }, (_, person) => talk(person)));
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(before);
    agent.destroy();
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
    return { rate: times.length / seconds, cpu: (user + system) / times.length, p50: at(0.5), p99: at(0.99) };
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
}

/** Measures for the bench, as often as it asks. `next` gives a person's next request. */
export function serve(load: Load, next: (person: number) => Request): void {
  process.on('message', ({ people, forMs }: { people: number; forMs: number }) => {
    void load.measure(people, forMs, next).then((figures) => process.send?.(figures));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}
