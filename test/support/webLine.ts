// The web as it is played: the real server and web channel on loopback, and for everybody who is there a browser of their own. It
// does by itself only what a person does, and reads what stands there.
import { greeting } from '../../bots/greeting.js';
import { send } from '../../channels/attempt.js';
import { type Log, openLog } from '../../channels/log.js';
import { openServer } from '../../channels/server.js';
import { toNewInbound } from '../../channels/inbound.js';
import type { Channel } from '../../channels/channel.js';
import { webChannel } from '../../channels/web/index.js';
import type { NewInbound } from '../../store/inbox.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Enter, Seen } from './face.js';
import type { Line, LineEnd } from './line.js';
import { freePort } from './ports.js';
import { lookAt, type Present, pressed } from './present.js';
import { house, openStage, type Stage } from './stage.js';

/** A stage whose web is played. The store and the port stay over restarts, and so do the browsers. */
export async function openWebStage(file: string, enter: Enter): Promise<Stage> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const present = new Map<string, Promise<Present>>();
  const line = (end: LineEnd) => WebLine.open(end, { port, publicUrl, present, enter });
  const stage = await openStage(file, { publicUrl, line });
  return {
    ...stage,
    async close() {
      for (const one of present.values()) await (await one).face.close();
      await stage.close();
    },
  };
}

interface Place {
  readonly port: number;
  readonly publicUrl: string;
  readonly present: Map<string, Promise<Present>>;
  readonly enter: Enter;
}

class WebLine implements Line {
  readonly channel = 'web';

  static async open(end: LineEnd, place: Place): Promise<WebLine> {
    const { port, publicUrl } = place;
    const faults: string[] = [];
    const log = openLog('error', { write: (line) => void faults.push(line) });
    const server = openServer({ port, host: '127.0.0.1', publicUrl, log });
    const { store, now } = end;
    // Where nothing comes a page would wait for it.
    const settings = {
      patience: 300,
      publicUrl,
      secretKey: 'k'.repeat(32),
      origins: [],
      name: house.organisation,
      greeting: greeting(house),
    };
    const memory = { ...store, waits: async (id: number) => (await store.inbox.rows([id])).length > 0 };
    const web = webChannel(settings, memory, server, now);
    await web.open(
      (message) => end.keep(toNewInbound(message)),
      async () => {},
    );
    await server.listen();
    return new WebLine(end, place, { web, log, faults, stop: () => server.close() });
  }

  private constructor(
    private readonly end: LineEnd,
    private readonly place: Place,
    private readonly own: { web: Channel; log: Log; faults: string[]; stop(): Promise<void> },
  ) {}

  async bring(messages: readonly NewInbound[]): Promise<void> {
    const [message] = messages;
    if (!message) return;
    const one = await this.presentAt(message);
    if (one.last === message.providerId) return one.face.sayAgain();
    const { text = '', media = [] } = message.body;
    const press = pressed(text, one);
    const picture = media.length > 0;
    one.last = message.providerId;
    one.said = [
      { by: 'person', text: (press === undefined ? text : (one.open[press] ?? '')).trim(), choices: '' },
    ];
    await one.face.say({ text, picture, times: messages.length, ...(press === undefined ? {} : { press }) });
  }

  async send(row: OutboxRow): Promise<string> {
    await this.presentAt(row);
    const { store, now } = this.end;
    const about = { outbox: store.outbox, channels: [this.own.web], log: this.own.log, now, chance: () => 0 };
    const outcome = await send(about, row);
    if (outcome?.state !== 'sent')
      throw new Error(`a message on the web ends as ${outcome?.state ?? 'unknown'}`);
    return outcome.providerId;
  }

  async read(sent: OutboxRow[]): Promise<OutboxRow[]> {
    const found = new Map<OutboxRow, Seen>();
    for (const [address, coming] of this.place.present) {
      const one = await coming;
      const rows = sent.filter((row) => row.channel === 'web' && row.address === address);
      if (rows.length + one.said.length === 0) continue;
      const fresh = await lookAt(one, rows);
      rows.forEach((row, index) => found.set(row, fresh[index] as Seen));
    }
    if (this.own.faults.length > 0) throw new Error(this.own.faults.join('\n'));
    return sent.map((row) => ({
      ...row,
      body: { ...row.body, text: this.named(found.get(row)?.text ?? row.body.text) },
    }));
  }

  async close(): Promise<void> {
    await this.own.stop();
    await this.own.web.close();
  }

  /** Addresses of this server as files have them. */
  private named(text: string): string {
    return text.replaceAll(this.place.publicUrl, house.publicUrl);
  }

  /** Whoever speaks or is spoken to for the first time has a conversation and a browser from then on. */
  private presentAt({ address, conversation }: { address: string; conversation: string }): Promise<Present> {
    const known = this.place.present.get(address);
    const coming = known ?? this.arrive(address, conversation);
    this.place.present.set(address, coming);
    return coming;
  }

  private async arrive(address: string, conversation: string): Promise<Present> {
    const { store, now } = this.end;
    await store.transcript.start({ id: conversation, address, at: now() });
    const secret = await store.sessions.begin({ address, conversation }, now());
    const face = await this.place.enter({ address: this.place.publicUrl, secret });
    return { face, read: [], open: [], last: '', said: [], gone: 0 };
  }
}
