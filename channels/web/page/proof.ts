// Proof that a form came from a page we made for this browser: no other site can know it, and it changes with every page, so that
// compression gives nothing away. It stores nothing.
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sameSecret } from '../tokens.js';

/** The hidden values of a form. `once` names what it will post: pressed twice, or sent again by a reload, it is one message. */
export type Keys = { readonly once: string; readonly proof: string };

export interface Proofs {
  keys(session: string): Keys;
  hold(session: string, given: Keys): boolean;
}

/** @param secretKey SECRET_KEY: the key of this purpose is derived from it. */
export function openProofs(secretKey: string): Proofs {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'doorstep form', 32));
  const prove = (session: string, once: string) =>
    createHmac('sha256', key).update(`${session}\n${once}`).digest('base64url');
  return {
    keys(session) {
      const once = randomBytes(12).toString('base64url');
      return { once, proof: prove(session, once) };
    },
    hold: (session, { once, proof }) => once !== '' && sameSecret(proof, prove(session, once)),
  };
}

/** The keys as a form, or an address, brings them back. */
export const keysIn = (given: URLSearchParams): Keys => ({
  once: given.get('once') ?? '',
  proof: given.get('proof') ?? '',
});
