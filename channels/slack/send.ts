// Slack's Web API: shows one message where it belongs: between somebody and us, to them alone where others are, in their form, on
// their home, or as a card of staff. It never tries twice.
// Source: https://docs.slack.dev/reference/methods
import type { WebClient } from '@slack/web-api';
import { DeliveryError, type Outbound, type Sheet } from '../channel.js';
import type { SlackMemory } from '../ports.js';
import { drawForm, drawHome, drawText, type Drawn } from './blocks.js';
import { Cards, placeOf, withoutPicturesIfRefused } from './cards.js';
import { refusalOf } from './errors.js';
import { readViewConversation } from './forms.js';
import { Pace } from './pace.js';
import { judged, post, whisper } from './post.js';
import { slackWords } from './words.js';

export interface SenderSettings {
  /** The client with the token of a workspace; throws where we are not in it. */
  clientOf(team: string): Promise<WebClient>;
  readonly memory: Pick<SlackMemory, 'placed' | 'place'>;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** Our own web address, without a slash at its end: links to it can be followed. */
  readonly ours?: string;
  readonly pace?: Pace;
}

export interface Sender {
  send(message: Outbound): Promise<{ providerId: string }>;
  /** `null`: it is to be sent again, and does no harm; `undefined`: nobody knows. */
  find(message: Outbound): Promise<null | undefined>;
}

/** A message to one person. */
interface Letter {
  readonly client: WebClient;
  readonly team: string;
  readonly user: string;
  readonly message: Outbound;
}

export function openSender(settings: SenderSettings): Sender {
  const pace = settings.pace ?? new Pace();
  const cards = new Cards({ ...settings, pace, ours: settings.ours ?? '' });
  const letters = new Letters(pace, settings.ours ?? '');
  return {
    async send(message) {
      const [team = '', user = ''] = message.address.split('/');
      const client = await clientOf(settings, team);
      const { card } = message;
      const name =
        card === undefined
          ? await letters.send({ client, team, user, message })
          : await cards.send({ client, team, message: { ...message, card } });
      return { providerId: `${team}/${name}` };
    },
    find: (message) => found(settings, message),
  };
}

/** What changes something that stands can be done again; whether something new came to be, Slack does not tell. */
async function found(
  { memory }: SenderSettings,
  { address, conversation, card }: Outbound,
): Promise<null | undefined> {
  if (card === undefined)
    return conversation === 'home' || readViewConversation(conversation) ? null : undefined;
  const stands = await memory.place(address, placeOf(conversation).channel, card);
  return stands === null ? undefined : null;
}

/** A workspace that threw us out can let us in again: it is asked after, until the message is too old. */
function clientOf({ clientOf }: SenderSettings, team: string): Promise<WebClient> {
  return clientOf(team).catch((fault: Error) => {
    throw new DeliveryError('misconfigured', `Slack: there is no token for this workspace: ${fault.name}`, {
      code: 'not installed',
    });
  });
}

/** What Slack answers where somebody cannot be told alone: we, or they, are not there. */
const notThere = new Set([
  'user_not_in_channel',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'thread_not_found',
]);
/** What it answers for a view that was closed, or went before it was filled. */
const closed = new Set(['not_found', 'view_not_found', 'hash_conflict', 'expired_trigger_id']);

class Letters {
  constructor(
    private readonly pace: Pace,
    private readonly ours: string,
  ) {}

  /** @returns Slack's name of what it became, within the workspace */
  send(letter: Letter): Promise<string> {
    const { conversation, sheet } = letter.message;
    const view = readViewConversation(conversation);
    if (view) return this.#inForm(letter, view);
    if (conversation === 'home' && sheet) return this.#onHome(letter, sheet);
    return /^[CG]/.test(conversation) ? this.#aside(letter) : this.#direct(letter);
  }

  async #inForm(letter: Letter, { viewId, place }: { viewId: string; place: string }): Promise<string> {
    const { client, message } = letter;
    const { sheet, text, choices } = message;
    const said: Sheet = sheet ?? {
      title: '',
      parts: [
        { kind: 'text', text },
        { kind: 'buttons', buttons: choices },
      ],
    };
    const view = drawForm(said, { place, submit: '' }, this.ours);
    try {
      await judged(client.views.update({ view_id: viewId, view }), true);
      return viewId;
    } catch (fault) {
      if (!closed.has(refusalOf(fault) ?? '')) throw fault;
      // Nothing is amiss with the person: they closed it. What was said is said elsewhere; a form cannot be.
      const { sheet: _, ...bare } = message;
      const words = sheet ? { ...bare, text: slackWords.late, choices: [] } : bare;
      const next = { ...letter, message: { ...words, conversation: place } };
      return this.send(next);
    }
  }

  async #onHome({ client, user, message: { id } }: Letter, sheet: Sheet): Promise<string> {
    await judged(client.views.publish({ user_id: user, view: drawHome(sheet, this.ours) }), true);
    return `home/${user}/${id}`;
  }

  /** For them alone, where others are; if they cannot be told there, between them and us. */
  async #aside(letter: Letter): Promise<string> {
    const { client, user, message } = letter;
    const [channel = '', thread] = message.conversation.split('/');
    try {
      const ts = await this.#drawn(message, (drawn) => whisper(client, { channel, thread }, user, drawn));
      return `${channel}/${ts}`;
    } catch (fault) {
      if (!notThere.has(refusalOf(fault) ?? '')) throw fault;
      return this.#direct({ ...letter, message: { ...message, conversation: '' } });
    }
  }

  async #direct(letter: Letter): Promise<string> {
    const { conversation } = letter.message;
    const known = conversation.startsWith('D');
    try {
      return await this.#post(letter, known ? conversation : await opened(letter));
    } catch (fault) {
      if (!known || refusalOf(fault) !== 'channel_not_found') throw fault;
      return this.#post(letter, await opened(letter));
    }
  }

  #post({ client, team, message }: Letter, channel: string): Promise<string> {
    return this.pace.run(`${team}/${channel}`, async () => {
      const ts = await this.#drawn(message, (drawn) => post(client, { channel }, drawn));
      return `${channel}/${ts}`;
    });
  }

  #drawn<T>(message: Outbound, show: (drawn: Drawn) => Promise<T>): Promise<T> {
    if (message.sheet) return withoutPicturesIfRefused(message, this.ours, show);
    return show(drawText(message.text, message.choices, this.ours));
  }
}

/** The conversation between somebody and us. */
async function opened({ client, user }: Letter): Promise<string> {
  const { channel } = await judged(client.conversations.open({ users: user }), true);
  if (!channel?.id) throw new DeliveryError('unreachable', 'Slack named no conversation');
  return channel.id;
}
