// Posts a form over a connection that stays open, as any HTTP client of Node would.
import { type Agent, request } from 'node:http';

export interface Form {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Resolves to the status once the answer is here whole. */
export function post(agent: Agent, base: URL, { path, headers, body }: Form): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = base;
    const length = { 'content-length': Buffer.byteLength(body) };
    const asking = request(
      { agent, hostname, port, path, method: 'POST', headers: { ...headers, ...length } },
      (answer) => {
        answer.on('error', reject);
        answer.on('end', () => resolve(answer.statusCode ?? 0));
        answer.resume();
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
