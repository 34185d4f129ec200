// What a channel may be handed besides keep() and note(), in types of our own: no web framework's, no database's.
import type { Server as HttpServer } from 'node:http';

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
  /** Tells of every conversation in which something new was said. Returns how to stop it. */
  watch(heard: (conversation: string) => void): () => void;
}

/** A picture somebody sent, made safe. */
export interface Picture {
  readonly id: string;
  /** The web conversation it was sent in. */
  readonly conversation: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

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
  /** Durable when resolved, to the 256 random bits the browser keeps, as text; only their hash is stored. */
  begin(session: WebSession, at: number): Promise<string>;
  /** `null`: unknown, ended, or not used for 180 days. Being asked for counts as use. */
  use(secret: string, at: number): Promise<WebSession | null>;
  /** "Forget this device": the session is gone, and its conversation has ended. */
  end(secret: string, at: number): Promise<void>;
}
