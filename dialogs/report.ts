// REPORT: something that was read is shown to staff, with what is the matter with it.
import { conversation } from './conversation.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Shown, Turn } from './turn.js';

interface ReportDraft {
  /** A number of the open digest, or what is the matter. */
  wanted?: string;
  about?: Shown;
  reason?: Choice;
  words?: string;
}

/** `2`, `D2`, `2 it is rude`. */
const NUMBERED = /^d?\s*(\d{1,2})(?!\w)\W*(.*)$/is;

async function chooseWhat(step: Step<ReportDraft>) {
  const { draft, turn } = step;
  const [, number, words = ''] = NUMBERED.exec(draft.wanted ?? '') ?? [];
  const about = draft.about ?? (number ? await numbered(turn, Number(number)) : turn.state.shown);
  if (!about) {
    await step.say('report.nothing');
    return step.end();
  }
  draft.about = about;
  draft.words ??= (number ? words : draft.wanted) || undefined;
  return step.next();
}

/** What a number of the open digest stands for, if it may still be seen. */
async function numbered(
  { now, person, state, store, words }: Turn,
  number: number,
): Promise<Shown | undefined> {
  const item = state.digest && (await store.digests.item(state.digest.id, number));
  const news = item && (await store.digests.open(person.id, item.kind, item.itemId, now));
  return news
    ? { kind: news.kind, id: news.itemId, personId: news.byId, name: news.byName ?? words.someone }
    : undefined;
}

async function chooseReason(step: Step<ReportDraft>) {
  const { draft } = step;
  if (!draft.reason) return step.choose('reason', 'report.what', { name: draft.about?.name ?? '' });
  if (draft.reason.id === 'other' && draft.words === undefined) return step.askWords('words', 'report.words');
  return step.next();
}

async function putOnList(step: Step<ReportDraft>) {
  const { draft, turn } = step;
  const { about, reason } = draft;
  if (!about || !reason) throw new Error('a report of nothing');
  const { state, person, changes, now } = turn;
  const id = turn.newId();
  const said = [reason.id === 'other' ? null : reason.label, draft.words].filter(Boolean).join(': ');
  changes.add('reports', {
    id,
    personId: person.id,
    aboutKind: about.kind,
    aboutId: about.id,
    reason: said,
    createdAt: now,
    closedAt: null,
  });
  const line = {
    id: turn.newId(),
    kind: 'report',
    personId: person.id,
    aboutId: id,
    note: `A report: ${said}`,
    createdAt: now,
    doneAt: null,
  };
  changes.add('waiting', line);
  state.shown = about;
  await (reason.id === 'unsafe' ? step.say('report.unsafe') : step.say('report.done', { name: about.name }));
  return step.end();
}

export const report = conversation<ReportDraft>(names.report, {
  steps: [chooseWhat, chooseReason, putOnList],
});
