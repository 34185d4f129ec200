// How people like to see the web pages. It belongs to the person: whoever is linked finds it on every screen of theirs.
import type { Committer, Lane } from './committer.js';
import type { Database } from './database.js';

export interface WebSettings {
  /** Text size: 1 is ours, 3 the largest. */
  size: '1' | '2' | '3';
  /** Pictures beside choices. */
  pictures: boolean;
  /** Fewer colours, and nothing moves. */
  calm: boolean;
  /** Read aloud: not at all, by a button at each message, or what is new by itself as well. */
  aloud: 'off' | 'button' | 'new';
}

export interface Preferences {
  /** Of whoever is at this web identity now; `null`: they never chose, or nobody has written from there yet. */
  read(address: string): Promise<WebSettings | null>;
  /** Changes what is named. Durable when resolved; false: nobody has written from there yet, so nothing was kept. */
  save(address: string, chosen: Partial<WebSettings>): Promise<boolean>;
}

const usual: WebSettings = { size: '1', pictures: true, calm: false, aloud: 'off' };

const findSql = `select p."id", p."webSettings" from addresses a join people p on p."id" = a."activePersonId"
  where a."channel" = 'web' and a."key" = $1`;

interface Found {
  id: string;
  webSettings: string | null;
}

const chosenBy = (found: Found | undefined): WebSettings | null =>
  found?.webSettings ? (JSON.parse(found.webSettings) as WebSettings) : null;

export function openPreferences(reader: Database, writer: Database, committer: Committer): Preferences {
  const save: Lane<{ address: string; chosen: Partial<WebSettings> }, boolean> = async (wishes) => {
    const kept: boolean[] = [];
    for (const { address, chosen } of wishes) {
      const [found] = await writer.all<Found>(findSql, [address]);
      kept.push(found !== undefined);
      if (!found) continue;
      const json = JSON.stringify({ ...(chosenBy(found) ?? usual), ...chosen });
      await writer.all('update people set "webSettings" = $2 where "id" = $1', [found.id, json]);
    }
    return kept;
  };
  return {
    read: async (address) => chosenBy((await reader.all<Found>(findSql, [address]))[0]),
    save: (address, chosen) => committer.submit(save, { address, chosen }),
  };
}
