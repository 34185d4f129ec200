// The Web API as requests and answers: what was given, and what is said. It decides nothing.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Arguments, type MethodAnswer, refused } from './methods.js';

export interface HttpAnswer {
  readonly status: number;
  readonly json: MethodAnswer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Slack says 200 to nearly everything, and what is amiss in the answer. */
export const plainly = (json: MethodAnswer): HttpAnswer => ({ status: 200, json });

/** @param seconds how long to wait */
export const tooMany = (seconds: number): HttpAnswer => ({
  status: 429,
  json: refused('ratelimited'),
  headers: { 'retry-after': String(seconds) },
});

export function send(response: ServerResponse, { status, json, headers }: HttpAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(json));
}

export const bearerOf = (request: IncomingMessage): string | undefined =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];

/** A form whose larger values are JSON, as the real client sends it, or JSON. */
export function readArguments(type: string | undefined, body: string): Arguments {
  if (type?.startsWith('application/json')) return JSON.parse(body) as Arguments;
  const form = [...new URLSearchParams(body)];
  return Object.fromEntries(
    form.map(([name, value]) => [name, name === 'blocks' || name === 'view' ? parsed(value) : value]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    // Whatever reads it finds that it is no list of blocks, as Slack does.
    return value;
  }
}
