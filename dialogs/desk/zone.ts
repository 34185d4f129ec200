// In whose time the desk is drawn.
import type { Drawing } from './deed.js';

/** Staff channels have no reader, and so no zone of their own. */
const ZONE = 'Europe/London';

export const zoneOf = ({ reader }: Drawing): string => reader?.zone ?? ZONE;
