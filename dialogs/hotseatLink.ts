// The address of a hotseat's page, short enough for a text: the beginning of its id names it.
import type { House } from './turn.js';

/** A ULID's time in milliseconds, and two characters of chance: https://github.com/ulid/spec */
const ENOUGH = 12;

export const hotseatLink = ({ house }: { house: Pick<House, 'publicUrl'> }, { id }: { id: string }): string =>
  `${house.publicUrl}/h/${encodeURIComponent(id.slice(0, ENOUGH))}`;
