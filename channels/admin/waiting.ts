// `waiting`: one list of everything a human must look at, and what to type next.
import type { Command } from 'commander';
import type { WaitingLine } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { MASS_STOP } from '../../store/doubtedStops.js';
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

/** What to type to look closer. Kinds that are not here say all they know in their note. */
const nextFor: Readonly<Record<string, (itemId: string) => string>> = {
  safeguarding: (id) => `safeguarding show ${id.slice(-6)}`,
  report: (id) => `updates show ${id}`,
  appeal: (id) => `updates show ${id}`,
  'waiting-update': (id) => `updates show ${id}`,
  'held-update': (id) => `updates show ${id}`,
  'held-comment': (id) => `updates show ${id}`,
  'held-answer': (id) => `updates show ${id}`,
  'unknown-send': (id) => `outbox settle ${id}`,
  'asks-to-join': () => 'requests list',
  'mass-stop': () => 'outbox stops',
};

interface Line extends Row {
  since: Date;
  kind: string;
}

async function list(desk: Desk): Promise<Result> {
  const lines = await desk.store.view.admin.waiting(most);
  const known = new Set(lines.flatMap(({ itemId, personId }) => [itemId, `${personId} ${itemId}`]));
  const others = (await withoutLine(desk)).filter(({ about }) => !known.has(about));
  const rows = [...lines.map(ofLine), ...others.map(ofOther)];
  return { rows: rows.sort((a, b) => a.since.getTime() - b.since.getTime()) };
}

/** A line of the list itself: the only kind that `done` takes off. */
function ofLine({ id, kind, personName, personId, note, createdAt, itemId }: WaitingLine): Line {
  const next = nextFor[kind]?.(itemId ?? '') ?? null;
  return { since: new Date(createdAt), kind, who: personName ?? personId, note, next, id };
}

/** Something that waits by itself, and is off the list once it is decided. */
interface Other {
  /** What a line about the same thing would name. */
  about: string;
  kind: string;
  personName: string | null;
  since: number;
  itemId: string;
}

async function withoutLine({ now, store }: Desk): Promise<Other[]> {
  const { admin } = store.view;
  const [held, requests, unknown] = await Promise.all([
    admin.held(),
    admin.requests(),
    admin.outbox(now, ['unknown'], most),
  ]);
  return [
    ...held.map((item) => ({
      ...item,
      kind: `held-${item.kind}`,
      about: item.id,
      itemId: item.id,
      since: item.createdAt,
    })),
    ...requests.map((request) => ({
      ...request,
      kind: 'asks-to-join',
      about: `${request.personId} ${request.communityId}`,
      itemId: request.id,
    })),
    ...unknown.map((row) => ({
      ...row,
      kind: 'unknown-send',
      about: String(row.id),
      itemId: String(row.id),
      since: row.createdAt,
    })),
  ];
}

const ofOther = ({ kind, personName, since, itemId }: Other): Line => ({
  since: new Date(since),
  kind,
  who: personName,
  note: null,
  next: nextFor[kind]?.(itemId) ?? null,
  id: null,
});

async function done(desk: Desk, typed: string): Promise<Result> {
  const { store, now } = desk;
  const line = ending('line', typed, await store.view.admin.waiting(most), ({ id }) => id);
  if (line.kind === MASS_STOP) throw new Mistake('This one is decided: outbox stops --believe, or --again.');
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
