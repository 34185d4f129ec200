// Codes that people are given: made by the turn's chance, kept as a hash, shown once.
import { createHash } from 'node:crypto';
import type { Turn } from './turn.js';

/** Signs that nobody takes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Six digits, for typing. */
export const digitCode = (turn: Turn): string =>
  String(Math.floor(turn.chance() * 1_000_000)).padStart(6, '0');

/** 24 signs, 118 bits, for links that are only pressed. */
export const linkCode = (turn: Turn): string =>
  Array.from({ length: 24 }, () => SIGNS.charAt(Math.floor(turn.chance() * SIGNS.length))).join('');

/** SHA-256 in hexadecimal. */
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
