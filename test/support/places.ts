// The made-up numbers and web identities of a conversation's people, by their names.
import { slug } from './sentences.js';
import { house } from './stage.js';

/** Where somebody writes from, and where answers go. */
export interface Place {
  channel: 'sms' | 'web' | 'slack';
  address: string;
  conversation: string;
}

/** The number people write to. */
export const ourNumber = '+447700900500';

/** By which of them people come where nothing is said of it. */
export type Door = Exclude<Place['channel'], 'slack'>;

export class Places {
  private readonly numbers = new Map<string, string>();
  private readonly faces = new Map<string, string>();

  /** @param door where people write from, unless it is said */
  constructor(private readonly door: Door) {}

  /** The made-up number somebody writes from; that of `Staff` is paged. Source: Ofcom, "Telephone numbers for use in TV and radio drama programmes". */
  numberOf(name: string): string {
    const known = name === 'Staff' ? house.alertNumbers[0] : this.numbers.get(name);
    if (known) return known;
    const number = `+447700${900_001 + this.numbers.size}`;
    this.numbers.set(name, number);
    return number;
  }

  placeOf(name: string, channel: Place['channel'] = this.door): Place {
    if (channel === 'sms') return { channel, address: this.numberOf(name), conversation: ourNumber };
    const face = this.faces.get(name) ?? slug(name);
    this.faces.set(name, face);
    return { channel, address: `dl_${face}`, conversation: `web-${face}` };
  }

  /** Both write from one phone, or from one browser. */
  share(name: string, other: string): void {
    if (this.door === 'sms') this.numbers.set(name, this.numberOf(other));
    else this.faces.set(name, slug(other));
  }

  all(): string[] {
    return [...this.numbers.values(), ...[...this.faces.values()].map((face) => `dl_${face}`)];
  }

  /** Whose number or web identity it is: `staff` for one that is paged. */
  nameOf(key: string): string {
    const onWeb = [...this.faces].find(([, own]) => `dl_${own}` === key)?.[0];
    if (onWeb) return onWeb;
    if (house.alertNumbers.includes(key)) return 'staff';
    return [...this.numbers].find(([, own]) => own === key)?.[0] ?? key;
  }
}
