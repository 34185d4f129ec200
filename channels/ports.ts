// What a channel may be handed besides keep() and note(), in types of our own: no web framework's, no database's.
import type { Server as HttpServer } from 'node:http';
import type { HotseatReading } from './hotseatPorts.js';

export type { ShownHotseat, ShownTalk } from './hotseatPorts.js';

/** A request, read whole. `url` is its path and query exactly as sent, without a fragment: what providers sign. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Decoded parts of the path, such as `id` of `/d/:id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface WebAnswer {
  readonly status: number;
  /** The content type; plain text when nothing is said. */
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A handler that throws is our own fault: the server logs it and answers 503, so that whoever asked tries again. */
export type Answering = (request: WebRequest) => Promise<WebAnswer>;

/** Where a channel hangs its routes. */
export interface Routes {
  /** `limit`: the most bytes a body may have; a longer one is answered 413 and never reaches `answering`. */
  route(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, limit: number, answering: Answering): void;
}

/** Changes an answer on its way out; it may be one of the server's own refusals. */
export type Dressing = (
  request: Pick<WebRequest, 'method' | 'url' | 'headers'>,
  answer: WebAnswer,
) => WebAnswer;

/** The one server, for a channel that also answers from other sites and keeps connections open. */
export interface WebHome extends Routes {
  /** Every answer below `path` passes through `dressing`. A preflight without a route of its own comes as a 405. */
  dress(path: string, dressing: Dressing): void;
  /** Node's own server: its `upgrade` is where WebSockets begin. */
  readonly raw: HttpServer;
  /** Aborted when the server begins to close: whoever holds connections lets go of them, or it never ends. */
  readonly closing: AbortSignal;
}

/** A web conversation: one person's, at one address. */
export interface WebConversation {
  readonly id: string;
  /** The web identity it belongs to. */
  readonly address: string;
  /** Milliseconds UTC; nobody sees or hears an ended one again. */
  readonly endedAt: number | null;
}

/** One thing said in a web conversation, as it was written down. */
export interface Spoken {
  /** Its place: rises within a conversation, with gaps. */
  readonly sequence: number;
  readonly activity: object;
}

/** What was said on the web, by both sides. */
export interface Transcript {
  /** Durable when resolved. `fresh`: it did not exist; `first`: the address has no other. */
  start(conversation: {
    id: string;
    address: string;
    at: number;
  }): Promise<{ fresh: boolean; first: boolean }>;
  conversation(id: string): Promise<WebConversation | null>;
  end(id: string, at: number): Promise<void>;
  /** Durable when resolved. The same key again changes nothing and gives the same place; `null`: no such conversation, or ended. */
  append(said: {
    conversation: string;
    key: string;
    activity: object;
    at: number;
  }): Promise<{ sequence: number; fresh: boolean } | null>;
  /** Where something stands, by its key. */
  find(conversation: string, key: string): Promise<number | null>;
  /** In order, after a place; 0 is before the first. */
  after(conversation: string, sequence: number, limit: number): Promise<readonly Spoken[]>;
  /** The newest, in order; those that stand before a place, where one is given. */
  latest(conversation: string, limit: number, before?: number): Promise<readonly Spoken[]>;
  /** Tells of every conversation in which something new was said. Returns how to stop it. */
  watch(heard: (conversation: string) => void): () => void;
}

/** A picture somebody sent, made safe. */
export interface Picture {
  readonly id: string;
  /** The web conversation it was sent in; of one from Slack, whose it is there. */
  readonly conversation: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Makes a picture safe and keeps it, durable when resolved; false: it is none that can be opened. The same id again changes nothing. */
export type TakePicture = (
  picture: Omit<Picture, 'contentType'> & { readonly at: number },
) => Promise<boolean>;

export interface Pictures {
  /** Durable when resolved. */
  keep(picture: Picture & { readonly at: number }): Promise<void>;
  find(id: string): Promise<Picture | null>;
}

/** A browser that is known again without a login. */
export interface WebSession {
  readonly address: string;
  readonly conversation: string;
}

export interface WebSessions {
  /**
   * Durable when resolved, to the 256 random bits the browser keeps, as text; only their hash is stored. With those of a browser
   * that keeps some already, begun again it stays as it was.
   */
  begin(session: WebSession, at: number, secret?: string): Promise<string>;
  /** `null`: unknown, ended, or not used for 180 days. Being asked for counts as use. */
  use(secret: string, at: number): Promise<WebSession | null>;
  /** "Forget this device": the session is gone, and its conversation has ended. */
  end(secret: string, at: number): Promise<void>;
}

/** A person's page (`u`) or a community's (`c`): its address is `/u/` or `/c/` and the id. */
export interface PageName {
  readonly kind: 'u' | 'c';
  readonly id: string;
}

export interface AskingToRead {
  /** A person's id; `null`: anybody on the open web. */
  readonly reader: string | null;
  /** Milliseconds UTC. */
  readonly now: number;
  /** At most so many things, newest first, that stand after this one. */
  readonly most: number;
  readonly before?: { readonly at: number; readonly id: string };
  /** Without what only the reader sees of their own. */
  readonly forFeed?: boolean;
}

/** An update, or a question with its shared answers: then nothing says who asked. */
export interface ShownThing {
  readonly kind: 'update' | 'question';
  readonly id: string;
  readonly text: string;
  /** Since when others see it: milliseconds UTC. */
  readonly at: number;
  readonly editedAt: number | null;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly communityId: string | null;
  readonly communityName: string | null;
  /** Why others do not see this thing of one's own. */
  readonly mark: 'only-me' | 'waiting' | 'held' | 'not-yet' | 'closed' | null;
  readonly answers: readonly {
    readonly id: string;
    readonly employer: string | null;
    readonly text: string;
    readonly at: number;
  }[];
  /** Each at `/media/`, the id of the update, and its own. */
  readonly pictures: readonly { readonly id: string; readonly alt: string }[];
  /** What was answered to an update: the newest, oldest first, and how many stand before them. A feed has none. */
  readonly comments: {
    readonly shown: readonly ShownComment[];
    readonly earlier: number;
  };
}

/** An answer to an update. */
export interface ShownComment {
  readonly id: string;
  readonly by: string | null;
  readonly text: string;
  readonly at: number;
  /** The reader wrote it. */
  readonly isOwn: boolean;
}

/** Something of somebody else's that a page shows its reader. */
export interface Reportable {
  readonly kind: 'update' | 'comment' | 'answer' | 'hotseat-answer';
  readonly id: string;
  readonly text: string;
  readonly byName: string | null;
  readonly communityId: string | null;
  readonly communityName: string | null;
}

export interface ShownPage {
  readonly id: string;
  readonly name: string | null;
  readonly about: string;
  /** Of a group that grew out of another one which the reader may know of: that one; one that has closed has no page. */
  readonly parentId: string | null;
  readonly parentName: string | null;
  /** Milliseconds UTC. */
  readonly since: number;
  /** The open web may read it too. */
  readonly isOpen: boolean;
  /** It is the reader's own. */
  readonly isOwn: boolean;
  readonly things: readonly ShownThing[];
  /** There are older ones. */
  readonly more: boolean;
}

/** A list of news as a page. */
export interface ShownDigest {
  /** Milliseconds UTC. */
  readonly at: number;
  readonly items: readonly {
    readonly number: number;
    readonly kind: 'update' | 'answer' | 'comment' | 'hotseat' | 'summary';
    readonly itemId: string;
    /** `null`: it was taken down, or is not theirs to see any more. */
    readonly news: {
      readonly byName: string | null;
      readonly communityName: string | null;
      readonly text: string;
      readonly at: number;
    } | null;
  }[];
}

/** Pages for reading. Who may see what is asked anew each time, and nothing else comes out. */
export interface Reading extends HotseatReading {
  /** Who is signed in at a web identity; `null`: nobody we know. */
  reader(address: string): Promise<{ id: string; name: string | null; zone: string } | null>;
  /** `null`: there is no such page, or it is not for this reader. */
  read(page: PageName, asking: AskingToRead): Promise<ShownPage | null>;
  /** Whether it is a picture of that update, and the reader may see them both now. */
  showsPicture(of: { update: string; picture: string }, reader: string | null, now: number): Promise<boolean>;
  /** What a page shows this reader of others', by its id; `null`: nothing. */
  reportable(
    of: { kind: Reportable['kind']; id: string },
    reader: string,
    now: number,
  ): Promise<Reportable | null>;
  /** A list of news, for whom it was made; `null`: there is none, or it is somebody else's. */
  digest(id: string, reader: string, now: number): Promise<ShownDigest | null>;
  /** Somebody has read a community's page: all that stood there from one moment to another. Durable when resolved. */
  visited(visit: { personId: string; communityId: string; sinceAt: number; untilAt: number }): Promise<void>;
  /** The open communities somebody is in or runs, by name. */
  groupsOf(personId: string): Promise<readonly { id: string; name: string }[]>;
  /** Durable when resolved, to the key of a secret feed address; the person's earlier one for this page is gone. */
  makeFeedKey(personId: string, page: PageName, at: number): Promise<string>;
  /** Whose key to this page it is; `null`: nobody's. */
  feedOwner(key: string, page: PageName): Promise<string | null>;
  /** Whom a one-use link would sign in; asking does not use it up. `null`: used, too old, or never ours. */
  signInOf(code: string, at: number): Promise<{ id: string; name: string | null } | null>;
  /** Uses the link up: the web identity, unless it is known already, becomes one of the person's. Durable when resolved, to their id. */
  useSignIn(code: string, web: { address: string; conversation: string; at: number }): Promise<string | null>;
}

/** How a person likes to see the web pages. */
export interface WebSettings {
  /** Text size: 1 is ours, 3 the largest. */
  readonly size: '1' | '2' | '3';
  /** Pictures beside choices. */
  readonly pictures: boolean;
  /** Fewer colours, and nothing moves. */
  readonly calm: boolean;
  /** Read aloud: not at all, by a button at each message, or what is new by itself as well. */
  readonly aloud: 'off' | 'button' | 'new';
}

/** It belongs to the person: whoever links a browser finds it there. */
export interface Preferences {
  /** Of whoever is at this web identity now; `null`: they never chose, or nobody has written from there yet. */
  read(address: string): Promise<WebSettings | null>;
  /** Changes what is named. Durable when resolved; false: nobody has written from there yet, so nothing was kept. */
  save(address: string, chosen: Partial<WebSettings>): Promise<boolean>;
}

/** One-use links by which people who text show a picture. */
export interface PhotoLinks {
  /** `open`: it may be used; `used`: a picture came by it already; `null`: too old, or never ours. */
  state(code: string, at: number): Promise<'open' | 'used' | null>;
  /** Uses the link up, and tells its person. Durable when resolved; false if somebody was quicker, or it is too old. */
  use(code: string, photo: Omit<Picture, 'conversation'>, at: number): Promise<boolean>;
}

/** A Slack workspace that let us in. */
export interface SlackWorkspace {
  /** Slack's team id. */
  readonly id: string;
  readonly name: string;
  /** Encrypted. */
  readonly installation: string;
  /** Milliseconds UTC. */
  readonly installedAt: number;
}

/** The Slack workspaces we are in, and where each card stands there. */
export interface SlackMemory {
  /** Durable when resolved; takes the place of an earlier installation of the workspace. */
  install(workspace: SlackWorkspace): Promise<void>;
  /** The installation and every card of the workspace are gone. Durable when resolved. */
  uninstall(team: string): Promise<void>;
  workspace(team: string): Promise<SlackWorkspace | null>;
  /** Durable when resolved; a card stands in one place of a channel. */
  placed(card: {
    readonly team: string;
    readonly channel: string;
    readonly card: string;
    readonly ts: string;
    readonly at: number;
  }): Promise<void>;
  /** Where a card stands: Slack's name of the message. */
  place(team: string, channel: string, card: string): Promise<string | null>;
  /** Which card a message is. */
  cardAt(team: string, channel: string, ts: string): Promise<string | null>;
}
