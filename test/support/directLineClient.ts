// Microsoft's own Direct Line client in Node: it wants a browser's XMLHttpRequest and WebSocket, and is given just enough of both.
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';

/** What the client's request library touches, over fetch. */
class SmallXMLHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  onerror: ((fault: unknown) => void) | null = null;
  ontimeout: (() => void) | null = null;
  private method = 'GET';
  private url = '';
  private readonly headers: Record<string, string> = {};
  private readonly cut = new AbortController();

  open(method: string, url: string): void {
    Object.assign(this, { method, url });
  }
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  getAllResponseHeaders(): string {
    return '';
  }
  abort(): void {
    this.cut.abort();
  }
  send(body?: string | FormData): void {
    const { method, headers } = this;
    fetch(this.url, { method, headers, body: body ?? null, signal: this.cut.signal })
      .then(async (answer) => this.end(answer.status, await answer.arrayBuffer()))
      .catch((fault: unknown) => this.cut.signal.aborted || this.onerror?.(fault));
  }
  private end(status: number, bytes: ArrayBuffer): void {
    const text = Buffer.from(bytes).toString('utf8');
    const parsed = this.responseType === 'json' && text !== '' ? (JSON.parse(text) as unknown) : text;
    const response = this.responseType === 'arraybuffer' ? bytes : parsed;
    Object.assign(this, { status, response, readyState: 4, responseText: text });
    this.onreadystatechange?.();
  }
}

/** Gives the client its browser, as long as the tests run; returns how to take it away again. */
export function asBrowser(): () => void {
  const world = globalThis as Record<string, unknown>;
  const before = { XMLHttpRequest: world['XMLHttpRequest'], WebSocket: world['WebSocket'] };
  Object.assign(world, { XMLHttpRequest: SmallXMLHttpRequest, WebSocket: RememberedSocket });
  return () => void Object.assign(world, before);
}

const sockets: RememberedSocket[] = [];

class RememberedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.push(this);
  }
}

/** The line breaks, without a word. */
export function breakSockets(): void {
  for (const socket of sockets.splice(0)) socket.terminate();
}

/** A clock that strikes every quarter of an hour, when it is told to: the client asks for a fresh token then. */
export function quarterHours(): { strike(): void; stop(): void } {
  const real = globalThis.setInterval;
  const strikes: (() => void)[] = [];
  const own = (act: () => void, delay: number) => {
    const isQuarter = delay === 15 * 60 * 1000;
    if (isQuarter) strikes.push(act);
    return real(isQuarter ? () => {} : act, delay);
  };
  globalThis.setInterval = own as typeof setInterval;
  return {
    strike() {
      // Each sets the next one.
      for (const act of strikes.splice(0)) act();
    },
    stop: () => void (globalThis.setInterval = real),
  };
}

export type Heard = Activity & {
  id: string;
  replyToId?: string;
  channelData?: { clientActivityID?: string };
};

/** One browser that holds a conversation. */
export class Client {
  readonly heard: Heard[] = [];
  readonly statuses: string[] = [];
  readonly line: DirectLine;
  private readonly subscriptions: { unsubscribe(): void }[];

  constructor(options: {
    domain: string;
    token?: string;
    secret?: string;
    webSocket: boolean;
    conversationId?: string;
  }) {
    // A wait of 3 to 15 seconds before it comes back would be a tenth of one here.
    const settings = { ...options, pollingInterval: 200, random: () => -0.242 };
    this.line = new DirectLine(settings);
    this.subscriptions = [
      this.line.connectionStatus$.subscribe((status) => this.statuses.push(ConnectionStatus[status])),
      this.line.activity$.subscribe((activity) => this.heard.push(activity as Heard)),
    ];
  }

  /** Resolves to the id it was given. */
  post(activity: object): Promise<string> {
    const whole = { type: 'message', from: { id: 'somebody' }, ...activity } as Activity;
    return new Promise((resolve, reject) => this.line.postActivity(whole).subscribe(resolve, reject));
  }

  get texts(): string[] {
    return this.heard.map((activity) => (activity as { text?: string }).text ?? activity.type);
  }

  close(): void {
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    this.line.end();
  }
}
