// After a turn: what staff have before their eyes and what has changed by it is drawn again, in the staff channel it belongs to.
// It decides nothing and reads no words.
import { EVERYTHING } from '../dialogs/desk/board.js';
import { kindOf } from '../dialogs/desk/kinds.js';
import { cardRow, type Place, placeFor } from '../dialogs/desk/show.js';
import type { Operation } from '../store/changes.js';
import type { Note } from '../store/notes.js';
import type { Waiting } from '../store/safety.js';
import type { LiveTurn } from './liveTurn.js';

type SetRows = Operation & { kind: 'set' };
type Line = Pick<Waiting, 'id' | 'kind' | 'personId' | 'communityId'>;

/** Adds the cards to the turn's messages; none where there is no desk. */
export async function show(turn: LiveTurn): Promise<void> {
  const { changes } = turn;
  const lines = await touchedLines(turn);
  for (const line of lines) await showLine(turn, line);
  for (const note of changes.inserts.notes ?? []) await showNote(turn, note);
  for (const operation of changes.operations) {
    if (operation.kind === 'erase') await showErased(turn, operation.personId);
    if (operation.kind === 'set' && operation.table === 'notes') await showSentNote(turn, operation);
  }
  if (isAtHome(turn)) showHome(turn);
}

async function touchedLines({ changes, store }: LiveTurn): Promise<Line[]> {
  const lines: Line[] = [...(changes.inserts.waiting ?? [])];
  for (const operation of changes.operations)
    if (operation.kind === 'set' && operation.table === 'waiting')
      lines.push(...(await linesWhere(store.safety, operation)));
  return lines;
}

async function linesWhere(safety: LiveTurn['store']['safety'], { where }: SetRows): Promise<Line[]> {
  const { aboutId, id, kind } = where as Partial<Waiting>;
  if (id !== undefined) return [await safety.line(id)].filter((line) => line !== null);
  return kind !== undefined && aboutId ? safety.linesAbout(kind, aboutId) : [];
}

async function showLine(turn: LiveTurn, line: Line): Promise<void> {
  const place = await placeFor(turn.store, turn.house, line.communityId);
  if (!place) return;
  const priority = line.kind === 'safeguarding' ? 'safeguarding' : 'broadcast';
  if (kindOf(line.kind).own && line.personId) {
    const person = `person:${line.personId}`;
    card(turn, place, { what: 'person', about: line.personId, priority });
    card(turn, place, { what: 'waiting', about: line.id, below: person, priority });
  }
  await showBoard(turn, place, line.communityId);
}

/** A community's own board stands in its own channel. */
async function showBoard(turn: LiveTurn, place: Place, communityId: Line['communityId']): Promise<void> {
  const community = communityId ? await turn.store.communities.byId(communityId) : null;
  card(turn, place, { what: 'board', about: community?.slackChannel ? community.id : EVERYTHING });
}

/** What was said to a person, and what they said to staff, stands in their thread. */
async function showNote(turn: LiveTurn, { communityId, id, kind, personId }: Note): Promise<void> {
  const place = await placeFor(turn.store, turn.house, communityId);
  if (!place || kind !== 'to-member') return;
  card(turn, place, { what: 'person', about: personId });
  card(turn, place, { what: 'note', about: id, below: `person:${personId}` });
}

async function showSentNote(turn: LiveTurn, { values, where }: SetRows): Promise<void> {
  const { id } = where as Partial<Note>;
  const note = id === undefined ? null : await turn.store.notes.byId(id);
  if (note) await showNote(turn, { ...note, ...values });
}

/** Every card that stood of them is drawn again, and says nothing of them any more. */
async function showErased(turn: LiveTurn, personId: string): Promise<void> {
  const { notes, safety } = turn.store;
  for (const line of await safety.linesOf(personId)) await showLine(turn, line);
  for (const note of await notes.about(personId, MOST_NOTES)) await showNote(turn, note);
}

function showHome({ address, changes, now, person }: LiveTurn): void {
  changes.send({
    channel: address.channel,
    address: address.key,
    conversation: 'home',
    personId: person.id,
    body: { text: '', choices: [], drawn: { what: 'home', about: person.id } },
    priority: 'answer',
    replyTo: null,
    dueAt: now,
    staleAt: null,
    mergeKey: `home ${address.key}`,
  });
}

/** They pressed something there, and look at it. */
const isAtHome = ({ cause, drawn }: LiveTurn): boolean =>
  cause.kind === 'message' && cause.row.conversation === 'home' && drawn?.what !== 'home';

/** Once a turn: what is drawn later is drawn as it is then. */
function card(turn: LiveTurn, place: Place, what: Parameters<typeof cardRow>[1]): void {
  const row = cardRow(place, what, turn.now);
  const { outbox } = turn.changes;
  if (!outbox.some(({ mergeKey }) => mergeKey === row.mergeKey)) turn.changes.send(row);
}

const MOST_NOTES = 200;
