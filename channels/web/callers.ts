// Who is asking: the holder of the secret, or of a token for one conversation. Everybody else is refused, in words that help nobody.
import type { WebRequest } from '../ports.js';
import type { Web } from './index.js';
import { notFound, Refusal } from './answers.js';
import { type Claims, sameSecret } from './tokens.js';

type Asking = Pick<WebRequest, 'headers' | 'params'>;

/** @throws Refusal */
export async function caller(
  { settings, tokens }: Pick<Web, 'settings' | 'tokens'>,
  { headers }: Pick<Asking, 'headers'>,
): Promise<'operator' | Claims> {
  const bearer = /^Bearer +(.+)$/i.exec(headers['authorization']?.toString() ?? '')?.[1];
  if (bearer === undefined) throw new Refusal(401, 'Unauthorized', 'A token is needed.');
  if (settings.secret !== undefined && sameSecret(bearer, settings.secret)) return 'operator';
  return admitted(await tokens.readToken(bearer), headers);
}

/** A token that is read, not expired, and used from where it was made for. @throws Refusal */
export function admitted(claims: Claims | 'expired' | 'refused', headers: Asking['headers']): Claims {
  if (claims === 'expired') throw new Refusal(403, 'TokenExpired', 'The token has expired.');
  if (claims === 'refused') throw new Refusal(403, 'BadToken', 'The token is not one of ours.');
  const { origin: from } = headers;
  if (claims.origins && typeof from === 'string' && !claims.origins.includes(from))
    throw new Refusal(403, 'BadOrigin', 'The token is for another site.');
  return claims;
}

/** For a request about one conversation: whose it is, where it is theirs, was started and has not ended. @throws Refusal */
export async function memberOf(
  web: Pick<Web, 'settings' | 'tokens' | 'memory'>,
  request: Asking,
): Promise<Claims> {
  return inConversation(web, request.params['id'] ?? '', await caller(web, request));
}

/** @throws Refusal */
export async function inConversation(
  { memory }: Pick<Web, 'memory'>,
  id: string,
  who: 'operator' | Claims,
): Promise<Claims> {
  const notTheirs = new Refusal(403, 'Forbidden', 'The token is for another conversation.');
  if (who !== 'operator' && who.conversation !== id) throw notTheirs;
  const known = await memory.transcript.conversation(id);
  if (!known || known.endedAt !== null) throw notFound();
  if (who === 'operator') return { conversation: id, user: known.address };
  if (who.user !== known.address) throw notTheirs;
  return who;
}

/** `https://example.org` of any address there. */
export const origin = (url: string): string => new URL(url).origin;
