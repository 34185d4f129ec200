// What the README says is run: its settings start the real service, its admin commands set it up, and the whole story is told by text.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { settings } from '../channels/settings.js';
import { openPretendTwilio, type PretendTwilio } from '../channels/simulator/twilio.js';

const root = new URL('../../', import.meta.url).pathname;
const readme = await readFile(join(root, 'README.md'), 'utf8');
const run = promisify(execFile);

/** The lines of the first code block that holds `mark`, without their indent. */
function block(mark: string): string[] {
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');
  const found = blocks.find((code) => code.includes(mark)) ?? '';
  return found
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** `NAME=value`. */
function setting(line: string): [string, string] {
  const [name = '', value = ''] = line.split(/=(.*)/s);
  return [name, value];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

describe('the README', () => {
  it('links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, link)))).to.deep.equal([]);
  });

  it('lists every setting there is', () => {
    const listed = [...readme.matchAll(/`([A-Z]+(?:_[A-Z]+)+|PORT|ORGANISATION)`/g)].map(([, name]) => name);
    expect(Object.keys(settings).filter((name) => !listed.includes(name))).to.deep.equal([]);
  });

  it('names only npm commands that are there', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => name !== 'ci' && !(name in scripts))).to.deep.equal([]);
  });
});

describe('the real service, started as the README says', () => {
  const ours = '+447700900000';
  const [contact, member] = ['+447700900123', '+447700900456'];
  let folder: string;
  let twilio: PretendTwilio;
  let service: ChildProcess;
  let environment: NodeJS.ProcessEnv;

  before(async function () {
    this.timeout(30_000);
    folder = await mkdtemp(join(tmpdir(), 'doorstep-readme-'));
    const port = await freePort();
    const written = Object.fromEntries(block('TWILIO_ACCOUNT_SID').map(setting));
    const address = `http://127.0.0.1:${port}`;
    twilio = await openPretendTwilio({
      accountSid: written.TWILIO_ACCOUNT_SID ?? '',
      authToken: written.TWILIO_AUTH_TOKEN ?? '',
      webhook: `${address}/sms/incoming`,
    });
    const here = {
      ...written,
      PORT: String(port),
      PUBLIC_URL: address,
      DATABASE_FILE: join(folder, 'doorstep.sqlite'),
    };
    const all = { ...here, TWILIO_API_BASE: twilio.baseUrl };
    await writeFile(
      join(folder, '.env'),
      Object.entries(all)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    // Whoever follows it at night reads there why nobody answers. Nobody types as fast as this test, so that the pace is in no one's way.
    environment = { PATH: process.env.PATH, QUIET_HOURS: 'off', SMS_PER_SECOND: '1000' };
    service = spawn(process.execPath, [`--env-file=${join(folder, '.env')}`, 'dist/channels/main.js'], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (let tries = 0; tries < 200; tries += 1) {
      const up = await fetch(`${address}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (up) return;
      await wait(50);
    }
    throw new Error('the service did not start');
  });

  after(async () => {
    service.kill('SIGTERM');
    await new Promise((ended) => service.once('exit', ended));
    await twilio.close();
    await rm(folder, { recursive: true });
  });

  /** Sends a text and resolves to what that phone receives next. */
  async function text(from: string, body: string): Promise<string> {
    await twilio.text(from, ours, body);
    return heard(from);
  }

  const read = new Set<string>();

  /** The next text on a phone that was not read before. */
  async function heard(phone: string): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const got = twilio.transcript.since(0).find(({ to, sid }) => to === phone && !read.has(sid));
      if (got) {
        read.add(got.sid);
        return got.body;
      }
      await wait(50);
    }
    throw new Error('nothing was heard');
  }

  it('is set up by the admin commands and tells the whole story by text', async function () {
    this.timeout(60_000);
    for (const line of block('communities add')) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      const [program, ...given] = words.map((word) =>
        word.replace('--env-file=.env', `--env-file=${join(folder, '.env')}`),
      );
      expect(program).to.equal('node');
      await run(process.execPath, given, { cwd: root, env: environment });
    }
    const code = /\d{5}/.exec(await heard(contact))?.[0] ?? '';
    expect(await text(contact, code)).to.include("Green's Cafe");

    expect(await text(member, 'hi')).to.include('computer helper');
    expect(await text(member, '1')).to.include('name');
    expect(await text(member, 'Jo')).to.include('Art group');
    expect(await text(member, 'art group')).to.include('Art group');
    expect(await text(member, 'POST I painted a boat')).to.include('You wrote: "I painted a boat"');
    expect(await text(member, '1')).to.include('Shared');

    expect(await text(member, 'ASK Do you have weekend work?')).to.include('Any employer');
    expect(await text(member, '1')).to.include('You will hear by');
    expect(await heard(contact))
      .to.include('Jo asks')
      .and.to.include('Do you have weekend work?');

    await twilio.text(contact, ours, 'Yes, on Sundays.');
    expect(await heard(member))
      .to.include("Green's Cafe says")
      .and.to.include('Yes, on Sundays.');
    expect(await text(member, '1')).to.include('without your name');
    await text(member, '2');
    expect(await text(member, 'DIGEST')).to.match(/new|nothing/i);
  });
});
