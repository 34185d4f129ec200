// The audit trail as staff read it: who did what, about whom and when. It holds no words of anybody, and no numbers.
import type { AuditRow } from '../../store/safety.js';
import { momentOf } from '../dates.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import { isStaffHere } from './may.js';

const MOST = 20;

export async function sayTrail(turn: Turn): Promise<void> {
  if (!(await isStaffHere(turn))) return turn.say('desk.notYours');
  const rows = await turn.store.safety.audit(null, MOST);
  const lines = await Promise.all(rows.map((row) => lineOf(turn, row)));
  await turn.sayText({ text: lines.join('\n') || turn.words['desk.none'], choices: [] });
}

async function lineOf(turn: Turn, row: AuditRow): Promise<string> {
  const { person, store, words } = turn;
  const actor = await store.people.person(row.actor);
  const about = row.personId ? await store.people.person(row.personId) : null;
  return fill(words[about ? 'trail.about' : 'trail.line'], {
    date: momentOf(row.at, person.zone),
    name: actor?.name ?? (row.actor === 'admin' ? words['trail.admin'] : words['desk.home']),
    what: whatOf(turn, row),
    who: about?.name ?? words.someone,
  });
}

/** In words, where the catalogue has them; else the kind as it is kept. */
function whatOf({ words }: Turn, { detail, kind }: AuditRow): string {
  const { verb } = JSON.parse(detail) as { verb?: unknown };
  const known: Readonly<Record<string, unknown>> = words;
  const entry = known[`trail.${kind}.${String(verb)}`] ?? known[`trail.${kind}`];
  if (typeof entry === 'string') return entry;
  return typeof verb === 'string' ? verb : kind;
}
