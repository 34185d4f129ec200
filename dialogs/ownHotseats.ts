// What is kept about a person of hotseats, line by line: what they asked a guest, what they answered as one, and whom they listen to.
import type { TableName, Tables } from '../store/changes.js';
import type { Hotseat } from '../store/hotseats.js';
import { dateOf } from './dates.js';
import { questionOf } from './step.js';
import type { Key, Params, Turn } from './turn.js';

type All = Readonly<Record<string, readonly object[]>>;

export async function ownHotseats(turn: Turn, all: All): Promise<string[]> {
  const rows = <T extends TableName>(table: T) => (all[table] ?? []) as Tables[T][];
  const line = <K extends Key>(key: K, ...params: Params<K>): string => questionOf(turn, key, params[0]).text;
  const date = (at: number): string => dateOf(at, turn.person.zone);
  const known = new Map<string, Hotseat | null>();
  const guest = async (id: string): Promise<string> => {
    if (!known.has(id)) known.set(id, await turn.store.hotseats.byId(id));
    return known.get(id)?.guestName ?? turn.words.someone;
  };
  const lines: string[] = [];
  for (const { hotseatId, askedAt, text } of rows('hotseat_questions'))
    lines.push(line('data.guestAsked', { date: date(askedAt), guest: await guest(hotseatId), text }));
  for (const { byId, createdAt, hotseatId, text } of rows('hotseat_answers'))
    lines.push(
      byId === turn.person.id
        ? line('data.answered', { date: date(createdAt), text })
        : line('data.answer', { name: await guest(hotseatId), text }),
    );
  for (const { hotseatId, since, until } of rows('hotseat_watchers'))
    if (until === null)
      lines.push(line('data.listens', { date: date(since), guest: await guest(hotseatId) }));
  return lines;
}
