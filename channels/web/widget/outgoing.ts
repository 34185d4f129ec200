// What a person sends: kept before it goes, sent once and in order, and gone from here only when the server has it.
import type { Keeping } from './keeping.js';
import type { Line } from './line.js';

export interface Letter {
  readonly text: string;
  /** The id of the choice that was pressed. */
  readonly choice?: string;
  /** Ours, by which the server knows a second try and we know its echo. */
  readonly clientId: string;
}

const beginning = 'unsent ';
let count = 0;

export class Outgoing {
  /** Where nothing can be kept it is still sent. */
  private readonly here = new Map<string, Letter>();
  private busy = false;

  /** @param refused the server will not take it: with what status, and why. */
  constructor(
    private readonly keeping: Keeping,
    private readonly refused: (letter: Letter, status: number, why: string) => void,
  ) {}

  put(text: string, choice?: string): Letter {
    const letter: Letter = { text, clientId: randomId(), ...(choice === undefined ? {} : { choice }) };
    const key = `${beginning}${Date.now()} ${1_000 + (count += 1)}`;
    this.here.set(key, letter);
    this.keeping.set(key, JSON.stringify(letter));
    return letter;
  }

  /** Those that have not gone, in order. */
  waiting(): Letter[] {
    return this.keys().map((key) => this.read(key));
  }

  /** Sends them one by one, as far as the line goes. */
  async flush(line: Line | undefined): Promise<void> {
    if (this.busy || !line) return;
    this.busy = true;
    for (let key = this.keys()[0]; key !== undefined; key = this.keys()[0]) {
      const letter = this.read(key);
      const outcome = await line.post('activities', JSON.stringify(activity(letter)));
      if (outcome === 'later') break;
      this.keeping.set(key, '');
      this.here.delete(key);
      if (outcome !== 'sent') this.refused(letter, outcome.status, outcome.why);
    }
    this.busy = false;
  }

  private keys(): string[] {
    return [...new Set([...this.keeping.keys(beginning), ...this.here.keys()])].sort();
  }

  /** Another tab may have sent it just now: then its own copy is as good. */
  private read(key: string): Letter {
    return this.here.get(key) ?? (JSON.parse(this.keeping.get(key)) as Letter);
  }
}

const activity = ({ text, choice, clientId }: Letter) => ({
  type: 'message',
  text,
  ...(choice === undefined ? {} : { value: { choice } }),
  channelData: { clientActivityID: clientId },
});

export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');
