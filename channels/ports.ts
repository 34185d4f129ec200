// What a channel may be handed besides keep() and note(), in types of our own: no web server's, no database's.

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
