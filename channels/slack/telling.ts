// Something of ours, or Slack, did not do what somebody wanted: they alone are told so, in plain words. It never says why; the log
// does, under the same reference.
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import type { Door } from './app.js';
import { Actor } from './payloads.js';

/** How Slack's call is answered. `taken: false`: not acknowledged, so that Slack sends an event again. */
export type Answer = { readonly taken: true; readonly body: unknown } | { readonly taken: false };

/** Milliseconds; whoever waits for an acknowledgement waits for this too. */
const tellingTime = 1_500;
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/** Five letters that can be read out on the phone. `chance`: 0 ≤ x < 1. */
export const newReference = (chance: () => number): string =>
  Array.from({ length: 5 }, () => letters[Math.floor(chance() * letters.length)]).join('');

/**
 * Only events are sent again, and they were not taken. A command and a form are told in the acknowledgement itself: Slack shows
 * words of its own in place of ours if there is none, and a form keeps what was typed.
 */
export async function tellFault(
  door: Door,
  { body, retryNum = 0 }: { body: unknown; retryNum?: number },
  fault: unknown,
): Promise<Answer> {
  const reference = newReference(door.chance);
  door.desk.fault(fault, reference);
  const actor = Actor.safeParse(body).data ?? {};
  const sentence = door.desk.words.notTaken(reference);
  const [field] = Object.keys(actor.view?.state?.values ?? {});
  if (actor.type === 'view_submission' && field !== undefined)
    return { taken: true, body: { response_action: 'errors', errors: { [field]: sentence } } };
  if (actor.user_id !== undefined)
    return { taken: true, body: { response_type: 'ephemeral', text: sentence } };
  // Once is enough: Slack tries an event four times.
  if (retryNum === 0)
    await tell(door, actor, sentence).catch((second: unknown) => door.desk.fault(second, reference));
  return { taken: false };
}

/** Says something to whoever acted, where they acted, so that nobody else sees it. */
export async function tell(door: Door, actor: z.output<typeof Actor>, text: string): Promise<void> {
  if (actor.response_url !== undefined) return respond(actor.response_url, text);
  const team = actor.team?.id ?? actor.context_team_id ?? actor.team_id;
  const user = actor.user?.id ?? actor.user_id ?? actor.event?.user;
  if (team === undefined || user === undefined) return;
  const client = await door.installations.clientOf(team);
  const channel = actor.channel?.id ?? actor.event?.channel;
  if (channel !== undefined) await client.chat.postEphemeral({ channel, user, text });
  else await sayDirectly(client, user, text);
}

/** A home and a form have no conversation. */
async function sayDirectly(client: WebClient, user: string, text: string): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id) await client.chat.postMessage({ channel: channel.id, text });
}

/** Source: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
async function respond(url: string, text: string): Promise<void> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text });
  const headers = { 'content-type': 'application/json' };
  const signal = AbortSignal.timeout(tellingTime);
  const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  if (!answer.ok) throw new Error(`Slack did not take an answer: ${answer.status}`);
}
