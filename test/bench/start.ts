// How long the real service takes from `node` to listening, and what it holds in memory a minute later: median of three.
// Absolute figures depend on the machine: it fails only past twice the promise (2 s, 200 MB).
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PROMISED = { startMs: 2_000, idleMb: 200 };
const RUNS = 3;
const IDLE_MS = Number(process.env.IDLE_MS ?? 60_000);
const main = new URL('../../channels/main.js', import.meta.url).pathname;

const settings = (folder: string, port: number) => ({
  PATH: process.env.PATH,
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DATABASE_FILE: join(folder, 'start.sqlite'),
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'not-a-real-token',
  TWILIO_FROM: '+447700900000',
  TWILIO_API_BASE: 'http://127.0.0.1:9',
  DIRECT_LINE_SECRET: 's'.repeat(32),
  SLACK_BOT_TOKEN: 'xoxb-not-a-real-token',
  SLACK_SIGNING_SECRET: 's'.repeat(32),
  SLACK_HOME_TEAM: 'T01',
  SLACK_STAFF_CHANNEL: 'C01',
  SLACK_API_URL: 'http://127.0.0.1:9',
  STAFF_ALERT_NUMBERS: '+447700900999',
  ORGANISATION: 'Hillside',
  EMERGENCY_LINE: '01632 960500',
  SECRET_KEY: 'k'.repeat(32),
});

/** One start: milliseconds until it answers, megabytes resident later. */
async function measure(port: number): Promise<{ startMs: number; idleMb: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-start-'));
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    env: settings(folder, port),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      await wait(10);
    }
    const startMs = performance.now() - began;
    await wait(IDLE_MS);
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return { startMs, idleMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  } finally {
    child.kill('SIGTERM');
    await new Promise((ended) => child.once('exit', ended));
    await rm(folder, { recursive: true });
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const results: { startMs: number; idleMb: number }[] = [];
for (let run = 0; run < RUNS; run += 1) results.push(await measure(45_300 + run));
const startMs = median(results.map((one) => one.startMs));
const idleMb = median(results.map((one) => one.idleMb));
console.log(
  `start to listening ${Math.round(startMs)} ms (promised ${PROMISED.startMs}); idle ${Math.round(idleMb)} MB (promised ${PROMISED.idleMb})`,
);
process.exit(startMs > 2 * PROMISED.startMs || idleMb > 2 * PROMISED.idleMb ? 1 : 0);
