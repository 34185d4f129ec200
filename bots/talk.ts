// One message on its way through the order of meaning: the turn, the dialog stack, and what may be done with it.
import { type DialogContext, DialogContext as Context, type DialogSet } from 'botbuilder-dialogs';
import { Conversation } from '../dialogs/conversation.js';
import { keepDraft } from '../dialogs/drafts.js';
import { names } from '../dialogs/names.js';
import type { Key } from '../dialogs/turn.js';
import type { InboundBody } from '../store/inbox.js';
import type { LiveTurn } from './liveTurn.js';
import type { Carrier } from './turn.js';

type Media = NonNullable<InboundBody['media']>[number];

/** Takes the message if it is its kind to take, and says so. */
export type Reader = (talk: Talk) => Promise<boolean>;

export class Talk {
  readonly dc: DialogContext;

  constructor(
    private readonly dialogs: DialogSet,
    readonly turn: LiveTurn,
    readonly message: {
      pressed: string | undefined;
      action: string | undefined;
      card: string | undefined;
      media: readonly Media[];
      filled: Readonly<Record<string, string>>;
      carrier: Carrier;
    },
  ) {
    this.dc = new Context(dialogs, turn.context, { dialogStack: turn.state.stack });
  }

  /** The message without spaces around it. */
  get text(): string {
    return this.turn.text.trim();
  }

  /**
   * Starts a dialog. One that stands open waits below it and asks again afterwards; an older interruption gives way, and so do the
   * menu and the settings: nothing is written there, and their numbers would hide those of what follows.
   */
  async begin(dialog: string, options: object = {}): Promise<void> {
    const { state } = this.turn;
    delete state.open;
    const list = state.stack.findIndex(({ id }) => id === names.menu || id === names.settings);
    if (list >= 0) state.stack.length = list;
    if (state.stack.some(({ id }) => id === dialog)) this.leave();
    state.stack.length = Math.min(state.stack.length, 1);
    await this.dc.beginDialog(dialog, options);
  }

  /** Answers the open question with what stands in the turn. */
  async goOn(): Promise<void> {
    await this.dc.continueDialog();
  }

  /** Asks the open question once more, after an aside. */
  async askAgain(): Promise<void> {
    await this.top?.askAgain(this.dc);
  }

  /** The open dialog from its first step: something is known that was not. */
  async fromTheTop(): Promise<void> {
    await this.top?.fromTheTop(this.dc);
  }

  /** One question back. False where there is none. */
  async goBack(): Promise<boolean> {
    return (await this.top?.goBack(this.dc)) ?? false;
  }

  /** Leaves everything that stands open; words worth keeping become the draft. */
  leave(): void {
    const { address, now, state } = this.turn;
    for (const draft of this.written) keepDraft(state, { ...draft, at: now, addressId: address.id });
    state.stack.length = 0;
    delete state.open;
  }

  /** Words worth keeping in what stands open. */
  get unsent(): string | undefined {
    return this.written.at(-1)?.words;
  }

  private get written(): { dialog: string; words: string; values: Record<string, unknown> }[] {
    return this.turn.state.stack.flatMap(({ id, state: saved }) => {
      const { values } = saved as { values: Record<string, unknown> };
      const words = this.conversation(id)?.keeps(values);
      return words ? [{ dialog: id, words, values }] : [];
    });
  }

  /** A dialog was saved by an older version and is gone: said kindly, and the menu. True if that was so. */
  async restartIfGone(): Promise<boolean> {
    if (this.turn.state.stack.every(({ id }) => this.conversation(id) !== undefined)) return false;
    this.turn.state.stack.length = 0;
    delete this.turn.state.open;
    await this.turn.say('sorry.changed');
    await this.begin(names.menu);
    return true;
  }

  /** Says one sentence and asks the open question again. */
  async aside(key: PlainKey): Promise<true> {
    await this.turn.say(key);
    await this.askAgain();
    return true;
  }

  private get top(): Conversation | undefined {
    const id = this.turn.state.stack.at(-1)?.id;
    return id === undefined ? undefined : this.conversation(id);
  }

  private conversation(id: string): Conversation | undefined {
    const dialog = this.dialogs.find(id);
    return dialog instanceof Conversation ? dialog : undefined;
  }
}

/** Sentences with nothing to put in. */
type PlainKey = { [K in Key]: K extends `aside.${string}` ? K : never }[Key];
