// An application behind a pretend Twilio, for tests: it writes down every call and answers as it is told.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hit {
  url: string;
  fields: Record<string, string>;
  signature: string;
  token: string;
}

/**
 * An application that writes down what it was called with; `answers` are the status codes of the next
 * calls, else 200.
 */
export class Application {
  readonly hits: Hit[] = [];
  readonly answers: (number | 'hang')[] = [];
  #server: Server = createServer();

  async open(): Promise<void> {
    this.#server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const fields = Object.fromEntries(new URLSearchParams(body));
        const signature = String(request.headers['x-twilio-signature']);
        const token = String(request.headers['i-twilio-idempotency-token']);
        this.hits.push({ url: `${this.url}${request.url}`, fields, signature, token });
        const answer = this.answers.shift() ?? 200;
        if (answer === 'hang') return;
        // Two calls: restify, once loaded, leaves writeHead without its answer.
        response.writeHead(answer, { 'content-type': 'text/xml' });
        response.end('<Response/>');
      });
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
