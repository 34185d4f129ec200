// REPORT: something that was read is shown to staff, with what is the matter with it.
import { conversation } from './conversation.js';
import { names } from './names.js';
import { takeUpSent } from './readDigest.js';
import type { Step } from './step.js';
import type { Choice, Shown, Turn } from './turn.js';

/** What can be reported: all that can be replied to, and what the guest of a hotseat said. */
export type Reported = Omit<Shown, 'kind'> & { kind: Shown['kind'] | 'hotseat-answer' };

interface ReportDraft {
  /** A number of the open digest, or what is the matter. */
  wanted?: string;
  about?: Reported;
  reason?: Choice;
  words?: string;
}

/** `2`, `D2`, `2 it is rude`. */
const NUMBERED = /^d?\s*(\d{1,2})(?!\w)\W*(.*)$/is;

async function chooseWhat(step: Step<ReportDraft>) {
  const { draft, turn } = step;
  const [, number, words = ''] = NUMBERED.exec(draft.wanted ?? '') ?? [];
  const about = draft.about ?? (await (number ? numbered(turn, Number(number)) : readLast(turn)));
  if (!about) {
    await step.say('report.nothing');
    return step.end();
  }
  draft.about = about;
  draft.words ??= (number ? words : draft.wanted) || undefined;
  return step.next();
}

/** An answer that came to them is as good as one they opened. */
const LATELY_MS = 14 * 24 * 60 * 60 * 1000;

/** What they read last: something they opened, or an answer that they were told since. */
async function readLast({ now, person, state, store, words }: Turn): Promise<Reported | undefined> {
  const { shown } = state;
  const told = await store.safety.newestTold(person.id, shown?.at ?? now - LATELY_MS, now);
  return told
    ? { kind: told.kind, id: told.id, personId: told.byId, name: told.byName ?? words.someone }
    : shown;
}

/** What a number of the open digest stands for, if it may still be seen. */
async function numbered(turn: Turn, number: number): Promise<Shown | undefined> {
  await takeUpSent(turn);
  const { now, person, state, store, words } = turn;
  const item = state.digest && (await store.digests.item(state.digest.id, number));
  const news = item && (await store.digests.open(person.id, item.kind, item.itemId, now));
  return news && news.kind !== 'hotseat' && news.kind !== 'summary'
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
  await fileReport(turn, about, { ...reason, words: draft.words });
  keepShown(turn, about);
  await (reason.id === 'unsafe' ? step.say('report.unsafe') : step.say('report.done', { name: about.name }));
  return step.end();
}

/** REPLY and BLOCK mean it from now on; a guest is asked in the hotseat. */
export function keepShown(turn: Turn, { kind, ...about }: Reported): void {
  if (kind !== 'hotseat-answer') turn.state.shown = { ...about, kind, at: turn.now };
}

/** Staff see it, and whoever runs the group, unless it is they who wrote it. Who reported is in the report alone. */
export async function fileReport(
  turn: Turn,
  about: Pick<Reported, 'kind' | 'id' | 'personId'>,
  reason: { id: string; label: string; words?: string | undefined },
): Promise<void> {
  const { person, changes, now, store } = turn;
  // Once is enough: nobody makes the list of staff longer by saying it again.
  const before = await store.safety.reportsAbout(about.id);
  if (before.some(({ personId }) => personId === person.id)) return;
  const id = turn.newId();
  const said = [reason.id === 'other' ? null : reason.label, reason.words?.trim()].filter(Boolean).join(': ');
  changes.add('reports', {
    id,
    personId: person.id,
    aboutKind: about.kind,
    aboutId: about.id,
    reason: said,
    createdAt: now,
    closedAt: null,
  });
  changes.add('waiting', {
    id: turn.newId(),
    kind: 'report',
    personId: person.id,
    aboutId: id,
    note: `A report: ${said}`,
    createdAt: now,
    doneAt: null,
    communityId: await whoseFacilitators(turn, about),
  });
}

async function whoseFacilitators(
  { store }: Turn,
  { id, personId }: Pick<Shown, 'id' | 'personId'>,
): Promise<string | null> {
  const communityId = (await store.admin.item(id))?.communityId ?? null;
  if (communityId === null) return null;
  return (await store.communities.facilitators(communityId)).includes(personId) ? null : communityId;
}

/** What they may see of it now; `null`: nothing. */
export async function isReportable(
  { now, person, store, words }: Turn,
  { kind, id }: Pick<Reported, 'kind' | 'id'>,
): Promise<Reported | null> {
  const { reportable } = store.safety;
  const shown = await reportable({ kind, id }, person.id, now);
  if (shown) return { kind, id, personId: shown.byId, name: shown.byName ?? words.someone };
  const news = kind === 'hotseat-answer' ? null : await store.digests.open(person.id, kind, id, now);
  return news && { kind, id, personId: news.byId, name: news.byName ?? words.someone };
}

export const report = conversation<ReportDraft>(names.report, {
  steps: [chooseWhat, chooseReason, putOnList],
});
