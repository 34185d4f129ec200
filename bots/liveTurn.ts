// The turn as dialogs see it, while it runs: its voice collects what is said, its changes collect what is to become durable.
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type {
  Answer,
  Choice,
  House,
  Key,
  Params,
  Said,
  SavedState,
  Told,
  Turn,
  Words,
} from '../dialogs/turn.js';
import { asReadIn } from './inSlack.js';
import { questionOf } from '../dialogs/step.js';
import { en } from '../dialogs/words/en.js';
import { Changes } from '../store/changes.js';
import type { Address, Person } from '../store/people.js';
import type { View } from '../store/store.js';
import { comesAtNight, longTold } from './longTold.js';
import { isView } from './places.js';
import type { Pages } from './reply.js';
import type { Cause } from './turn.js';
import { saidTo } from './whoIsThere.js';

/** What is the same for every turn of a running service. */
export interface TurnKit {
  readonly store: View;
  readonly house: House;
  readonly pages: Pages;
  readonly texts: (text: string) => number;
  readonly newId: (now: number) => string;
  readonly chance: () => number;
}

export interface TurnFacts {
  readonly now: number;
  readonly person: Person;
  readonly address: Address;
  readonly text: string;
  readonly state: SavedState;
  /** Whether the person has agreed to take part. */
  readonly consented: boolean;
  readonly cause: Cause;
}

export class LiveTurn implements Turn {
  readonly changes = new Changes();
  readonly said: Said[] = [];
  /** A page of an open text, already cut: sent as it stands. */
  page?: Said;
  /** The reply is drawn when it leaves: a form, or a home. */
  drawn?: { what: string; about: string };
  /** Done beside their conversation: where they stand in it, and where they are answered, stays. */
  aside = false;
  /** The dialog that begins once a deed is done. */
  goesOn?: { dialog: string; options: object };
  /** Asked for elsewhere, and answered in their own conversation. */
  answersInPerson = false;
  answer?: Answer;
  text: string;
  consented: boolean;
  /** The reply goes out although the address has opted out: it answers that very wish. */
  evenIfOptedOut = false;
  /** The message is kept, and not read. */
  setAside = false;
  /** The same is said to many: it leaves after all that is meant for one. */
  isForMany = false;
  /** Nobody asked for what is said: it waits where they had enough of such for a day or a week. */
  isProactive = false;
  /** What a timer says comes at night too: its person did something just now. */
  anyHour = false;
  /** What a timer says answers what they wrote. */
  isReply = false;
  /** Until what is said has left, what is said with the same key takes its place. */
  mergeKey?: string;
  /** When what is read was said, where that was before this message. */
  saidAt?: number;
  /** The reply is erased once it is sent. */
  eraseAfter = false;
  context!: TurnContext;

  constructor(
    private readonly kit: TurnKit,
    private readonly facts: TurnFacts,
  ) {
    this.text = facts.text;
    this.consented = facts.consented;
  }

  get cause(): Cause {
    return this.facts.cause;
  }

  /** In a form that has opened already. */
  get isInView(): boolean {
    return this.cause.kind === 'message' && isView(this.cause.row);
  }

  /** Of a message in a thread, the channel that the thread is in. */
  get channel(): string {
    return this.cause.kind === 'message' ? (this.cause.row.conversation.split('/', 1)[0] ?? '') : '';
  }

  get now(): number {
    return this.facts.now;
  }
  get keptAt(): number {
    return this.saidAt ?? (this.cause.kind === 'message' ? this.cause.row.receivedAt : this.now);
  }
  get person(): Person {
    return this.facts.person;
  }
  get address(): Address {
    return this.facts.address;
  }
  get state(): SavedState {
    return this.facts.state;
  }
  get store(): View {
    return this.kit.store;
  }
  get house(): House {
    return this.kit.house;
  }
  /** One language so far; the person's own joins here. */
  get words(): Words {
    return en;
  }

  newId(): string {
    return this.kit.newId(this.now);
  }

  texts(text: string): number {
    return this.kit.texts(text);
  }

  chance(): number {
    return this.kit.chance();
  }

  say<K extends Key>(key: K, ...params: Params<K>): Promise<void> {
    return this.#speak(questionOf(this, key, params[0]), key);
  }

  sayText(said: Said): Promise<void> {
    return this.#speak(said);
  }

  async #speak(said: Said, key = ''): Promise<void> {
    const { text, choices } = asReadIn(this.address.channel, said, { house: this.house, key });
    const actions = choices.map(toAction);
    await this.context.sendActivity({
      type: ActivityTypes.Message,
      text,
      ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
    });
  }

  goOn(dialog: string, options: object = {}): void {
    this.goesOn = { dialog, options };
  }

  forget(): void {
    this.changes.erase(this.person.id);
    this.eraseAfter = true;
    this.state.stack.splice(0, this.state.stack.length - 1);
  }

  async tell<K extends Key>(personId: string, told: Told, key: K, ...params: Params<K>): Promise<boolean> {
    const who = await this.store.people.whoIs(personId, told.addressId);
    if (!who || who.address.optedOutAt !== null) return false;
    const { address, person } = who;
    const words = questionOf(this, key, params[0]);
    const said = asReadIn(address.channel, saidTo(this.words, who, words), { house: this.house, key });
    if (this.kit.pages(address.channel, said.text, said.choices).length > 1)
      this.changes.add('timers', longTold(this, person, words, told));
    else
      this.changes.send({
        channel: address.channel,
        address: address.key,
        conversation: address.conversation,
        personId: person.id,
        body: withDeeds(said, address.channel, told.deeds),
        priority: told.priority,
        replyTo: null,
        dueAt: this.now,
        staleAt: told.staleAt ?? null,
        hours: comesAtNight(told) ? 'any' : 'awake',
        proactive: told.proactive ? 'yes' : 'no',
        mergeKey: told.mergeKey ?? null,
      });
    return true;
  }
}

/** Only Slack draws a form; elsewhere the words say what to do. */
const withDeeds = (said: Said, channel: string, deeds: Told['deeds'] = []): Said =>
  channel === 'slack' ? { ...said, choices: [...said.choices, ...deeds] } : said;

const toAction = ({ id, label }: Choice) => ({ type: 'imBack', title: label, value: id });
