// Slack's end of Socket Mode, on loopback: says where to connect, sends envelopes, and remembers which came back acknowledged.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface PretendSocket {
  /** What the client's `slackApiUrl` is set to. */
  readonly apiUrl: string;
  /** By envelope: what it was acknowledged with. */
  readonly acknowledged: Map<string, unknown>;
  /** True while somebody is connected. */
  readonly isOpen: boolean;
  /** `type`: `events_api`, `slash_commands`, `interactive`. */
  send(envelope: string, type: string, payload: object): void;
  close(): Promise<void>;
}

/** @param appToken the one that is let in. */
export async function openPretendSocket(appToken: string): Promise<PretendSocket> {
  const sockets = new Set<WebSocket>();
  const acknowledged = new Map<string, unknown>();
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const isLetIn = request.headers.authorization === `Bearer ${appToken}`;
    const answer = isLetIn
      ? { ok: true, url: `ws://127.0.0.1:${port}/link` }
      : { ok: false, error: 'invalid_auth' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = JSON.parse(data.toString()) as {
        envelope_id: string;
        payload: unknown;
      };
      acknowledged.set(id, payload);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    acknowledged,
    get isOpen() {
      return sockets.size > 0;
    },
    send(envelope_id, type, payload) {
      for (const socket of sockets) socket.send(JSON.stringify({ envelope_id, type, payload }));
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
