// A small Direct Line client: one conversation, over a socket, or by asking where sockets do not get through. A lost line comes
// back by itself, from the place up to which it has heard.

/** What `POST /chat/session` answers. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
  readonly watermark: string;
  readonly name: string;
  readonly activities?: readonly unknown[];
  readonly secret?: string;
}

export interface Ears {
  heard(activities: readonly unknown[]): void;
  typing(): void;
  /** `ended`: there is no such conversation any more. */
  state(state: 'live' | 'offline' | 'ended'): void;
}

/** `later`: try again when the line is live. Otherwise why it was not taken. */
export type Outcome = 'sent' | 'later' | { readonly status: number; readonly why: string };

interface Frame {
  readonly activities: readonly { readonly type?: string }[];
  readonly watermark: string;
}

/** Milliseconds. The server says something every 20 seconds, were it an empty frame. */
const silence = 45_000;
const patience = 20_000;
const pollEvery = 2_000;
const pollFor = 30_000;
const shortestWait = 1_000;
const longestWait = 15_000;

export class Line {
  private session: Session | undefined;
  private socket: WebSocket | undefined;
  private timer = 0;
  private wait = shortestWait;
  /** Counts the tries: an answer to an older one comes too late. */
  private tries = 0;
  private readonly come = () => void this.connect();

  /**
   * Listens from now on.
   * @param ask a session to listen on from a place, `null` where there is none any more; throws where nobody answers.
   * @param place where to begin; without it the session's own words on what was said come first.
   */
  constructor(
    private readonly base: string,
    private readonly ears: Ears,
    private readonly ask: (place: string | undefined) => Promise<Session | null>,
    private place?: string,
  ) {
    addEventListener('offline', this.lost);
    addEventListener('online', this.come);
    void this.connect();
  }

  close(): void {
    removeEventListener('offline', this.lost);
    removeEventListener('online', this.come);
    this.hangUp();
  }

  async post(kind: 'activities' | 'upload', body: string | FormData): Promise<Outcome> {
    if (!this.session) return 'later';
    const clock = new AbortController();
    const timer = kind === 'upload' ? 0 : setTimeout(() => clock.abort(), patience);
    const type = { 'content-type': 'application/json' };
    const headers = kind === 'upload' ? this.auth : { ...this.auth, ...type };
    try {
      return await this.outcome(
        await fetch(this.at(kind), { method: 'POST', headers, body, signal: clock.signal }),
      );
    } catch {
      this.lost();
      return 'later';
    } finally {
      clearTimeout(timer);
    }
  }

  private async outcome(answer: Response): Promise<Outcome> {
    const { ok, status } = answer;
    if (ok) return 'sent';
    if (status >= 500) this.again();
    // The token is too old, or the conversation is no more: the session knows.
    else if (status === 401 || status === 403 || status === 404) void this.connect();
    else {
      const { error } = (await answer.json()) as { error?: { message?: string } };
      return { status, why: error?.message ?? '' };
    }
    return 'later';
  }

  private readonly connect = async (): Promise<void> => {
    this.hangUp();
    const mine = this.tries;
    const session = await this.ask(this.place).catch(() => undefined);
    if (mine !== this.tries) return;
    if (session === null) return this.ears.state('ended');
    if (!session) return this.lost();
    this.session = session;
    this.place = session.watermark;
    if (session.activities) this.ears.heard(session.activities);
    this.listen(new WebSocket(session.streamUrl));
    this.ears.state('live');
  };

  private listen(socket: WebSocket): void {
    let opened = false;
    this.socket = socket;
    const alive = () => this.later(() => socket.close(), silence);
    socket.onopen = () => {
      opened = true;
      this.wait = shortestWait;
      alive();
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      alive();
      if (data) this.take(JSON.parse(data) as Frame);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      if (opened) this.again();
      else void this.poll(Date.now() + pollFor);
    };
  }

  private async poll(until: number): Promise<void> {
    try {
      const answer = await fetch(this.at(`activities?watermark=${this.place ?? ''}`), { headers: this.auth });
      if (!answer.ok) return this.again();
      this.take((await answer.json()) as Frame);
    } catch {
      return this.lost();
    }
    this.later(() => (Date.now() > until ? this.connect() : this.poll(until)), pollEvery);
  }

  private take({ activities, watermark }: Frame): void {
    this.place = watermark;
    const said = activities.filter(({ type }) => type !== 'typing');
    if (said.length > 0) this.ears.heard(said);
    else if (activities.length > 0) this.ears.typing();
  }

  private readonly lost = (): void => {
    this.ears.state('offline');
    this.again();
  };

  private again(): void {
    this.hangUp();
    this.later(this.connect, this.wait);
    this.wait = Math.min(this.wait * 2, longestWait);
  }

  private hangUp(): void {
    const last = this.socket;
    this.tries += 1;
    this.socket = undefined;
    last?.close();
    clearTimeout(this.timer);
  }

  private later(work: () => unknown, milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, milliseconds);
  }

  private at(path: string): string {
    return `${this.base}/v3/directline/conversations/${this.session?.conversationId ?? ''}/${path}`;
  }

  private get auth(): Record<string, string> {
    return { authorization: `Bearer ${this.session?.token ?? ''}` };
  }
}
