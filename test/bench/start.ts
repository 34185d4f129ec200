// How long the real service takes from `node` to listening, and what it holds in memory a minute later, with all its channels; and
// the same of the demo. Median of three. Absolute figures depend on the machine: it fails only past twice the promise.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../support/ports.js';

const RUNS = 3;
const IDLE_MS = Number(process.env.IDLE_MS ?? 60_000);
const main = new URL('../../channels/main.js', import.meta.url).pathname;

interface Figures {
  readonly startMs: number;
  /** Resident. */
  readonly idleMb: number;
}

interface Program {
  readonly promised: Figures;
  readonly words: readonly string[];
  settings(port: number): Readonly<Record<string, string>>;
}

const programs: Readonly<Record<string, Program>> = {
  'the real service': {
    promised: { startMs: 2_000, idleMb: 200 },
    words: [],
    settings: (port) => ({
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_FILE: 'start.sqlite',
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'not-a-real-token',
      TWILIO_FROM: '+447700900000',
      TWILIO_API_BASE: 'http://127.0.0.1:9',
      STAFF_ALERT_NUMBERS: '+447700900999',
      DIRECT_LINE_SECRET: 'd'.repeat(16),
      SLACK_BOT_TOKEN: 'xoxb-not-a-real-token',
      SLACK_SIGNING_SECRET: 's'.repeat(32),
      SLACK_HOME_TEAM: 'T01',
      SLACK_STAFF_CHANNEL: 'C01',
      SLACK_API_URL: 'http://127.0.0.1:9',
      ORGANISATION: 'Hillside',
      EMERGENCY_LINE: '01632 960500',
      SECRET_KEY: 'k'.repeat(32),
    }),
  },
  'the demo': { promised: { startMs: 3_000, idleMb: 260 }, words: ['--demo'], settings: () => ({}) },
};

/** What has been started and goes on, idle. */
interface Started {
  readonly startMs: number;
  /** Megabytes it holds by now. */
  residentMb(): Promise<number>;
  stop(): Promise<void>;
}

/** One start, in a folder of its own, until it answers. */
async function start({ words, settings }: Program): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-start-'));
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port), ...settings(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await wait(10);
  }
  return {
    startMs: performance.now() - began,
    async residentMb() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

// They start one after the other, and are idle side by side.
const started: { name: string; runs: Started[] }[] = [];
for (const [name, program] of Object.entries(programs)) {
  const runs: Started[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await start(program));
  started.push({ name, runs });
}
await wait(IDLE_MS);

let isLate = false;
for (const { name, runs } of started) {
  const { promised } = programs[name] as Program;
  const startMs = median(runs.map((one) => one.startMs));
  const idleMb = median(await Promise.all(runs.map((one) => one.residentMb())));
  await Promise.all(runs.map((one) => one.stop()));
  console.log(
    `${name}: start to listening ${Math.round(startMs)} ms (promised ${promised.startMs}); idle ${Math.round(idleMb)} MB (promised ${promised.idleMb})`,
  );
  isLate ||= startMs > 2 * promised.startMs || idleMb > 2 * promised.idleMb;
}
process.exit(isLate ? 1 : 0);
