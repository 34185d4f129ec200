// `waiting`: one list of everything a human must look at, and what to type next.
import type { Command } from 'commander';
import type { WaitingLine } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { type Desk, decide, Mistake, type Result, type Row, type Run } from './desk.js';
import { ending } from './names.js';

const most = 500;

export function waiting(noun: Command, run: Run): void {
  noun
    .command('list')
    .description('Shows all of it, the longest waiting first, and what to do.')
    .action(run(list));
  noun
    .command('done')
    .description('Takes a line off the list: somebody has looked.')
    .argument('<id>', 'the id, or its last characters')
    .action(run(done));
}

/** What to type to look closer. Kinds without a line here say all they know in their note. */
const nextFor: Readonly<Record<string, (itemId: string) => string>> = {
  safeguarding: (id) => `safeguarding show ${id.slice(-6)}`,
  report: (id) => `updates show ${id}`,
  'held-update': (id) => `updates show ${id}`,
  'held-answer': (id) => `updates show ${id}`,
  'unknown-send': (id) => `outbox settle ${id}`,
};

interface Line extends Row {
  since: Date;
  kind: string;
}

async function list({ store }: Desk): Promise<Result> {
  const { admin } = store.view;
  const [lines, held, requests, unknown] = await Promise.all([
    admin.waiting(most),
    admin.held(),
    admin.requests(),
    admin.outbox(['unknown'], most),
  ]);
  const known = new Set(lines.map(({ itemId }) => itemId));
  const others = [
    ...held.map((item) => lineOf({ ...item, kind: `held-${item.kind}` }, `updates show ${item.id}`)),
    ...requests.map((request) =>
      lineOf({ ...request, createdAt: request.since, kind: 'request' }, 'requests list'),
    ),
    ...unknown.map((row) =>
      lineOf({ ...row, id: String(row.id), kind: 'unknown-send' }, `outbox settle ${row.id}`),
    ),
  ];
  const rows = [
    ...lines.map(ofRow),
    ...others.filter(({ about }) => !known.has(about)).map(({ line }) => line),
  ];
  return { rows: rows.sort((a, b) => a.since.getTime() - b.since.getTime()) };
}

/** A line of the list itself: the only kind that `done` takes off. */
function ofRow({ id, kind, personName, personId, note, createdAt, itemId }: WaitingLine): Line {
  const next = itemId === null ? null : (nextFor[kind]?.(itemId) ?? null);
  return { since: new Date(createdAt), kind, who: personName ?? personId, note, next, id };
}

interface Other {
  id: string;
  kind: string;
  personName: string | null;
  createdAt: number;
}

/** Something that waits without a line of its own, and is off the list once it is decided. */
function lineOf({ id, kind, personName, createdAt }: Other, next: string): { about: string; line: Line } {
  return {
    about: id,
    line: { since: new Date(createdAt), kind, who: personName, note: null, next, id: null },
  };
}

async function done(desk: Desk, typed: string): Promise<Result> {
  const { store, now } = desk;
  const line = ending('line', typed, await store.view.admin.waiting(most), ({ id }) => id);
  if (line.kind === 'safeguarding')
    throw new Mistake(`This one needs a note: safeguarding close ${line.aboutId?.slice(-6)} --note "…".`);
  const changes = new Changes();
  changes.set('waiting', { id: line.id, doneAt: null }, { doneAt: now }, 1);
  if (line.kind === 'report' && line.aboutId !== null)
    changes.set('reports', { id: line.aboutId, closedAt: null }, { closedAt: now });
  const { id, kind, personId } = line;
  await decide(desk, changes, { command: 'waiting done', personId, detail: { line: id, kind } });
  return { said: `Done: ${kind}, ${line.note}`, data: { id } };
}
