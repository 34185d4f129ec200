// What the bot says on the web: written into the transcript under its outbox row's id, from where open sockets and polls take it.
// It is sent once it is written; tried again after a crash it is found there, and never said twice.
import { type Channel, DeliveryError } from '../channel.js';
import type { Transcript } from '../ports.js';
import { drawn, idOf } from './activity.js';

const keyOf = (row: number): string => `said ${row}`;

export function openSending(
  transcript: Pick<Transcript, 'append' | 'find'>,
  name: string,
  now: () => number,
): Required<Pick<Channel, 'send' | 'find'>> {
  return {
    async send(message) {
      const { conversation, replyTo } = message;
      // A message that is no activity (somebody arrives) is answered without a name: an unknown one would make Web Chat wait.
      const answered = replyTo === undefined ? null : await transcript.find(conversation, replyTo);
      const replyToId = answered === null ? {} : { replyToId: idOf(conversation, answered) };
      const at = now();
      const activity = drawn(message, { name, at, ...replyToId });
      const place = await transcript.append({ conversation, key: keyOf(message.id), activity, at });
      if (!place)
        throw new DeliveryError('rejected', 'the conversation has ended', { code: 'conversation ended' });
      return { providerId: idOf(conversation, place.sequence) };
    },
    async find({ conversation, id }) {
      const sequence = await transcript.find(conversation, keyOf(id));
      return sequence === null ? null : { providerId: idOf(conversation, sequence) };
    },
  };
}
