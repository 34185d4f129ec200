// One message on its way through the order of meaning: the turn, the dialog stack, and what may be done with it.
import {
  type DialogContext,
  DialogContext as Context,
  type DialogInstance,
  type DialogSet,
} from 'botbuilder-dialogs';
import { Conversation } from '../dialogs/conversation.js';
import { goesOnIn, keepDraft } from '../dialogs/drafts.js';
import { names } from '../dialogs/names.js';
import type { Draft, Key } from '../dialogs/turn.js';
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
   * menu and the settings: their numbers would hide those of what follows.
   */
  async begin(dialog: string, options: object = {}): Promise<void> {
    const { state } = this.turn;
    delete state.open;
    const list = state.stack.findIndex(({ id }) => id === names.menu || id === names.settings);
    if (list >= 0) this.putDown(list);
    if (state.stack.some(({ id }) => id === dialog)) this.leave();
    this.putDown(1);
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
    this.putDown(0);
    delete this.turn.state.open;
  }

  /** What stands above so many dialogs gives way. */
  private putDown(count: number): void {
    const { address, now, state } = this.turn;
    for (const draft of this.writtenIn(state.stack.splice(count)))
      keepDraft(state, { ...draft, at: now, addressId: address.id });
  }

  /** Words worth keeping in what stands open. */
  get unsent(): string | undefined {
    return this.writtenIn(this.turn.state.stack).at(-1)?.words;
  }

  private writtenIn(stack: readonly DialogInstance[]): Pick<Draft, 'dialog' | 'words' | 'values'>[] {
    return stack.flatMap(({ id, state: saved }) => {
      const { values } = saved as Pick<Draft, 'values'>;
      const draft = goesOnIn({ dialog: id, values });
      const words = this.conversation(draft.dialog)?.keeps(draft.values);
      return words ? [{ ...draft, words }] : [];
    });
  }

  /** A dialog was saved by an older version and is gone: said kindly, and the menu. Words are a draft. True if that was so. */
  async restartIfGone(): Promise<boolean> {
    if (this.turn.state.stack.every(({ id }) => this.conversation(id) !== undefined)) return false;
    this.leave();
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
