// The codes of LINK: shown on one side, typed on the other, good for minutes and for once. Only a hash is stored, which keeps a
// code from whoever reads over a shoulder; what keeps it from guessing is how few tries there are.
import { id, maybeText, maybeTime, table, text, time } from './columns.js';
import type { Database } from './database.js';

export interface LinkCode {
  id: string;
  /** SHA-256 of the code, hexadecimal. */
  hash: string;
  /** Who asked for it, and the address it was shown at. */
  personId: string;
  addressId: string;
  /** Milliseconds UTC: nobody types it any more, or, once it was typed, confirms it. */
  until: number;
  typedPersonId: string | null;
  typedAddressId: string | null;
  typedAt: number | null;
}

export interface LinkView {
  byId(id: string): Promise<LinkCode | null>;
  /** The codes a person was shown and that nobody has confirmed: one, or none. */
  of(personId: string): Promise<LinkCode[]>;
  byHash(hash: string): Promise<LinkCode | null>;
  /** Codes that nobody knew, typed at or after `since`: at one address, and everywhere. */
  tries(addressId: string, since: number): Promise<{ here: number; everywhere: number }>;
}

/** The audit row of a code that nobody knew; its actor is the address. */
export const LINK_TRY = 'link-try';

export const linkCodes = table<LinkCode>('link_codes', {
  id,
  hash: text,
  personId: text,
  addressId: text,
  until: time,
  typedPersonId: maybeText,
  typedAddressId: maybeText,
  typedAt: maybeTime,
});

export function viewLinks(db: Database): LinkView {
  const triesSql = `select count(*) as "everywhere", count(case when "actor" = $1 then 1 end) as "here" from audit
    where "kind" = '${LINK_TRY}' and "at" >= $2`;
  return {
    byId: async (id) => (await db.all<LinkCode>('select * from link_codes where "id" = $1', [id]))[0] ?? null,
    of: (personId) => db.all<LinkCode>('select * from link_codes where "personId" = $1', [personId]),
    byHash: async (hash) =>
      (await db.all<LinkCode>('select * from link_codes where "hash" = $1', [hash]))[0] ?? null,
    async tries(addressId, since) {
      const [row] = await db.all<{ here: number; everywhere: number }>(triesSql, [addressId, since]);
      return row ?? { here: 0, everywhere: 0 };
    },
  };
}
