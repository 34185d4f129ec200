// What staff decide about messages: whether people have stopped of whom a provider says so, and whether a text arrived of which nobody
// knows. The first who presses decides.
import type { Waiting } from '../../store/safety.js';
import type { Button } from '../sheet.js';
import type { Key, Turn } from '../turn.js';
import type { Deed, Drawing } from './deed.js';
import { endLine, lineFor, mayLine, sayOver } from './waiting.js';

export const stopButtons = ({ words }: Drawing, { id }: Waiting): Button[] => [
  { id: `do:stops-again:${id}`, label: words['stops.again'], weight: 'main' },
  {
    id: `do:stops-believe:${id}`,
    label: words['stops.believe'],
    weight: 'stop',
    sure: {
      title: words['stops.believe'],
      text: words['stops.believeSure'],
      yes: words['stops.believe'],
      no: words['desk.no'],
    },
  },
];

export const unknownButtons = ({ words }: Drawing, { id }: Waiting): Button[] => [
  { id: `do:text-arrived:${id}`, label: words['unknown.arrived'], weight: 'main' },
  {
    id: `do:text-again:${id}`,
    label: words['unknown.again'],
    sure: {
      title: words['unknown.again'],
      text: words['unknown.againSure'],
      yes: words['unknown.again'],
      no: words['desk.no'],
    },
  },
];

interface Ending {
  kind: 'stops' | 'unknown';
  /** In the audit, and how the line ended. */
  outcome: string;
  said: Extract<Key, `${'stops' | 'unknown'}.${string}`>;
  act(turn: Turn, line: Waiting): void;
}

const ending = (verb: string, { act, kind, outcome, said }: Ending): Deed => ({
  verb,
  may: mayLine,
  async perform(turn, id) {
    const line = await lineFor(turn, id);
    if (!line || (await sayOver(turn, line))) return;
    endLine(turn, line, outcome);
    act(turn, line);
    turn.changes.add('audit', {
      id: turn.newId(),
      at: turn.now,
      kind,
      personId: line.personId,
      actor: turn.person.id,
      detail: JSON.stringify({ verb: outcome, ...(line.aboutId ? { message: line.aboutId } : {}) }),
    });
    await turn.say(said);
  },
});

const decideStops =
  (stopped: boolean) =>
  (turn: Turn): void =>
    turn.changes.decideStops({ stopped, at: turn.now, auditId: turn.newId() });

const settle =
  (state: 'sent' | 'due') =>
  (turn: Turn, { aboutId }: Waiting): void =>
    turn.changes.settle({ id: Number(aboutId), state, at: turn.now });

export const sendingDeeds: readonly Deed[] = [
  ending('stops-believe', {
    kind: 'stops',
    outcome: 'believed',
    said: 'stops.believed',
    act: decideStops(true),
  }),
  ending('stops-again', { kind: 'stops', outcome: 'again', said: 'stops.tried', act: decideStops(false) }),
  ending('text-arrived', {
    kind: 'unknown',
    outcome: 'arrived',
    said: 'unknown.settled',
    act: settle('sent'),
  }),
  ending('text-again', { kind: 'unknown', outcome: 'again', said: 'unknown.tried', act: settle('due') }),
];
