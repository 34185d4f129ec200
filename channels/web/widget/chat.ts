// The chat, live: hears what is said and adds it to the log, and sends what the person says. What is in the log is never changed
// again, and what has the focus is never taken away.
import { html } from '../page/markup.js';
import { choiceButtons, message } from '../page/render.js';
import { type Choice, openAfter, readSaid, type Said } from '../page/said.js';
import * as words from '../page/words.js';
import { canSpeak, hush, speak } from './aloud.js';
import type { Keeping } from './keeping.js';
import type { Ears, Line } from './line.js';
import { add, fill, the } from './markupHere.js';
import { type Letter, Outgoing } from './outgoing.js';
import { Status } from './status.js';

export interface Setting {
  /** The element with the class `doorstep`, in which the chat is drawn. */
  readonly root: HTMLElement;
  readonly base: string;
  readonly keeping: Keeping;
  /** What the bot is called now. */
  name(): string;
  /** What to say when nobody answers any more. */
  readonly ended: string;
}

/** Pixels. The log's end is its place 0, and what was said before lies at negative ones. */
const nearEnd = 40;
/** No new question was asked, and none was answered. */
const same: readonly Choice[] = [];

export class Chat implements Ears {
  readonly log: HTMLElement;
  readonly choices: HTMLElement;
  readonly box: HTMLTextAreaElement;
  readonly status: Status;
  /** Without one nothing can be sent yet: forms work as they came. */
  line: Line | undefined;
  private readonly all: HTMLElement;
  private readonly shown: Set<string | undefined>;
  private readonly outgoing: Outgoing;
  /** `undefined`: as the server drew them. */
  private open: readonly Choice[] | undefined;

  constructor(private readonly setting: Setting) {
    const { root, keeping, name } = setting;
    this.log = the(root, '.log');
    this.all = the(root, '.all');
    this.choices = the(root, '.choices');
    this.box = the(root, 'textarea');
    this.status = new Status(the(root, '.status'), name);
    const drawn = [...root.querySelectorAll<HTMLElement>('[data-client]')];
    this.shown = new Set(drawn.map(({ dataset }) => dataset['client']));
    this.outgoing = new Outgoing(keeping, (letter, status, why) => this.refused(letter, status, why));
    this.box.value ||= keeping.get('draft');
  }

  heard(activities: readonly unknown[]): void {
    const { shown, log, status, setting } = this;
    const fresh = activities.flatMap((activity) => {
      const said = readSaid(activity);
      const isKnown = said && [said.id, said.clientId].some((id) => id && shown.has(id));
      return said && !isKnown ? said : [];
    });
    status.writing(false);
    for (const { id, clientId } of fresh) shown.add(id).add(clientId);
    if (fresh.length === 0) return;
    status.note('');
    const isAtEnd = log.scrollTop > -nearEnd;
    add(this.all, html`${fresh.map((said) => message(said, setting.name()))}`);
    const next = fresh.reduce((before, said) => openAfter(before, said), this.open ?? same);
    if (next !== same && next !== this.open) this.offer(next);
    if (isAtEnd) log.scrollTop = 0;
    if (setting.root.dataset['aloud'] === 'new') readNew(fresh);
  }

  typing(): void {
    this.status.writing(true);
  }

  state(state: 'live' | 'offline' | 'ended'): void {
    const { status, setting } = this;
    status.offline(state === 'offline');
    if (state === 'ended') status.note(setting.ended);
    if (state !== 'live') return;
    setting.root.classList.add('live');
    if (canSpeak) setting.root.classList.add('voiced');
    for (const letter of this.outgoing.waiting()) this.show(letter);
    void this.flush();
  }

  send(text: string, choice?: string): void {
    this.status.note('');
    hush();
    this.show(this.outgoing.put(text, choice));
    this.log.scrollTop = 0;
    void this.flush();
  }

  /** A press must never fall on another question's answer: what the focus is on stays until it is left. */
  private offer(next: readonly Choice[]): void {
    const { choices, setting } = this;
    this.open = next;
    const draw = () => this.open === next && fill(choices, choiceButtons(next, setting.base));
    const { activeElement } = choices.getRootNode() as Document | ShadowRoot;
    if (!activeElement || activeElement === choices || !choices.contains(activeElement)) draw();
    else choices.addEventListener('focusout', draw, { once: true });
  }

  private show({ text, choice, clientId }: Letter): void {
    const said = { type: 'message', text, channelData: { clientActivityID: clientId } };
    this.heard([choice === undefined ? said : { ...said, value: { choice } }]);
  }

  private flush(): Promise<void> {
    return this.status.sending(this.outgoing.flush(this.line));
  }

  private refused({ text, choice }: Letter, status: number, why: string): void {
    const { box, setting } = this;
    this.status.note(status === 413 ? words.tooLong : why || words.notTaken);
    if (choice !== undefined || box.value !== '') return;
    box.value = text;
    setting.keeping.set('draft', text);
  }
}

function readNew(fresh: readonly Said[]): void {
  const news = fresh.filter(({ by }) => by === 'bot').map(({ text }) => text);
  speak(news, 'after');
}
