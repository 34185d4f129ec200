// A server in a process of its own, which puts itself under load when it is asked to.
// `PROFILE=folder` writes a CPU profile of each there.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Figures } from './load.js';

export class Measured {
  static async open(script: string, env: Record<string, string> = {}): Promise<Measured> {
    const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
    const server = fork(new URL(script, import.meta.url), {
      env: { ...process.env, ...env },
      execArgv: profile,
    });
    await once(server, 'message');
    return new Measured(server);
  }

  private constructor(private readonly server: ChildProcess) {}

  /** So many people, for so many milliseconds. */
  async measure(people: number, forMs: number): Promise<Figures> {
    this.server.send({ people, forMs });
    const [figures] = (await once(this.server, 'message')) as [Figures];
    return figures;
  }

  async close(): Promise<void> {
    const gone = once(this.server, 'exit');
    this.server.disconnect();
    await gone;
  }
}
