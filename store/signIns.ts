// One-use links that sign somebody in on the web: asked for in a conversation, sent to where it is held, good for minutes. Only a
// hash is stored. A link gives a browser a web identity of that person's, and never a role.
import { createHash, randomUUID } from 'node:crypto';
import { id, table, text, time } from './columns.js';
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';
import { isAround } from './readingSql.js';

export interface SignIn {
  /** SHA-256 of the link's code, base64url. */
  hash: string;
  personId: string;
  /** Milliseconds UTC; nobody signs in with it from then on. */
  until: number;
}

export interface SignIns {
  /** Whom a link would sign in; asking does not use it up. `null`: used, too old, or never ours. */
  signInOf(code: string, at: number): Promise<{ id: string; name: string | null } | null>;
  /** Uses the link up: the web identity, unless it is known already, becomes one of the person's. Durable when resolved, to their id. */
  useSignIn(code: string, web: { address: string; conversation: string; at: number }): Promise<string | null>;
}

export const signIns = table<SignIn>('sign_ins', { hash: id, personId: text, until: time });

export function openSignIns(reader: Database, writer: Database, committer: Committer): SignIns {
  const use = useLane(writer);
  const find = `select p."id", p."name" from sign_ins s join people p on p."id" = s."personId"
    where s."hash" = $1 and s."until" > $2 and ${isAround('p."id"')}`;
  return {
    async signInOf(code, at) {
      const [row] = await reader.all<{ id: string; name: string | null }>(find, [hashOf(code), at]);
      return row ?? null;
    },
    useSignIn: (code, web) => committer.submit(use, { ...web, hash: hashOf(code) }),
  };
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64url');

interface Use {
  hash: string;
  address: string;
  conversation: string;
  at: number;
}

/** Links that nobody used go when one is. */
function useLane(db: Database): Lane<Use, string | null> {
  return async (uses) => {
    const people: (string | null)[] = [];
    for (const { hash, address, conversation, at } of uses) {
      await db.all('delete from sign_ins where "until" <= $1', [at]);
      const [link] = await db.all<Pick<SignIn, 'personId'>>(takeSql, [hash]);
      people.push(link?.personId ?? null);
      if (!link) continue;
      const fresh = await db.all<{ id: string }>(addressSql, [
        randomUUID(),
        address,
        link.personId,
        conversation,
        at,
      ]);
      for (const { id: addressId } of fresh)
        await db.all(linkSql, [randomUUID(), addressId, link.personId, at]);
    }
    return people;
  };
}

const takeSql = `delete from sign_ins where "hash" = $1 and ${isAround('sign_ins."personId"')} returning "personId"`;

const addressSql = `insert into addresses ("id", "channel", "key", "activePersonId", "conversation", "createdAt")
  values ($1, 'web', $2, $3, $4, $5) on conflict ("channel", "key") do nothing returning "id"`;

/**
 * News and answers go where a person came to last. Signing in somewhere, perhaps in a library, is no such coming: the new address
 * ranks before none they had.
 */
const linkSql = `insert into address_people ("id", "addressId", "personId", "since")
  select $1, $2, $3, coalesce(min("since") - 1, $4) from address_people where "personId" = $3 and "until" is null`;
