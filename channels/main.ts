// The whole program on one screen: settings, store, channels, turns, delivery, the clock, and a clean stop.
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { monotonicFactory } from 'ulid';
import { boardWatch } from '../bots/boards.js';
import { openClock } from '../bots/clock.js';
import { deskDoor } from '../bots/deskDoor.js';
import { digestWatch } from '../bots/digests.js';
import { drawer } from '../bots/draw.js';
import { greeting } from '../bots/greeting.js';
import { hoursOf } from '../bots/hours.js';
import { parker } from '../bots/park.js';
import { turnTaker } from '../bots/turn.js';
import { openTurns } from '../bots/turns.js';
import { openStore, type Store } from '../store/store.js';
import type { Channel } from './channel.js';
import { type Config, readConfig } from './config.js';
import { deliver } from './delivery.js';
import { toNewInbound } from './inbound.js';
import { type Log, openLog } from './log.js';
import { openMetrics } from './metrics.js';
import type { TakePicture } from './ports.js';
import { segments } from './segments.js';
import { openServer, type WebServer } from './server.js';
import { openDemo } from './simulator/demo.js';
import { smsChannel } from './sms/index.js';
import type { SlackDesk, SlackSettings } from './slack/index.js';
import type { WebSettings } from './web/index.js';

export interface Service {
  /** Where it listens, as `http://127.0.0.1:3978`. */
  readonly address: string;
  /** Takes nothing new, ends what is under way, closes the store. */
  close(): Promise<void>;
}

/** Opens everything, in the order in which it is needed, and closes it in reverse. */
export async function openService(config: Config, log: Log): Promise<Service> {
  const newId = monotonicFactory();
  const store = await openStore({
    ...config.database,
    usedBy: config.demo ? 'demo' : 'service',
    hours: hoursOf(config.house),
  });
  const { now } = store;
  const metrics = openMetrics(store);
  const server = openServer({
    port: config.port,
    host: config.host,
    publicUrl: config.publicUrl,
    log,
    metrics: metrics.text,
  });
  const demo = config.demo ? await openDemo(store, server, config.publicUrl) : undefined;
  const sms = demo?.sms ?? config.sms;
  const channels: Channel[] = sms ? [smsChannel(sms, server)] : [];
  const house = { ...config.house, ...demo?.house, ...paceOf(config) };
  if (config.web)
    channels.push(await openWeb({ ...config.web, ...config, ...firstWords(house) }, store, server));
  const slack = demo ? { ...demo.slack, secretKey: config.secretKey } : config.slack;
  if (slack) channels.push(await openSlack(slack, store, server, log));
  if (channels.length > 0) await openPhotoPages(house.organisation, store, server);

  const carriers = { sms: { answersStop: true, answersHelp: sms?.helpBy !== 'app' } };
  const pages = (name: string, ...said: Parameters<NonNullable<Channel['pages']>>) =>
    channels.find((channel) => channel.name === name)?.pages?.(...said) ?? [said[0]];
  const texts = (text: string): number => segments(text).segments;
  const delivery = deliver({
    outbox: store.outbox,
    channels,
    log,
    now,
    chance: Math.random,
    draw: drawer({ store: store.view, house, now, texts }),
    told: metrics.attempted,
  });
  const turns = openTurns({
    store,
    take: turnTaker({ store, house, carriers, pages, texts, now, newId, chance: unguessable }),
    park: parker({ ...house, now, newId }),
    committed() {
      metrics.turned();
      delivery.wake();
    },
    fault: (error, about) => log.error({ err: error, ...about }, 'a turn could not be worked on'),
  });
  const boards = boardWatch({ store, house, now });
  const made = () => delivery.wake();
  const digests = digestWatch({ store, house, pages, texts, now, newId, made });
  const clock = openClock({
    store,
    turns,
    now,
    watch: async () => void (await Promise.all([boards(), digests()])),
    fault: (error) => log.error({ err: error }, 'the clock could not look'),
  });

  await turns.start();
  for (const channel of channels)
    await channel.open(
      (message) => turns.keep(toNewInbound(message)),
      (report) => store.outbox.report({ ...report, at: now() }),
    );
  const address = await server.listen();
  clock.start();
  return {
    address,
    async close() {
      await server.close();
      await clock.stop();
      await turns.stop();
      await delivery.stop();
      for (const channel of channels) await channel.close();
      await demo?.close();
      await store.close();
    },
  };
}

/** How many texts leave in a second, as far as those who promise some must know it. */
const paceOf = ({ sms }: Config): { textsPerSecond?: number } =>
  sms?.perSecond === undefined ? {} : { textsPerSecond: sms.perSecond };

/** 0 ≤ x < 1. Codes and links that people are given are made of it. */
const unguessable = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

/** What the web chat is called, and what it says to whoever is new. */
const firstWords = (house: { organisation: string }) => ({
  name: house.organisation,
  greeting: greeting(house),
});

/** The web's modules are loaded only where the web is on. */
async function openWeb(settings: WebSettings, store: Store, server: WebServer): Promise<Channel> {
  const { webChannel } = await import('./web/index.js');
  const { transcript, pictures, sessions, preferences, reading } = store;
  const waits = async (id: number) => (await store.inbox.rows([id])).length > 0;
  return webChannel(settings, { transcript, pictures, sessions, preferences, reading, waits }, server);
}

/** So are Slack's. */
async function openSlack(
  settings: SlackSettings,
  store: Store,
  server: WebServer,
  log: Log,
): Promise<Channel> {
  const { slackChannel } = await import('./slack/index.js');
  const fault: SlackDesk['fault'] = (error, reference) =>
    log.error({ err: error, reference }, 'something between us and Slack did not work');
  const keeping = { ...store.slack, takePicture: pictureTaker(store) };
  return slackChannel(settings, keeping, server, { ...deskDoor, fault });
}

/** A picture from Slack is made safe like any other; what does that is loaded with the first. */
export function pictureTaker({ pictures }: Store): TakePicture {
  return async ({ bytes, ...picture }) => {
    const { openedPicture } = await import('./web/photos.js');
    const opened = await openedPicture(bytes);
    if (opened) await pictures.keep({ ...picture, ...opened });
    return opened !== null;
  };
}

/** Where people who text show a picture. */
async function openPhotoPages(name: string, store: Store, server: WebServer): Promise<void> {
  const { photoPages } = await import('./web/photo/index.js');
  photoPages({ name }, store.photoLinks, server);
}

/** Runs until told to stop. A setting that makes no sense is said in a sentence, and the start ends there. */
async function main(): Promise<void> {
  const read = readConfig(process.env, process.argv.slice(2));
  if ('problems' in read) {
    for (const problem of read.problems) console.error(problem);
    process.exit(1);
  }
  const { config } = read;
  for (const note of config.notes) console.log(note);
  const service = await openService(config, openLog());
  console.log(
    config.demo ? `The demo is at ${service.address}/simulator` : `Doorstep listens at ${service.address}`,
  );
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    void service.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
