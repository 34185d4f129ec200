// How a conversation on the web starts: whoever is new is greeted, and a client is given what it speaks and listens with. The one
// place for both, whether Direct Line, the page or the widget asks.
import type { Keep } from '../channel.js';
import { base } from './answers.js';
import type { Web } from './index.js';
import { type Claims, tokenLife } from './tokens.js';

/**
 * Durable when resolved. The bot hears that somebody new has come, once however often it is tried: the message's id is made of the
 * conversation's.
 */
export async function arrive(
  { memory, now }: Pick<Web, 'memory' | 'now'>,
  keep: Keep,
  { conversation, user: address }: Claims,
): Promise<{ fresh: boolean }> {
  const at = now();
  const { fresh, first } = await memory.transcript.start({ id: conversation, address, at });
  const arrival = { channel: 'web', providerId: `${conversation}|arrival`, address, conversation };
  if (first) await keep({ ...arrival, receivedAt: at, action: 'arrival' });
  return { fresh };
}

export interface WayIn {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

/** A fresh token, and the address of its stream: good for a minute, so that a copied one is soon worth nothing. */
export async function wayIn(
  { settings, tokens }: Pick<Web, 'settings' | 'tokens'>,
  claims: Claims,
  watermark: string,
): Promise<WayIn> {
  const [token, t] = await Promise.all([tokens.token(claims), tokens.stream(claims)]);
  const { conversation } = claims;
  const query = new URLSearchParams({ ...(watermark ? { watermark } : {}), t });
  const streams = `${settings.publicUrl.replace(/^http/, 'ws')}${base}/conversations`;
  const streamUrl = `${streams}/${conversation}/stream?${query.toString()}`;
  return { conversationId: conversation, token, expires_in: tokenLife, streamUrl };
}
