// Words that disclose harm, looked for in every message and every step: the fixed message, the audit row, the page to staff. Never a post.
import { disclosure } from '../dialogs/understanding/safeguarding.js';
import { en } from '../dialogs/words/en.js';
import { fill } from '../dialogs/words/shape.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';

export async function safeguarding(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const kind = disclosure(talk.text);
  if (!kind) return false;
  const reference = turn.newId();
  await turn.say('safe.fixed', { line: turn.house.emergencyLine });
  turn.changes.add('audit', {
    id: reference,
    at: turn.now,
    kind: 'safeguarding',
    personId: turn.person.id,
    actor: 'doorstep',
    detail: JSON.stringify({ kind, words: turn.text, address: turn.address.id }),
  });
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'safeguarding',
    personId: turn.person.id,
    aboutId: reference,
    note: 'Words that may mean harm.',
    createdAt: turn.now,
    doneAt: null,
  });
  page(turn, reference);
  return true;
}

/** Pages every alert number. The page says who and which, never the words and never a number. */
export function page(turn: LiveTurn, reference: string): void {
  const text = fill(en['staff.alert'], {
    name: turn.person.name ?? en.someone,
    reference: reference.slice(-6),
  });
  for (const number of turn.house.alertNumbers)
    turn.changes.send({
      channel: 'sms',
      address: number,
      conversation: '',
      personId: null,
      body: { text, choices: [] },
      priority: 'safeguarding',
      replyTo: null,
      dueAt: turn.now,
      staleAt: null,
    });
}
