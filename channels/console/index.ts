// The same bot in a terminal: what is typed comes from a phone number, what is sent is printed. It never leaves the machine.
import { createInterface, type Interface } from 'node:readline';
import type { Channel, Keep } from '../channel.js';
import { draw } from '../plainText.js';

export interface ConsoleSettings {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Who types at first. */
  readonly address?: string;
}

export interface ConsoleChannel extends Channel {
  /** Once open: resolves when nothing more will be typed and all that was typed is kept. */
  readonly ended: Promise<void>;
}

const firstAddress = '+447700900001';
const help = 'You text as +447700900001. Change with /as and a number, stop with /quit.';
/** `/as +447700900002`: the next lines come from there. */
const as = /^\/as\s+(\S+)$/;

export function consoleChannel(settings: ConsoleSettings): ConsoleChannel {
  const { output, now } = settings;
  let address = settings.address ?? firstAddress;
  let sent = 0;
  let lines: Interface | undefined;
  let typing = Promise.resolve();

  /** One line after the other: they are kept in the order they were typed. */
  async function listen(from: Interface, keep: Keep): Promise<void> {
    for await (const line of from) {
      if (line === '/quit') break;
      const other = as.exec(line)?.[1];
      if (other !== undefined) address = other;
      else
        await keep({ channel: 'console', address, conversation: 'console', receivedAt: now(), text: line });
    }
    from.close();
  }

  return {
    name: 'console',
    get ended() {
      return typing;
    },
    async open(keep) {
      lines = createInterface({ input: settings.input });
      output.write(`${help.replace(firstAddress, address)}\n`);
      typing = listen(lines, keep);
    },
    async send(message) {
      const words = draw(message.text, message.choices).replaceAll('\n', '\n  ');
      // Only one person types, but several may be spoken to.
      const to = message.address === address ? '' : `(to ${message.address}) `;
      output.write(`> ${to}${words}\n`);
      return { providerId: `console-${now()}-${++sent}` };
    },
    async close() {
      lines?.close();
      await typing;
    },
  };
}
