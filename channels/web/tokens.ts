// Who may speak and listen: signed tokens, each for one purpose, one conversation and one person. It stores nothing; the holder of
// DIRECT_LINE_SECRET is the only one who can name somebody.
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** `user` is the name that clients look for in a token: it becomes their own id. */
const Claims = z.object({
  conversation: z.string(),
  user: z.string(),
  /** Pages on other sites cannot use it; without any, it is bound to none. */
  origins: z.array(z.string()).optional(),
});
export type Claims = z.infer<typeof Claims>;

/** Seconds a token and a stream's address are good for. A picture's address lasts to the end of tomorrow. */
export const tokenLife = 1800;
const streamLife = 60;
const aDay = 24 * 60 * 60;

export interface Tokens {
  token(claims: Claims): Promise<string>;
  readToken(token: string): Promise<Claims | 'expired' | 'refused'>;
  /** For a stream's address, which cannot carry a header. */
  stream(claims: Claims): Promise<string>;
  readStream(token: string): Promise<Claims | 'expired' | 'refused'>;
  /** The same all day, so that a browser need not fetch a picture again. */
  picture(id: string, conversation: string): Promise<string>;
  /** Its conversation, or `null`. */
  readPicture(token: string, id: string): Promise<string | null>;
}

/**
 * @param secretKey SECRET_KEY: each purpose has a key of its own, derived from it.
 * @param now milliseconds UTC.
 */
export function openTokens(secretKey: string, now: () => number): Tokens {
  const tokens = signer(keyFor(secretKey, 'direct line token'), now);
  const streams = signer(keyFor(secretKey, 'direct line stream'), now);
  const pictures = signer(keyFor(secretKey, 'picture link'), now);
  const seconds = () => Math.floor(now() / 1000);
  return {
    token: (claims) => tokens.sign(claims, seconds() + tokenLife),
    readToken: async (token) => claimsOf(await tokens.read(token)),
    stream: (claims) => streams.sign(claims, seconds() + streamLife),
    readStream: async (token) => claimsOf(await streams.read(token)),
    picture: (picture, conversation) =>
      pictures.sign({ picture, conversation }, (Math.floor(seconds() / aDay) + 2) * aDay),
    async readPicture(token, id) {
      const link = PictureLink.safeParse(await pictures.read(token));
      return link.success && link.data.picture === id ? link.data.conversation : null;
    },
  };
}

const PictureLink = z.object({ picture: z.string(), conversation: z.string() });

function claimsOf(read: object | 'expired' | 'refused'): Claims | 'expired' | 'refused' {
  if (typeof read === 'string') return read;
  const claims = Claims.safeParse(read);
  return claims.success ? claims.data : 'refused';
}

/** HKDF (RFC 5869): what leaks of one key tells nothing of another. */
function keyFor(secretKey: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secretKey, '', `doorstep ${purpose}`, 32));
}

/** The package is loaded when somebody comes, not at the start. */
function signer(key: Uint8Array, now: () => number) {
  return {
    /** @param until seconds since 1970. */
    async sign(claims: object, until: number): Promise<string> {
      const { SignJWT } = await import('jose');
      const token = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' });
      return token.setExpirationTime(until).sign(key);
    },
    async read(token: string): Promise<object | 'expired' | 'refused'> {
      const { errors, jwtVerify } = await import('jose');
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          requiredClaims: ['exp'],
          currentDate: new Date(now()),
        });
        return payload;
      } catch (fault) {
        if (fault instanceof errors.JWTExpired) return 'expired';
        if (fault instanceof errors.JOSEError) return 'refused';
        throw fault;
      }
    },
  };
}

/** Says nothing by how long it takes. */
export function sameSecret(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one as Buffer, other as Buffer);
}

/** Ids nobody can guess. */
export const newIdentity = (): string => `dl_${randomBytes(16).toString('base64url')}`;
export const newConversation = (): string => randomBytes(16).toString('base64url');
export const newPictureId = (): string => randomBytes(32).toString('base64url');

/** 256 random bits that a browser keeps, as text. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/**
 * Whom a browser's secret becomes when somebody does something there: the same each time, so that two presses at once are one
 * person's, and a secret whose conversation is over never comes to life again.
 */
export function identityOf(secretKey: string, secret: string): { address: string; conversation: string } {
  const bytes = createHmac('sha256', keyFor(secretKey, 'web identity')).update(secret).digest();
  const [address, conversation] = [bytes.subarray(0, 16), bytes.subarray(16)];
  return { address: `dl_${address.toString('base64url')}`, conversation: conversation.toString('base64url') };
}

/** Ids of the pictures of one message, by their place: the same each time it is tried, and as hard to guess. */
export function pictureIds(secretKey: string, message: string): (place: number) => string {
  const key = keyFor(secretKey, 'picture id');
  return (place) => createHmac('sha256', key).update(`${message} ${place}`).digest('base64url');
}
