// What a dialog is given: who wrote, what they said, the store to read, the changes to collect, and a voice. Nothing else is within reach.
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Changes } from '../store/changes.js';
import type { NewOutbound } from '../store/outbox.js';
import type { Address, Person } from '../store/people.js';
import type { View } from '../store/store.js';
import type { ChoiceOf, ParamsOf } from './words/shape.js';
import type { en } from './words/en.js';

export type Words = typeof en;
export type Key = keyof Words;
/** What must be put into a sentence, or nothing where it has no places. */
export type Params<K extends Key> = keyof ParamsOf<Words[K]> extends never ? [] : [ParamsOf<Words[K]>];
export type ChoiceId<K extends Key> = ChoiceOf<Words[K]>;

export interface Choice {
  id: string;
  label: string;
}

/** One thing said: a text, and with a question its choices. */
export interface Said {
  text: string;
  choices: Choice[];
}

/** The question that waits for its answer. */
export interface OpenStep {
  /** The field of the draft that the answer fills. */
  field: string;
  kind: 'words' | 'choice';
  choices: Choice[];
  /** Milliseconds UTC. */
  askedAt: number;
  /** Names typed instead of a choice are looked up among these. */
  among?: 'employers' | 'communities';
  /** A name that fits several of them comes to the step as added text, so that it can list those. */
  narrows?: boolean;
  /** Until then, text that matches no choice is more of what is being read back: milliseconds UTC. */
  addsUntil?: number;
  /** The id of the choice that shows something to others: never taken on a guess. */
  publishes?: string;
}

/** An answer to the open question: words, or a choice of it. */
export type Answer =
  | { kind: 'words'; text: string }
  | { kind: 'choice'; choice: Choice }
  | { kind: 'added'; text: string };

/** What UNDO takes back. */
export interface Undo {
  kind: 'update' | 'comment' | 'leave' | 'hotseat-answer';
  id: string;
  at: number;
}

/** What REPLY, REPORT and BLOCK mean when nothing is named. */
export interface Shown {
  kind: 'update' | 'answer' | 'comment';
  id: string;
  personId: string;
  name: string;
  /** Milliseconds UTC. */
  at?: number;
}

/** A numbered list of news: its digest, how many numbers it has, and when it was shown, in milliseconds UTC. */
export interface Listed {
  id: string;
  count: number;
  at: number;
}

/** Something begun and left; kept thirty days. */
export interface Draft {
  dialog: string;
  words: string;
  values: Record<string, unknown>;
  at: number;
  /** Where it was put down. */
  addressId?: string;
}

/** The conversation of one person, saved after every turn. */
export interface SavedState {
  stack: DialogInstance[];
  open?: OpenStep;
  /** The last reply whole: what AGAIN repeats. */
  said?: Said;
  /** Pages of the open text that are still to be read; the choices belong to the last one. */
  more?: { pages: string[]; choices: Choice[] };
  misses: number;
  undo?: Undo;
  shown?: Shown;
  /** The newest text that was begun and left, and those before it: at most one a dialog. See drafts.ts. */
  draft?: Draft;
  olderDrafts?: Draft[];
  /** The digest that bare numbers mean, and the one that was shown before it. */
  digest?: Listed & { earlier?: Listed };
  /** Whether they will be reminded of what they began to write, or were. */
  nudge?: 'set' | 'said';
  /** When the timer rings that ends what they began to write: milliseconds UTC. */
  draftEnds?: number;
  /** They have asked a question at some time: only then outcomes are looked for. */
  hasAsked?: boolean;
  /** A long text that may go on: its parts as they came, when the first was kept, and the timer that ends the waiting. */
  parts?: { texts: string[]; at: number; timerId: string };
  /** The address they wrote from last. */
  at?: string;
  /** A picture that came and waits for the update it joins. */
  picture?: { id: string; at: number };
  /** Their STOP was no word the carrier answers ("STOP!!"): their START is answered by us as well. */
  stoppedByUs?: boolean;
  /** How much they sent lately, one count for each limit: since when, in milliseconds UTC, and how many. */
  pace?: { since: number; count: number }[];
  /** When their last message was read: milliseconds UTC. */
  heardAt?: number;
  /** The bot spoke first, and they have not said what they came for yet. */
  greeted?: boolean;
  /** The first words of somebody not yet welcomed, taken up after the welcome. */
  firstWords?: string;
}

/** What a person is told who did not write this turn. */
export interface Told {
  priority: NewOutbound['priority'];
  staleAt?: number;
  /** Where they asked for it, if they can be reached there; else where they can be. */
  addressId?: string | null;
  /** What can be done about it with a press, where that can be drawn: deeds of the desk. */
  deeds?: readonly Choice[];
  /** It comes at night too: they are at it themselves. What keeps somebody safe always does; all else waits for the morning. */
  anyHour?: boolean;
  /** Until it has left, what is told with the same key takes its place. */
  mergeKey?: string;
  /** Nobody asked for it: only a few such messages reach a person in a day and in a week. */
  proactive?: boolean;
}

export interface Turn {
  /** Milliseconds UTC. */
  readonly now: number;
  /** When the message was kept, before anybody looked at it: milliseconds UTC. Without a message, now. */
  readonly keptAt: number;
  readonly person: Person;
  readonly address: Address;
  readonly text: string;
  /** Whether the person has agreed to take part; the welcome sets it. */
  consented: boolean;
  /** How the open question was answered, once that is known. */
  answer?: Answer;
  readonly state: SavedState;
  readonly store: View;
  readonly changes: Changes;
  readonly words: Words;
  /** Who runs this service, and the local line for emergencies: given by the operator. */
  readonly house: House;
  /** A new time-ordered id. */
  newId(): string;
  /** 0 ≤ x < 1. */
  chance(): number;
  /** How many text messages a text is billed as. */
  texts(text: string): number;
  /** Adds to the reply. */
  say<K extends Key>(key: K, ...params: Params<K>): Promise<void>;
  /** Adds a text that is somebody's own words, or already filled, with the choices of the question. */
  sayText(said: Said): Promise<void>;
  /** Goes on with a dialog in the person's own conversation: what was pressed or filled in elsewhere begins it. */
  goOn(dialog: string, options?: object): void;
  /**
   * Everything about this person goes. The reply is the last they hear, and is erased once it is sent; nothing that stood open is
   * asked again.
   */
  forget(): void;
  /** Tells somebody else at their own address. False if they cannot be reached now. */
  tell<K extends Key>(personId: string, told: Told, key: K, ...params: Params<K>): Promise<boolean>;
}

/** Who acts where nobody does: the audit's word for us, and whose turn the house's own timers ring in. */
export const HOUSE = 'doorstep';

export interface House {
  organisation: string;
  emergencyLine: string;
  /** E.164 numbers that are paged. */
  alertNumbers: readonly string[];
  publicUrl: string;
  /** `off`: people are written to at night as well, for trying it out. */
  quietHours?: 'on' | 'off';
  /** Texts that our number may send in a second: 1 unless told. */
  textsPerSecond?: number;
  /** The organisation's own Slack workspace, and the channel of its staff there; none where Slack is off. */
  desk?: { readonly team: string; readonly channel: string };
}

/** Where the turn stands in a BotBuilder turn context. */
export const TURN = Symbol.for('doorstep.turn');
