// The service in a process of its own, for tests that kill it: the real store, server, SMS channel, turns and delivery.
// `KILL_AT` names the moment at which it dies by its own hand, with no chance to tidy up.
import { setTimeout as wait } from 'node:timers/promises';
import { monotonicFactory } from 'ulid';
import { parker } from '../../bots/park.js';
import { turnTaker } from '../../bots/turn.js';
import { openTurns } from '../../bots/turns.js';
import { deliver } from '../../channels/delivery.js';
import { toNewInbound } from '../../channels/inbound.js';
import { openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import { smsChannel } from '../../channels/sms/index.js';
import { openStore, type Store } from '../../store/store.js';
import { type KillPoint, killing } from './killPoints.js';
import { account, publicUrl } from './signed.js';
import { house } from './stage.js';
import { ourNumber } from './town.js';

const { FILE: file = '', API_BASE: apiBase = '', LEASE_MS: leaseMs = '2000', KILL_AT: killAt } = process.env;
const log = openLog('silent');

const now = Date.now;
const newId = monotonicFactory();
const pages = (_: string, text: string): string[] => [text];
const fault = (error: unknown): void => void process.send?.({ fault: String(error) });

function turnsOver(store: Store, committed: () => void) {
  const carriers = { sms: { answersStop: true, answersHelp: true } };
  const take = turnTaker({ store, house, carriers, pages, texts: () => 1, now, newId, chance: Math.random });
  const park = parker({ organisation: house.organisation, now, newId });
  return openTurns({ store, take, park, committed, fault });
}

async function open(): Promise<void> {
  const plain = await openStore({ file });
  const store = killAt === undefined ? plain : killing(plain, killAt as KillPoint);
  const server = openServer({ port: 0, host: '127.0.0.1', publicUrl, log });
  const settings = {
    ...account,
    apiBase,
    publicUrl,
    from: [ourNumber],
    helpBy: 'app',
    answerTime: 1_500,
  } as const;
  const sms = smsChannel(settings, server);
  const wake = { call: () => {} };
  const turns = turnsOver(store, () => wake.call());
  const delivery = deliver({
    outbox: store.outbox,
    channels: [sms],
    log,
    now: Date.now,
    chance: Math.random,
    leaseMs: Number(leaseMs),
  });
  wake.call = () => delivery.wake();
  await sms.open(
    (message) => turns.keep(toNewInbound(message)),
    async () => {},
  );
  await turns.start();
  process.on('message', () => void sayWhenQuiet(store, () => turns.idle()));
  process.send?.({ listening: await server.listen() });
}

/** Tells when every message has had its turn and every reply its end. */
async function sayWhenQuiet(store: Store, idle: () => Promise<void>): Promise<void> {
  for (;;) {
    await idle();
    const { due, sending } = await store.outbox.counts();
    if (due + sending === 0) break;
    await wait(20);
  }
  process.send?.({ quiet: true });
}

await open();
