// Cards in channels of staff: one that stands is changed, one that does not is posted, and what belongs below another waits for it.
// Changes of one card that wait for their turn are one change, the last.
import type { WebClient } from '@slack/web-api';
import { DeliveryError, type Outbound } from '../channel.js';
import type { SlackMemory } from '../ports.js';
import { drawMessage, type Drawn } from './blocks.js';
import { refusalOf } from './errors.js';
import type { Pace } from './pace.js';
import { change, post, type Spot } from './post.js';

export interface CardsSettings {
  readonly memory: Pick<SlackMemory, 'placed' | 'place'>;
  readonly pace: Pace;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Our own web address. */
  readonly ours: string;
}

/** A card that is to be drawn, and where. */
export interface Card {
  readonly client: WebClient;
  readonly team: string;
  readonly message: Outbound & { readonly card: string };
}

/** Milliseconds until the card above it should stand. */
const rootTime = 2_000;
/** Cards whose last change is remembered. */
const mostKept = 1_000;

/** A card that waits for its turn. `overtaken`: what a newer one tells it. */
interface Waiting {
  newest: Card;
  overtaken: () => void;
  done: Promise<string>;
}

export class Cards {
  #waiting = new Map<string, Waiting>();
  /** When the row that was drawn last had been taken up: an older one that comes later shows nothing new. */
  #drawn = new Map<string, { claimedAt: number; name: string }>();

  constructor(private readonly settings: CardsSettings) {}

  /** @returns Slack's name of the message, in the workspace */
  send(card: Card): Promise<string> {
    const { channel } = placeOf(card.message.conversation);
    const key = `${card.team} ${channel} ${card.message.card}`;
    const waiting = this.#waiting.get(key);
    const passed = `${channel}/passed`;
    if (waiting && card.message.claimedAt < waiting.newest.message.claimedAt) return Promise.resolve(passed);
    waiting?.overtaken();
    return new Promise((resolve, reject) => {
      const next = { newest: card, overtaken: () => resolve(passed) };
      const done = (waiting ? Object.assign(waiting, next) : this.#begin(key, channel, next)).done;
      done.then(resolve, reject);
    });
  }

  #begin(key: string, channel: string, next: Omit<Waiting, 'done'>): Waiting {
    const one: Waiting = { ...next, done: Promise.resolve('') };
    const ended = (): void => {
      if (this.#waiting.get(key) === one) this.#waiting.delete(key);
    };
    this.#waiting.set(key, one);
    one.done = this.settings.pace
      .run(`${one.newest.team}/${channel}`, () => {
        ended();
        return this.#show(key, one.newest);
      })
      .finally(ended);
    return one;
  }

  async #show(key: string, card: Card): Promise<string> {
    const last = this.#drawn.get(key);
    const { claimedAt } = card.message;
    if (last && claimedAt < last.claimedAt) return last.name;
    const name = await this.#draw(card);
    this.#drawn.delete(key);
    this.#drawn.set(key, { claimedAt, name });
    const [oldest] = this.#drawn.keys();
    if (this.#drawn.size > mostKept && oldest !== undefined) this.#drawn.delete(oldest);
    return name;
  }

  async #draw({ client, team, message }: Card): Promise<string> {
    const { memory, now } = this.settings;
    const { channel, below } = placeOf(message.conversation);
    const stands = await memory.place(team, channel, message.card);
    if (stands !== null && (await this.#changes(client, { channel, ts: stands }, message)))
      return `${channel}/${stands}`;
    const spot = {
      channel,
      ...(below === undefined ? {} : await this.#under(team, channel, below, message.card)),
    };
    const ts = await this.#asDrawn(message, (drawn) => post(client, spot, drawn));
    await memory.placed({ team, channel, card: message.card, ts, at: now() });
    return `${channel}/${ts}`;
  }

  /** False: somebody has deleted it. */
  async #changes(
    client: WebClient,
    { channel, ts }: { channel: string; ts: string },
    message: Outbound,
  ): Promise<boolean> {
    try {
      await this.#asDrawn(message, (drawn) => change(client, channel, ts, drawn));
      return true;
    } catch (fault) {
      if (gone.has(refusalOf(fault) ?? '')) return false;
      throw fault;
    }
  }

  async #under(team: string, channel: string, below: string, card: string): Promise<Omit<Spot, 'channel'>> {
    const root = await this.settings.memory.place(team, channel, below);
    if (root === null)
      throw new DeliveryError('unreachable', 'the card above it does not stand yet', {
        code: 'no card above',
        retryAfter: rootTime,
      });
    return { thread: root, broadcast: card.startsWith('waiting:') };
  }

  /** Once more without pictures, if Slack cannot fetch one. */
  #asDrawn<T>(message: Outbound, show: (drawn: Drawn) => Promise<T>): Promise<T> {
    return withoutPicturesIfRefused(message, this.settings.ours, show);
  }
}

const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** A sheet is drawn, and drawn again with the words of its pictures where Slack does not take the pictures. */
export async function withoutPicturesIfRefused<T>(
  { sheet, text }: Outbound,
  ours: string,
  show: (drawn: Drawn) => Promise<T>,
): Promise<T> {
  const shown = sheet ?? { title: '', parts: [{ kind: 'text', text }] };
  try {
    return await show(drawMessage(shown, text, ours));
  } catch (fault) {
    const hasPicture = shown.parts.some(({ kind }) => kind === 'picture');
    if (refusalOf(fault) !== 'invalid_blocks' || !hasPicture) throw fault;
    return show(drawMessage(shown, text, ours, false));
  }
}

/** `C1`, or `C1>person:2`: below that card. */
export function placeOf(conversation: string): { channel: string; below?: string } {
  const at = conversation.indexOf('>');
  return at < 0
    ? { channel: conversation }
    : { channel: conversation.slice(0, at), below: conversation.slice(at + 1) };
}
