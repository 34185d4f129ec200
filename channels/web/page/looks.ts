// How whoever is here wants the chat to look: it belongs to the person, on every screen of theirs. A browser remembers it too, for
// pages that know nobody; it is never who somebody is.
import type { WebRequest } from '../../ports.js';
import { type Look, lookLine, readLook } from './look.js';
import { cookie, type PageParts, type Visit } from './visits.js';

const lookCookie = 'doorstep_look';
/** Seconds: a year. */
const lookLasts = 365 * 24 * 60 * 60;

/** As this browser had it last. */
export const lookOf = (request: Pick<WebRequest, 'headers'>): Look => readLook(cookie(request, lookCookie));

/** As the person has it; somebody who never chose, or has no name here yet, has it `asHere`. */
export const lookFor = async ({ preferences }: PageParts, { address }: Visit, asHere: Look): Promise<Look> =>
  (await preferences.read(address)) ?? asHere;

/** Durable when resolved, to the `Set-Cookie` for this browser. */
export async function keepLook({ preferences }: PageParts, { address }: Visit, look: Look): Promise<string> {
  await preferences.save(address, look);
  return `${lookCookie}=${lookLine(look)}; Path=/; Max-Age=${lookLasts}; SameSite=Lax`;
}
