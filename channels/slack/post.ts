// The calls that show something, each tried once: what goes amiss comes out as a DeliveryError, or as a refusal with its code.
import type { WebClient } from '@slack/web-api';
import { DeliveryError } from '../channel.js';
import type { Drawn } from './blocks.js';
import { problemOf } from './errors.js';

/** Where something is to be seen. */
export interface Spot {
  readonly channel: string;
  /** The root of the thread it stands in; `broadcast`: in the channel as well. */
  readonly thread?: string | undefined;
  readonly broadcast?: boolean;
}

export async function post(client: WebClient, spot: Spot, drawn: Drawn): Promise<string> {
  const { channel, thread, broadcast } = spot;
  const common = { channel, ...drawn, unfurl_links: false, unfurl_media: false };
  const threaded = { ...common, thread_ts: thread ?? '' };
  const { chat } = client;
  const asked =
    thread === undefined
      ? chat.postMessage(common)
      : chat.postMessage(broadcast ? { ...threaded, reply_broadcast: true } : threaded);
  return named((await judged(asked, false)).ts);
}

export async function change(client: WebClient, channel: string, ts: string, drawn: Drawn): Promise<void> {
  await judged(client.chat.update({ channel, ts, ...drawn }), true);
}

/** For one person alone. */
export async function whisper(client: WebClient, spot: Spot, user: string, drawn: Drawn): Promise<string> {
  const { channel, thread } = spot;
  const threaded = thread === undefined ? {} : { thread_ts: thread };
  const asked = client.chat.postEphemeral({ channel, user, ...threaded, ...drawn });
  return named((await judged(asked, false)).message_ts);
}

/** @param repeatable it may be asked again without harm */
export async function judged<T>(asked: Promise<T>, repeatable: boolean): Promise<T> {
  try {
    return await asked;
  } catch (fault) {
    throw problemOf(fault, repeatable);
  }
}

/** Slack said yes: if we cannot tell to what, it may be there. */
function named(ts: string | undefined): string {
  if (!ts) throw new DeliveryError('unknown', 'Slack named no message');
  return ts;
}
