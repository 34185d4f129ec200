// A person as they begin: without a name, and with the settings that nobody has changed yet.
import type { Person } from '../store/people.js';

const DEFAULTS = {
  name: null,
  zone: 'Europe/London',
  language: 'en',
  pageVisibility: 'groups',
  digestEvery: 'weekly',
  digestHour: 10,
  digestDay: 5,
  pausedUntil: null,
} as const;

/** `createdAt`: milliseconds UTC. */
export const newPerson = (id: string, createdAt: number): Person => ({ ...DEFAULTS, id, createdAt });
