// Somebody with any client of Direct Line: posts activities, as Web Chat does, and hears the conversation over a socket.
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Choice, openAfter, readSaid } from '../../channels/web/page/said.js';
import { choose } from '../../channels/web/page/words.js';
import { picture } from './pageFace.js';
import type { Entrance, Face, Saying, Sight } from './face.js';

interface Session {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}
interface Frame {
  readonly activities: readonly { readonly type: string }[];
  readonly watermark: string;
}

/** Milliseconds: what is not there by then does not come. */
const longest = 4_000;

export async function enterClient(entrance: Entrance): Promise<Face> {
  const face = new ClientFace(entrance);
  await face.open();
  return face;
}

class ClientFace implements Face {
  sayAgain: () => Promise<void> = async () => {};
  private readonly heard: object[] = [];
  private watermark = 0;
  private session!: Session;
  private socket!: WebSocket;
  private count = 0;

  constructor(private readonly entrance: Entrance) {}

  /** From where it has heard. */
  async open(): Promise<void> {
    const { address, secret } = this.entrance;
    const body = JSON.stringify({ secret, place: this.watermark });
    const answer = await fetch(`${address}/chat/session`, { method: 'POST', body });
    this.session = (await answer.json()) as Session;
    this.socket = new WebSocket(this.session.streamUrl);
    this.socket.on('message', (data: Buffer) => this.hear(data.toString('utf8')));
    // What is lost is asked for again when it is looked for.
    this.socket.on('error', () => this.socket.terminate());
  }

  async say({ text, press, picture: shows, times }: Saying): Promise<void> {
    const words = press === undefined ? text : (this.choices[press]?.label ?? '');
    const clientActivityID = `mine ${(this.count += 1)}`;
    const activity = JSON.stringify({ type: 'message', text: words, channelData: { clientActivityID } });
    this.sayAgain = () => (shows ? this.upload(activity) : this.post('activities', () => activity));
    await Promise.all(Array.from({ length: times }, () => this.sayAgain()));
  }

  async look(count: number): Promise<Sight> {
    const end = Date.now() + longest;
    while (this.heard.length < count && Date.now() < end) {
      if (this.socket.readyState >= WebSocket.CLOSING) await this.open();
      await wait(2);
    }
    const said = this.heard.flatMap((activity) => readSaid(activity) ?? []);
    return {
      said: said.map(({ by, text, choices }) => {
        return { by, text: text.trim(), choices: choices.length > 0 ? choose(choices) : '' };
      }),
      open: this.choices.map(({ label }) => label),
    };
  }

  async close(): Promise<void> {
    this.socket.terminate();
  }

  private get choices(): readonly Choice[] {
    const said = this.heard.flatMap((activity) => readSaid(activity) ?? []);
    return said.reduce(openAfter, []);
  }

  private hear(data: string): void {
    if (data === '') return;
    const { activities, watermark } = JSON.parse(data) as Frame;
    const said = activities.filter(({ type }) => type !== 'typing');
    this.heard.push(...said);
    if (said.length > 0) this.watermark = Number(watermark);
  }

  private upload(activity: string): Promise<void> {
    return this.post('upload', () => {
      const form = new FormData();
      form.append('activity', new Blob([activity], { type: 'application/vnd.microsoft.activity' }), 'blob');
      form.append('file', new Blob([picture], { type: 'image/png' }), 'picture.png');
      return form;
    });
  }

  /** A token that is too old is changed for a new one. */
  private async post(kind: string, body: () => string | FormData): Promise<void> {
    const { address } = this.entrance;
    for (let tries = 1; ; tries += 1) {
      const { conversationId, token } = this.session;
      const headers = {
        authorization: `Bearer ${token}`,
        ...(kind === 'activities' ? { 'content-type': 'application/json' } : {}),
      };
      const url = `${address}/v3/directline/conversations/${conversationId}/${kind}`;
      const answer = await fetch(url, { method: 'POST', headers, body: body() });
      if (answer.ok) return;
      if (answer.status !== 403 || tries > 1) throw new Error(`${answer.status} ${await answer.text()}`);
      this.socket.terminate();
      await this.open();
    }
  }
}
