// Tokens at rest: encrypted with a key derived from SECRET_KEY, and bound to the workspace they belong to. It keeps nothing.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const method = 'aes-256-gcm';
/** Bytes, as NIST SP 800-38D has them. */
const nonceBytes = 12;
const tagBytes = 16;

export interface Seal {
  /** @param about what it belongs to: it cannot be opened as anything else's. */
  close(text: string, about: string): string;
  /** @throws Error where it is not what was closed, or SECRET_KEY is another. */
  open(sealed: string, about: string): string;
}

/** HKDF (RFC 5869): what leaks of one key tells nothing of another. */
export function keyFor(secretKey: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `doorstep ${purpose}`, 32));
}

export function openSeal(secretKey: string): Seal {
  const key = keyFor(secretKey, 'slack installation');
  return {
    close(text, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(method, key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(method, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      const hidden = bytes.subarray(nonceBytes + tagBytes);
      return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
    },
  };
}
