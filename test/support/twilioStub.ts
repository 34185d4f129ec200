// A pretend Twilio in a few lines, on loopback: it writes down what it is asked and answers what it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `hang up`: the connection is cut after the request was heard. */
export type Says = StubAnswer | 'hang up';

export interface TwilioStub {
  readonly base: string;
  readonly asked: Asked[];
  /** What it says from now on. */
  says: (asked: Asked) => Says | Promise<Says>;
  close(): Promise<void>;
}

/** How Twilio words a refusal, with the number in it, as it does. */
export function refuses(status: number, code: number, headers: Record<string, string> = {}): StubAnswer {
  const message = `The 'To' number +447700900001 was refused.`;
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info, status }, headers };
}

export async function twilioStub(): Promise<TwilioStub> {
  const server = createServer((request, response) => void hear(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stub: TwilioStub = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    says: () => ({ status: 201, body: { sid: `SM${String(stub.asked.length).padStart(32, '0')}` } }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked: Asked = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', stub.base),
      authorization: request.headers.authorization ?? '',
      form: Object.fromEntries(new URLSearchParams(body)),
    };
    stub.asked.push(asked);
    const said = await stub.says(asked);
    if (said === 'hang up') {
      request.socket.destroy();
      return;
    }
    response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
    response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {}));
  }
  return stub;
}
