// How Direct Line answers: JSON, and `{error:{code,message}}` for every refusal, the server's own too; with the headers by which
// browsers on other sites may hear it at all. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference
import type { Dressing, WebAnswer } from '../ports.js';

/** Everything of Direct Line lies below it. */
export const base = '/v3/directline';

/** Thrown where a request cannot be granted; becomes its answer. Never 429: clients misread its Retry-After. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const notFound = () => new Refusal(404, 'NotFound', 'There is nothing here.');
export const notReadable = (what: string) => new Refusal(400, 'BadArgument', `${what} could not be read.`);

export const json = (status: number, body: object): WebAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

export const refused = ({ status, code, message }: Refusal): WebAnswer =>
  json(status, { error: { code, message } });

/** The server's own refusals, in Direct Line's form. */
const own: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadArgument', 'That request could not be read.'],
  404: ['NotFound', 'There is nothing here.'],
  405: ['NotFound', 'There is nothing here.'],
  413: ['MessageSizeTooBig', 'That is too long.'],
  503: ['ServiceError', 'Please try again in a moment.'],
};

const allowed = {
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers':
    'authorization, content-type, content-disposition, x-ms-bot-agent, x-requested-with',
  'Access-Control-Max-Age': '86400',
} as const;

/** @param origins those whose pages may use the chat, as `https://example.org`. */
export function dressing(origins: ReadonlySet<string>): Dressing {
  return ({ method, headers }, answer) => {
    const { origin } = headers;
    const shared = typeof origin === 'string' && origins.has(origin);
    const cors = { Vary: 'Origin', ...(shared ? { 'Access-Control-Allow-Origin': origin } : {}) };
    if (method === 'OPTIONS') return { status: 204, headers: { ...cors, ...(shared ? allowed : {}) } };
    const said = inOwnWords(answer);
    return { ...said, headers: { ...said.headers, ...cors } };
  };
}

function inOwnWords(answer: WebAnswer): WebAnswer {
  const words = answer.type === undefined ? own[answer.status] : undefined;
  if (!words) return answer;
  const [code, message] = words;
  return json(answer.status === 405 ? 404 : answer.status, { error: { code, message } });
}
