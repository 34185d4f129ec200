// One step of a conversation as its author sees it: the draft so far, and the ways to ask, say, go on, go back or end.
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Choice, Key, OpenStep, Params, Said, Turn } from './turn.js';
import { type Asked, fill } from './words/shape.js';

/** What every draft carries besides its own fields. */
export interface Fields {
  /** The fields that were asked, in order: BACK takes the last one out. */
  asked: string[];
  /** What BACK took out: shown when it is asked again. */
  before?: unknown;
  /** Text that came while something was read back. */
  added?: string;
  /** Which three of a longer list are shown. */
  page?: number;
  /** The field that a dialog begun from here fills when it ends. */
  begun?: string;
  [field: string]: unknown;
}

type Extras = Pick<OpenStep, 'among' | 'narrows' | 'addsUntil' | 'publishes'>;
/** How many of a list are shown before "More". */
const SHOWN = 3;

export class Step<Draft extends object> {
  constructor(
    private readonly dc: DialogContext,
    readonly turn: Turn,
    private readonly place: { draft: Fields; next(): Promise<DialogTurnResult> },
  ) {}

  get draft(): Draft & Fields {
    return this.place.draft as Draft & Fields;
  }

  say<K extends Key>(key: K, ...params: Params<K>): Promise<void> {
    return this.turn.say(key, ...params);
  }

  /** Asks for words of their own. The answer fills the field. */
  async askWords<K extends Key>(
    field: keyof Draft & string,
    key: K,
    ...params: Params<K>
  ): Promise<DialogTurnResult> {
    return this.ask({ field, kind: 'words', choices: [] }, questionOf(this.turn, key, params[0]));
  }

  /** Asks for words of their own, beside which the catalogue has choices: one of these is meant only by its press, number or whole label. */
  async askWordsOr<K extends Key>(
    field: keyof Draft & string,
    key: K,
    params: Params<K>[0],
  ): Promise<DialogTurnResult> {
    const question = questionOf(this.turn, key, params);
    return this.ask({ field, kind: 'words', choices: question.choices }, question);
  }

  /** Asks with the choices of the catalogue. The field becomes the choice: `{ id, label }`. */
  async choose<K extends Key>(
    field: keyof Draft & string,
    key: K,
    params: Params<K>[0],
    extras: Extras = {},
  ): Promise<DialogTurnResult> {
    const question = questionOf(this.turn, key, params);
    return this.ask({ field, kind: 'choice', choices: question.choices, ...extras }, question);
  }

  /**
   * Asks with a list: three, and More where there are more. `load(offset)` gives at least one more than are shown. Choices of the
   * catalogue follow the list. The field becomes the choice: `{ id, label }`.
   */
  async pick<K extends Key>(
    field: keyof Draft & string,
    key: K,
    load: (offset: number) => Promise<readonly { id: string; name: string }[]>,
    extras: Extras & { params?: Params<K>[0] } = {},
  ): Promise<DialogTurnResult> {
    const { params, ...rest } = extras;
    const question = questionOf(this.turn, key, params);
    const fixed = question.choices.length;
    const room = Math.max(1, SHOWN - fixed);
    const found = await this.pageOf(load, room);
    const listed = found.slice(0, room).map(({ id, name }) => ({ id, label: name }));
    const more: Choice[] =
      found.length > room || this.draft.page ? [{ id: 'more', label: this.turn.words.more }] : [];
    const choices = [...listed, ...question.choices, ...more];
    return this.ask({ field, kind: 'choice', choices, ...rest }, { text: question.text, choices });
  }

  /** Satisfied: the next step. */
  next(): Promise<DialogTurnResult> {
    return this.place.next();
  }

  /** From the top, skipping what is known; the fields named are forgotten first. */
  async again(...forget: (keyof Draft & string)[]): Promise<DialogTurnResult> {
    const values: Fields = this.draft;
    for (const field of forget) delete values[field];
    values.asked = values.asked.filter((field) => !forget.includes(field as keyof Draft & string));
    return this.dc.replaceDialog(this.dialogId, values);
  }

  /** Another dialog on top of this one; when it ends this step is run again, with the field filled. */
  begin(field: keyof Draft & string, dialog: string, options: object = {}): Promise<DialogTurnResult> {
    this.draft.begun = field;
    return this.dc.beginDialog(dialog, options);
  }

  /** Another dialog instead of this one. */
  become(dialog: string, options: object = {}): Promise<DialogTurnResult> {
    return this.dc.replaceDialog(dialog, options);
  }

  end(result?: unknown): Promise<DialogTurnResult> {
    return this.dc.endDialog(result);
  }

  /** Ends, and nothing below asks again: somebody else reads what is said next. */
  endQuietly(): DialogTurnResult {
    this.turn.state.stack.pop();
    return Dialog.EndOfTurn;
  }

  private get dialogId(): string {
    const id = this.dc.activeDialog?.id;
    if (!id) throw new Error('a step outside a dialog');
    return id;
  }

  private async ask(
    open: Omit<OpenStep, 'askedAt'>,
    question: { text: string; choices: Choice[] },
  ): Promise<DialogTurnResult> {
    this.turn.state.open = { ...open, askedAt: this.turn.now };
    await this.turn.sayText(question);
    return Dialog.EndOfTurn;
  }

  /** The page that is shown, and one more to know whether there are more; after the last comes the first. */
  private async pageOf(
    load: (offset: number) => Promise<readonly { id: string; name: string }[]>,
    room: number,
  ): Promise<readonly { id: string; name: string }[]> {
    const values: Fields = this.draft;
    const found = await load((values.page ?? 0) * room);
    if (found.length > 0 || !values.page) return found;
    delete values.page;
    return load(0);
  }
}

/** A question of the catalogue with its places filled. */
export function questionOf({ words }: Pick<Turn, 'words'>, key: Key, params: object = {}): Said {
  const entry: string | Asked = words[key];
  const values = params as Record<string, string | number>;
  if (typeof entry === 'string') return { text: fill(entry, values), choices: [] };
  const choices = Object.entries(entry.choices ?? {}).map(([id, label]) => ({
    id,
    label: fill(label, values),
  }));
  return { text: fill(entry.ask, values), choices };
}
