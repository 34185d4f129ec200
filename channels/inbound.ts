// From a channel's message to the inbox row: the one place where the two shapes meet.
import { randomUUID } from 'node:crypto';
import type { NewInbound } from '../store/inbox.js';
import type { Inbound } from './channel.js';

/** A message without a provider's id is new every time. */
export function toNewInbound(message: Inbound): NewInbound {
  const { channel, providerId = randomUUID(), address, conversation, receivedAt, ...rest } = message;
  return { channel, providerId, address, conversation, receivedAt, body: rest };
}
