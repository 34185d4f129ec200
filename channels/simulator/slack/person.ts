// Somebody in a pretend workspace: what they see, and what they do. Everything they do reaches the application as Slack sends it.
import { elementsOf, type PretendBlock } from './blockKit.js';
import { optionsOf } from './elements.js';
import { optionOf, type Put, valuesOf } from './filling.js';
import {
  changedEvent,
  commandFields,
  deletedEvent,
  type Doing,
  fileEvent,
  messageEvent,
  type PressedElement,
  pressInMessage,
  pressInView,
  shortcutPayload,
  submission,
} from './payloads.js';
import type { Answered } from './settings.js';
import type { PretendMessage, PretendView, PretendWorkspace } from './workspace.js';

/** What the pretend Slack does for its people. */
export interface Switchboard {
  /** A new right to open a form, and an address to answer to. */
  begin(workspace: PretendWorkspace, user: string, channel: string | null): Doing;
  event(workspace: PretendWorkspace, event: object): Promise<Answered>;
  /** A message of theirs, told to the application. */
  told(workspace: PretendWorkspace, message: PretendMessage): Promise<Answered>;
  interact(payload: object): Promise<Answered>;
  command(doing: Doing, fields: Record<string, string>): Promise<Answered>;
  /** Keeps a file; gives where whoever has the workspace's token can fetch it. */
  upload(workspace: PretendWorkspace, bytes: Buffer): string;
}

export class PretendPerson {
  /** @internal use `PretendSlack.person` */
  constructor(
    private readonly board: Switchboard,
    readonly workspace: PretendWorkspace,
    readonly id: string,
  ) {}

  /** What they see in a conversation; without one, between them and the bot. */
  sees(channel = this.direct): PretendMessage[] {
    return this.workspace.messages(channel, this.id);
  }

  /** The id of their conversation with the bot. */
  get direct(): string {
    return this.workspace.imOf(this.id).id;
  }

  get modal(): PretendView | undefined {
    return this.workspace.modal(this.id);
  }

  get home(): PretendView | undefined {
    return this.workspace.homes.get(this.id);
  }

  /** Writes to the bot, in a channel, or into a thread. As Slack does, `&`, `<` and `>` arrive escaped and addresses as links. */
  type(text: string, where: { channel?: string; thread?: string } = {}): Promise<Answered & { ts: string }> {
    const channel = where.channel ?? this.direct;
    const threadTs = where.thread ?? null;
    const said = { channel, threadTs, user: this.id, isBot: false, text: asSent(text) };
    const message = this.workspace.add(said);
    return this.board.told(this.workspace, message).then((answered) => ({ ...answered, ts: message.ts }));
  }

  /** Sends the bot a file, with words or without. */
  share(bytes: Buffer, mimetype: string, text = ''): Promise<Answered> {
    const url = this.board.upload(this.workspace, bytes);
    const message = this.workspace.add({
      channel: this.direct,
      user: this.id,
      isBot: false,
      text: asSent(text),
    });
    const told = messageEvent(this.workspace, message, this.channelOf(message));
    return this.board.event(this.workspace, fileEvent(told, { url, mimetype, size: bytes.length }));
  }

  /** Changes what they wrote. */
  edit(message: PretendMessage, text: string): Promise<Answered> {
    const values = { text: asSent(text), editedTs: this.workspace.newTs() };
    const changed = this.workspace.change(message, values);
    return this.board.event(
      this.workspace,
      changedEvent(this.workspace, changed, message, this.channelOf(message)),
    );
  }

  remove(message: PretendMessage): Promise<Answered> {
    this.workspace.change(message, { isDeleted: true });
    return this.board.event(this.workspace, deletedEvent(this.workspace, message, this.channelOf(message)));
  }

  /**
   * Presses what is called so, or has this value: on the newest message that has it, unless it is said on which; `home` and
   * `modal` for those. @throws Error where there is no such thing
   */
  press(named: string, where?: PretendMessage | 'home' | 'modal'): Promise<Answered> {
    if (where === 'home' || where === 'modal') return this.pressInView(named, where);
    const seen = where ? [where] : [...this.workspace.channels.keys()].flatMap((id) => this.sees(id));
    const message = seen
      .toSorted((one, other) => other.sequence - one.sequence)
      .find(({ blocks }) => found(blocks, named));
    if (!message) throw new Error(`nothing is called ${named}`);
    const doing = this.board.begin(this.workspace, this.id, message.channel);
    return this.board.interact(pressInMessage(doing, message, element(message.blocks, named)));
  }

  /** Fills in the form before them and sends it. @throws Error where Slack's window would not let it go */
  async submit(put: Put): Promise<Answered> {
    const view = this.modal;
    if (!view) throw new Error('no form is open');
    const doing = this.board.begin(this.workspace, this.id, null);
    const answered = await this.board.interact(submission(doing, view, valuesOf(view, put)));
    if (answered.status === 200) this.afterSubmission(view, answered.body);
    return answered;
  }

  /** Closes the form without sending it. */
  closeModal(): void {
    this.workspace.closeModal(this.id);
  }

  /** `/cop` and what follows it. */
  command(text: string, channel = this.direct, command = '/cop'): Promise<Answered> {
    const doing = this.board.begin(this.workspace, this.id, channel);
    return this.board.command(doing, commandFields(doing, { command, text, channel }));
  }

  shortcut(callbackId: string, message?: PretendMessage): Promise<Answered> {
    const doing = this.board.begin(this.workspace, this.id, message?.channel ?? null);
    return this.board.interact(shortcutPayload(doing, callbackId, message));
  }

  openHome(): Promise<Answered> {
    return this.board.event(this.workspace, {
      type: 'app_home_opened',
      user: this.id,
      channel: this.direct,
      tab: 'home',
      event_ts: this.workspace.newTs(),
    });
  }

  private pressInView(named: string, where: 'home' | 'modal'): Promise<Answered> {
    const view = this[where];
    if (!view) throw new Error(`there is no ${where}`);
    const doing = this.board.begin(this.workspace, this.id, null);
    return this.board.interact(pressInView(doing, view, element(view.shape.blocks, named), {}));
  }

  /** Source: https://docs.slack.dev/surfaces/modals#updating_response */
  private afterSubmission(view: PretendView, body: string): void {
    const said = (body === '' ? {} : JSON.parse(body)) as { response_action?: string; errors?: Put };
    if (said.response_action === 'errors') this.workspace.changeModal(view, { errors: said.errors ?? {} });
    else this.workspace.closeModal(this.id, said.response_action === 'clear');
  }

  private channelOf({ channel }: PretendMessage) {
    const known = this.workspace.channels.get(channel);
    if (!known) throw new Error(`there is no conversation ${channel}`);
    return known;
  }
}

function element(blocks: readonly PretendBlock[], named: string): PressedElement {
  const pressed = found(blocks, named);
  if (!pressed) throw new Error(`nothing is called ${named}`);
  return pressed;
}

function found(blocks: readonly PretendBlock[], named: string): PressedElement | undefined {
  for (const block of blocks)
    for (const one of elementsOf(block)) {
      const blockId = block.block_id ?? '';
      const isButton = one.type === 'button' && (one.value === named || one.text.text === named);
      if (isButton) return { blockId, element: one };
      const isOffered = optionsOf(one).some(({ value, text }) => value === named || text.text === named);
      if (isOffered) return { blockId, element: one, option: optionOf(one, named) };
    }
  return undefined;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function asSent(text: string): string {
  return text
    .replace(/[&<>]/g, (sign) => signs[sign] ?? sign)
    .replace(/\bhttps?:\/\/[^\s<>]+/g, '<$&>')
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '<mailto:$&|$&>');
}
