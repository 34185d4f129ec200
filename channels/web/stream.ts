// Open sockets: each hears its conversation from where it left off, in order, the moment something is committed. A socket holds
// nothing of its own but its place in the transcript, so that a dropped one loses nothing.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WebHome } from '../ports.js';
import { placeOf, received, typing } from './activity.js';
import { admitted, inConversation } from './callers.js';
import type { Web } from './index.js';
import { base, Refusal } from './answers.js';

export interface Streams {
  /** Says "typing" to who listens, as long as the answer is not there; not at all where it comes at once. */
  typingWhile(conversation: string, waits: () => Promise<boolean>): void;
  close(): Promise<void>;
}

type Parts = Pick<Web, 'settings' | 'memory' | 'tokens'>;

const mostOnConversation = 5;
/** Milliseconds. Clients that hear nothing for longer take a line for dead. */
const usualPing = 20_000;
/** Most answers are there before anybody could read "typing"; clients show it for five seconds. */
const typingAfter = 300;
const typingEvery = 4_000;
const mostInFrame = 100;
const farewell = 1_000;
const goingAway = 1001;
const inTrouble = 1011;

export function openStreams(parts: Parts, home: WebHome): Streams {
  return new OpenStreams(parts, home);
}

class OpenStreams implements Streams {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4_096, perMessageDeflate: false });
  readonly #open = new Map<string, Set<Listener>>();
  readonly #stopWatching: () => void;
  readonly #pings: NodeJS.Timeout;

  constructor(
    private readonly parts: Parts,
    home: WebHome,
  ) {
    this.#stopWatching = parts.memory.transcript.watch((conversation) => {
      for (const listener of this.#open.get(conversation) ?? []) listener.catchUp();
    });
    this.#pings = setInterval(() => this.#ping(), parts.settings.pingEvery ?? usualPing);
    this.#pings.unref();
    home.raw.on('upgrade', (request, socket, head) => void this.#admit(request, socket, head));
    home.closing.addEventListener('abort', () => this.#hangUp());
  }

  typingWhile(conversation: string, waits: () => Promise<boolean>, after = typingAfter): void {
    const look = async () => {
      const listeners = this.#open.get(conversation);
      if (!listeners || !(await waits())) return;
      for (const listener of listeners) listener.typing();
      this.typingWhile(conversation, waits, typingEvery);
    };
    // Nobody is told of a fault here: the answer itself is on its way, or its own fault is.
    setTimeout(() => void look().catch(() => undefined), after).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#pings);
    this.#stopWatching();
    this.#hangUp();
  }

  /** Nobody who has no stream's address comes in; whoever asks for another protocol is told that it is not here. */
  async #admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
      const id = new RegExp(`^${base}/conversations/([\\w-]+)/stream$`).exec(pathname)?.[1];
      if (id === undefined) throw new Refusal(404, 'NotFound', 'There is nothing here.');
      const claims = await this.parts.tokens.readStream(searchParams.get('t') ?? '');
      await inConversation(this.parts, id, admitted(claims, request.headers));
      this.#server.handleUpgrade(request, socket, head, (ws) =>
        this.#listen(ws, id, placeOf(searchParams.get('watermark'))),
      );
    } catch (fault) {
      turnAway(socket, fault instanceof Refusal ? fault : undefined);
    }
  }

  #listen(ws: WebSocket, conversation: string, place: number): void {
    const listeners = this.#open.get(conversation) ?? new Set();
    this.#open.set(conversation, listeners);
    const listener = new Listener(ws, { ...this.parts, conversation }, place);
    listeners.add(listener);
    // The newest is the one that somebody looks at; the oldest may be a line that died unnoticed.
    const [oldest] = listeners;
    if (listeners.size > mostOnConversation) oldest?.close(goingAway);
    ws.on('close', () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#open.get(conversation) === listeners) this.#open.delete(conversation);
    });
    listener.catchUp();
  }

  #ping(): void {
    for (const listeners of this.#open.values()) for (const listener of listeners) listener.ping();
  }

  #hangUp(): void {
    for (const listeners of this.#open.values()) for (const listener of listeners) listener.close(goingAway);
  }
}

function turnAway(socket: Duplex, refusal: Refusal | undefined): void {
  const { status, code, message } = refusal ?? {
    status: 503,
    code: 'ServiceError',
    message: 'Please try again.',
  };
  const body = JSON.stringify({ error: { code, message } });
  const head = `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
}

/** One socket, and how far it has heard. */
class Listener {
  #alive = true;
  #reading = false;
  #wanted = false;

  constructor(
    private readonly ws: WebSocket,
    private readonly about: Parts & { conversation: string },
    private place: number,
  ) {
    ws.on('pong', () => (this.#alive = true));
    // Whatever a client says here is a sign of life, and nothing else.
    ws.on('message', () => (this.#alive = true));
    ws.on('error', () => ws.terminate());
  }

  /** Reads what is new and sends it, one frame at a time: a slow line is never given more than it takes. */
  catchUp(): void {
    this.#wanted = true;
    if (this.#reading) return;
    this.#reading = true;
    // A fault here (the store, the line) ends the socket: its client comes back and hears what it missed.
    this.#read()
      .catch(() => this.close(inTrouble))
      .finally(() => {
        this.#reading = false;
        if (this.#wanted && this.ws.readyState === this.ws.OPEN) this.catchUp();
      });
  }

  async #read(): Promise<void> {
    const { memory, conversation, settings, tokens } = this.about;
    while (this.#wanted && this.ws.readyState === this.ws.OPEN) {
      this.#wanted = false;
      const spoken = await memory.transcript.after(conversation, this.place, mostInFrame);
      if (spoken.length === 0) continue;
      const about = { conversation, publicUrl: settings.publicUrl, tokens };
      const activities = await Promise.all(spoken.map((one) => received(one, about)));
      this.place = spoken.at(-1)?.sequence ?? this.place;
      await this.#send({ activities, watermark: String(this.place) });
      if (spoken.length === mostInFrame) this.#wanted = true;
    }
  }

  #send(frame: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.ws.send(JSON.stringify(frame), (fault) => (fault ? reject(fault) : resolve()));
    });
  }

  typing(): void {
    const activities = [typing(this.about.conversation, this.about.settings.name)];
    void this.#send({ activities, watermark: String(this.place) }).catch(() => this.close(inTrouble));
  }

  /** An empty frame for clients that watch for it, and a ping that every browser answers. */
  ping(): void {
    if (!this.#alive) return this.ws.terminate();
    this.#alive = false;
    this.ws.ping();
    this.ws.send('');
  }

  /** Politely; a line that does not answer is cut. */
  close(code: number): void {
    this.ws.close(code);
    setTimeout(() => this.ws.terminate(), farewell).unref();
  }
}
