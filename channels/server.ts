// The one HTTP server, and restify's only home: it reads bodies, answers, and closes cleanly. It never says what went wrong inside.
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Request, type Response, type Server } from 'restify';
import type { Log } from './log.js';
import type { Answering, Dressing, Routes, WebAnswer, WebHome } from './ports.js';

export interface ServerSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  /** The address to listen on: loopback for the demo. Without it, all of them. */
  readonly host?: string;
  /** Where the world finds us; only an https one asks browsers to stay with https. */
  readonly publicUrl: string;
  readonly log: Pick<Log, 'error' | 'warn' | 'child'>;
  /** Resolves to `null` when work can be taken, else to a short reason (shown to anyone who asks). */
  readonly ready?: () => Promise<string | null>;
  /** The numbers, in Prometheus' text format. */
  readonly metrics?: () => Promise<string>;
}

export interface WebServer extends WebHome {
  /** Starts listening, after every route is in place; resolves to the address, as `http://127.0.0.1:3978`. */
  listen(): Promise<string>;
  /** Takes no new request, lets those under way finish for up to ten seconds, then cuts. */
  close(): Promise<void>;
}

/** A request must be here whole within this time (milliseconds): slow senders do not hold a place. */
const requestTimeout = 15_000;
/** Longer than a usual load balancer keeps an idle connection, so that it never writes into one we just closed. */
const keepAliveTimeout = 65_000;
const closingTime = 10_000;

const everyAnswer = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
} as const;
const httpsOnly = { 'Strict-Transport-Security': 'max-age=31536000' } as const;

/** What people see of an answer that is not a page. */
const words: Readonly<Record<number, string>> = {
  400: 'That request could not be read.',
  404: 'There is nothing here.',
  405: 'That cannot be done here.',
  413: 'That is too long.',
  503: 'Please try again in a moment.',
};

/** Makes the server with its own three routes: `/healthz`, `/readyz`, `/metrics`. It listens when told to. */
export function openServer(settings: ServerSettings): WebServer {
  const server = createServer({ name: '', log: settings.log.child({}, { level: 'silent' }) as never });
  const http = server.server as HttpServer;
  http.requestTimeout = requestTimeout;
  http.headersTimeout = requestTimeout;
  http.keepAliveTimeout = keepAliveTimeout;
  http.on('clientError', turnAway);
  const answers = new Answers(settings);
  maskFaults(server, answers, settings.log);

  const routes: Routes = {
    route(method, path, limit, answering) {
      const verb = ({ GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const)[method];
      const answer = async (request: Request, response: Response) =>
        answerOne({ request, response, limit, answering, answers });
      server[verb](path, answer);
      // Answered as GET is; Node keeps the body back (RFC 9110, 9.3.2).
      if (method === 'GET') server.head(path, answer);
    },
  };
  ownRoutes(routes, settings);
  return {
    ...routes,
    dress: (path, dressing) => answers.dress(path, dressing),
    raw: http,
    closing: answers.closing,
    listen: () => listen(server, settings),
    close: () => answers.close(http),
  };
}

/** One request on its way through. */
interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly limit: number;
  readonly answering: Answering;
  readonly answers: Answers;
}

async function answerOne({ request, response, limit, answering, answers }: Exchange): Promise<void> {
  const body = await readBody(request, limit);
  if (body === 'aborted') return;
  if (body === 'too long') return answers.send(request, response, { status: 413 });
  const url = request.url ?? '/';
  const answer = await answering({
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    url: url.includes('#') ? url.slice(0, url.indexOf('#')) : url,
    headers: request.headers,
    params: request.params as Record<string, string>,
    body,
  });
  answers.send(request, response, answer);
}

/**
 * Reads a body. One over the limit is read to its end and thrown away, so that the sender hears the answer instead of a
 * broken connection; `requestTimeout` bounds how long that can take.
 */
function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too long' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.once('end', () => resolve(length > limit ? 'too long' : Buffer.concat(chunks, length)));
    // Whoever hung up is not told anything; 'close' without 'end' is the only sign of it.
    request.once('close', () => resolve('aborted'));
  });
}

/** Writes answers, and knows when the server is closing. */
class Answers {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #dressings: { path: string; dressing: Dressing }[] = [];
  readonly #closing = new AbortController();

  constructor(settings: ServerSettings) {
    this.#headers = settings.publicUrl.startsWith('https:') ? { ...everyAnswer, ...httpsOnly } : everyAnswer;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  dress(path: string, dressing: Dressing): void {
    this.#dressings.push({ path, dressing });
  }

  send(request: IncomingMessage, response: Response, plain: WebAnswer): void {
    if (response.headersSent || response.destroyed) return;
    const answer = this.#dressed(request, plain);
    const body = answer.body ?? words[answer.status] ?? '';
    const bare = answer.status === 204 || answer.status === 304;
    response.writeHead(answer.status, {
      ...this.#headers,
      ...(bare
        ? {}
        : {
            'Content-Type': answer.type ?? 'text/plain; charset=utf-8',
            'Content-Length': Buffer.byteLength(body),
          }),
      ...(this.closing.aborted ? { Connection: 'close' } : {}),
      ...answer.headers,
    });
    response.end(bare ? undefined : body);
  }

  #dressed({ method = 'GET', url = '/', headers }: IncomingMessage, answer: WebAnswer): WebAnswer {
    const found = this.#dressings.find(({ path }) => url.startsWith(`${path}/`));
    return found ? found.dressing({ method, url, headers }, answer) : answer;
  }

  close(http: HttpServer): Promise<void> {
    this.#closing.abort();
    return new Promise((resolve) => {
      const cut = setTimeout(() => http.closeAllConnections(), closingTime);
      http.close(() => {
        clearTimeout(cut);
        resolve();
      });
      http.closeIdleConnections();
    });
  }
}

/** restify would answer with `err.message`; we answer with our own words and keep the message for the log. */
function maskFaults(server: Server, answers: Answers, log: ServerSettings['log']): void {
  server.on('restifyError', (request: Request, response: Response, fault: unknown, done: () => void) => {
    const told = (fault as { statusCode?: unknown }).statusCode;
    const status = typeof told === 'number' && told < 500 ? told : 503;
    if (status === 503) log.error({ err: fault }, 'a request could not be answered');
    answers.send(request, response, { status });
    // Marks the answer as given, or restify gives its own as well.
    (response as unknown as { _sent: boolean })._sent = true;
    done();
  });
}

function ownRoutes(routes: Routes, settings: ServerSettings): void {
  routes.route('GET', '/healthz', 0, async () => ({ status: 200, body: 'alive' }));
  routes.route('GET', '/readyz', 0, async () => {
    const reason = settings.ready ? await settings.ready() : null;
    return reason === null ? { status: 200, body: 'ready' } : { status: 503, body: reason };
  });
  routes.route('GET', '/metrics', 0, async () => ({
    status: 200,
    type: 'text/plain; version=0.0.4; charset=utf-8',
    body: settings.metrics ? await settings.metrics() : '',
  }));
}

/** Answers what is not HTTP, or came too slowly, in one line and hangs up. */
function turnAway(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = fault.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
  const line = fault.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : status;
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, settings: ServerSettings): Promise<string> {
  return new Promise((resolve, reject) => {
    const http = server.server as HttpServer;
    // restify passes its server's faults on; later ones go to the log instead of ending the program.
    server.on('error', (fault: Error) => {
      reject(fault);
      if (http.listening) settings.log.error({ err: fault }, 'the server met a fault');
    });
    http.listen(settings.port, settings.host, () => {
      const at = http.address();
      const port = typeof at === 'object' && at !== null ? at.port : settings.port;
      resolve(`http://${settings.host ?? 'localhost'}:${port}`);
    });
  });
}
