// One workspace as Slack remembers it: who and what is in it, what was said, who sees what. It sends nothing and checks nothing.
import type { PretendBlock, PretendViewShape } from './blockKit.js';
import type { PretendWorkspaceSettings } from './settings.js';

export interface PretendMessage {
  readonly channel: string;
  /** Slack's name of the message: seconds and six digits, unique in its channel. */
  readonly ts: string;
  /** The root of the thread it stands in. */
  readonly threadTs: string | null;
  /** Shown in the channel as well as in its thread. */
  readonly isBroadcast: boolean;
  /** Who said it, and whether that is the bot. */
  readonly user: string;
  readonly isBot: boolean;
  readonly text: string;
  readonly blocks: readonly PretendBlock[];
  readonly editedTs: string | null;
  /** Seen by this person alone, and gone when they look again. */
  readonly onlyFor: string | null;
  readonly isDeleted: boolean;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Grows with every change of anything in the workspace. */
  readonly sequence: number;
}

export interface PretendView {
  readonly id: string;
  readonly user: string;
  readonly shape: PretendViewShape;
  readonly hash: string;
  /** What was refused when it was last sent, by block. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface PretendChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** The person of a direct message with the bot. */
  readonly im: string | null;
  readonly members: ReadonlySet<string>;
}

export type NewMessage = Pick<PretendMessage, 'channel' | 'user' | 'isBot' | 'text'> &
  Partial<PretendMessage>;

export class PretendWorkspace {
  token: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly botUser: string;
  readonly botId: string;
  readonly users: ReadonlyMap<string, { id: string; name: string; zone: string }>;
  readonly channels = new Map<string, PretendChannel>();
  /** The home of each person, and the forms open before them, the top one last. */
  readonly homes = new Map<string, PretendView>();
  readonly modals = new Map<string, PretendView[]>();
  #messages = new Map<string, PretendMessage[]>();
  #sequence = 0;
  /** Begins at the time, so that no id comes a second time after a restart. */
  #ids: number;
  #newestTs = 0;

  constructor(
    given: PretendWorkspaceSettings,
    private readonly keep: number,
    private readonly now: () => number,
  ) {
    this.#ids = now();
    this.id = given.id;
    this.name = given.name;
    this.token = given.token;
    this.botUser = `UBOT${given.id}`;
    this.botId = `B${given.id}`;
    this.users = new Map(given.users.map((user) => [user.id, { zone: 'Europe/London', ...user }]));
    for (const { id, name, isPrivate = false, members } of given.channels ?? [])
      this.channels.set(id, {
        id,
        name,
        isPrivate,
        im: null,
        members: new Set(members?.map((one) => (one === 'bot' ? this.botUser : one)) ?? this.everybody()),
      });
  }

  /** The number of the newest change; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The direct conversation of a person with the bot; it begins to be when somebody first asks. */
  imOf(user: string): PretendChannel {
    const known = [...this.channels.values()].find(({ im }) => im === user);
    if (known) return known;
    const members = new Set([user, this.botUser]);
    const im = { id: `D${user}`, name: 'directmessage', isPrivate: true, im: user, members };
    this.channels.set(im.id, im);
    return im;
  }

  add(message: NewMessage): PretendMessage {
    const all = this.#messages.get(message.channel) ?? [];
    this.#messages.set(message.channel, all);
    const added: PretendMessage = {
      threadTs: null,
      isBroadcast: false,
      blocks: [],
      editedTs: null,
      onlyFor: null,
      isDeleted: false,
      at: this.now(),
      ...message,
      ts: this.newTs(),
      sequence: ++this.#sequence,
    };
    all.push(added);
    if (all.length > this.keep) all.shift();
    return added;
  }

  change(message: PretendMessage, values: Partial<PretendMessage>): PretendMessage {
    const all = this.#messages.get(message.channel) ?? [];
    const changed = { ...message, ...values, sequence: ++this.#sequence };
    all.splice(
      all.findIndex(({ ts }) => ts === message.ts),
      1,
      changed,
    );
    return changed;
  }

  /** What everybody in the conversation may see, unless it was deleted. */
  message(channel: string, ts: string): PretendMessage | undefined {
    return this.messages(channel).find((one) => one.ts === ts);
  }

  /** In order. `seenBy`: with what that person alone sees there. */
  messages(channel: string, seenBy: string | null = null): PretendMessage[] {
    const all = this.#messages.get(channel) ?? [];
    return all.filter(({ isDeleted, onlyFor }) => !isDeleted && (onlyFor === null || onlyFor === seenBy));
  }

  /** The root and its replies, in order. */
  thread(channel: string, root: string, seenBy: string | null = null): PretendMessage[] {
    return this.messages(channel, seenBy).filter(({ ts, threadTs }) => ts === root || threadTs === root);
  }

  /** The form on top before a person. */
  modal(user: string): PretendView | undefined {
    return this.modals.get(user)?.at(-1);
  }

  viewById(id: string): PretendView | undefined {
    return [...this.modals.values()].flat().find((one) => one.id === id);
  }

  openModal(user: string, shape: PretendViewShape): PretendView {
    const opened = this.newView(user, shape);
    this.modals.set(user, [...(this.modals.get(user) ?? []), opened]);
    return opened;
  }

  changeModal(view: PretendView, values: Partial<PretendView>): PretendView {
    const changed = { ...view, ...values, hash: this.newId('') };
    const stack = this.modals.get(view.user) ?? [];
    this.modals.set(
      view.user,
      stack.map((one) => (one.id === view.id ? changed : one)),
    );
    this.#sequence++;
    return changed;
  }

  /** `all`: not only the top one. */
  closeModal(user: string, all = false): void {
    this.modals.set(user, all ? [] : (this.modals.get(user) ?? []).slice(0, -1));
    this.#sequence++;
  }

  publishHome(user: string, shape: PretendViewShape): PretendView {
    const home = this.newView(user, shape);
    this.homes.set(user, home);
    return home;
  }

  newId(prefix: string): string {
    return `${prefix}${this.id}${++this.#ids}`;
  }

  private newView(user: string, shape: PretendViewShape): PretendView {
    this.#sequence++;
    return { id: this.newId('V'), user, shape, hash: this.newId(''), errors: {} };
  }

  /** Microseconds, so that no two messages have the same. */
  newTs(): string {
    this.#newestTs = Math.max(this.now() * 1000, this.#newestTs + 1);
    return `${Math.floor(this.#newestTs / 1e6)}.${String(this.#newestTs % 1e6).padStart(6, '0')}`;
  }

  private everybody(): string[] {
    return [...this.users.keys(), this.botUser];
  }
}
