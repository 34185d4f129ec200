// What was texted, as a mobile network would remember it: bounded for each phone, numbered so that a page
// can ask "what is new?". It never sends anything.

export type TextStatus = 'received' | 'queued' | 'sent' | 'delivered' | 'undelivered';

/** One text message, either way. `direction` and `status` are Twilio's words. */
export interface PretendText {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  readonly status: TextStatus;
  readonly segments: number;
  readonly media: readonly PretendMedia[];
  /** Milliseconds UTC. */
  readonly at: number;
  readonly errorCode: number | null;
  readonly service: string | null;
  /** Grows with every change of any text. */
  readonly sequence: number;
}

export interface PretendMedia {
  readonly url: string;
  readonly contentType: string;
}

export type Listener = (text: PretendText) => void;

export class Transcript {
  #texts = new Map<string, PretendText>();
  #sidsOf = new Map<string, string[]>();
  #listeners = new Set<Listener>();
  #sequence = 0;

  /** `keep`: how many texts of one phone are remembered. */
  constructor(private readonly keep: number) {}

  /** The number of the newest change; 0 before the first. */
  get sequence(): number {
    return this.#sequence;
  }

  add(text: Omit<PretendText, 'sequence'>): PretendText {
    const phone = phoneOf(text);
    const sids = this.#sidsOf.get(phone) ?? [];
    this.#sidsOf.set(phone, sids);
    sids.push(text.sid);
    if (sids.length > this.keep) this.#texts.delete(sids.shift() ?? '');
    return this.#put(text);
  }

  /** Changes a text that is still remembered; says which it is now. */
  change(sid: string, values: Partial<PretendText>): PretendText | undefined {
    const text = this.#texts.get(sid);
    return text && this.#put({ ...text, ...values });
  }

  bySid(sid: string): PretendText | undefined {
    return this.#texts.get(sid);
  }

  /** Every text of one phone, or of all, in the order they began. */
  of(phone?: string): PretendText[] {
    const texts = [...this.#texts.values()];
    return phone === undefined ? texts : texts.filter((text) => phoneOf(text) === phone);
  }

  /** Texts that began or changed after this change. */
  since(sequence: number): PretendText[] {
    return this.of().filter((text) => text.sequence > sequence);
  }

  /** Calls the listener at every beginning and change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #put(values: Omit<PretendText, 'sequence'>): PretendText {
    this.#sequence += 1;
    const text = { ...values, sequence: this.#sequence };
    this.#texts.set(text.sid, text);
    for (const listener of this.#listeners) listener(text);
    return text;
  }
}

/** The end of a text that is somebody's own phone and not the number of the service. */
function phoneOf(text: Pick<PretendText, 'direction' | 'from' | 'to'>): string {
  return text.direction === 'inbound' ? text.from : text.to;
}
