// Socket Mode: the same calls from Slack, over a connection that we open, so that a workspace can be tried without a public address.
// What is not kept is not acknowledged, and Slack sends it again.
import { type App, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Door } from './app.js';
import { quiet } from './client.js';
import { take } from './receive.js';

const Envelope = z.object({
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
});

export interface Socket {
  /** Resolves once it is open. Slack being away is waited out; @throws Error where Slack refuses us. */
  start(): Promise<unknown>;
  stop(): Promise<void>;
}

export function openSocket(door: Door, appToken: string, app: App): Socket {
  const { apiUrl } = door.settings;
  const { client } = new SocketModeReceiver({
    appToken,
    logger: quiet,
    ...(apiUrl === undefined ? {} : { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  });
  // Bolt's own listener acknowledges before anything is kept.
  client.removeAllListeners('slack_event');
  client.on('slack_event', (told: { ack: (answer?: unknown) => Promise<void> }) => {
    hear(door, app, told).catch((fault: unknown) => door.desk.fault(fault, null));
  });
  return {
    start: () => client.start(),
    stop: () => client.disconnect(),
  };
}

async function hear(door: Door, app: App, told: { ack: (answer?: unknown) => Promise<void> }): Promise<void> {
  const { body, retry_num: retryNum } = Envelope.parse(told);
  const answer = await take(door, app, { body, ...(retryNum === undefined ? {} : { retryNum }) });
  if (answer.taken) await told.ack(answer.body);
}
