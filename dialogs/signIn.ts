// SIGN IN: a one-use link to the web, sent to where it was asked for. Whoever opens it there is this person, and nothing more.
import { createHash } from 'node:crypto';
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Turn } from './turn.js';

/** How long a link is good for: fifteen minutes. */
const LASTS_MS = 15 * 60 * 1000;

/** Signs that nobody takes for one another when they are typed off a phone: three fours of them are 59 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

async function sendLink(step: Step<object>) {
  const { changes, house, now, person } = step.turn;
  const fours = [four(step.turn), four(step.turn), four(step.turn)];
  const hash = createHash('sha256').update(fours.join('')).digest('base64url');
  changes.add('sign_ins', { hash, personId: person.id, until: now + LASTS_MS });
  await step.say('signIn.link', { link: `${house.publicUrl}/in/${fours.join('-')}` });
  return step.end();
}

const four = (turn: Turn): string =>
  Array.from({ length: 4 }, () => SIGNS.charAt(Math.floor(turn.chance() * SIGNS.length))).join('');

export const signIn = conversation<object>(names.signIn, { steps: [sendLink] });
