// UNLINK: what LINK joined is taken apart. Each side is again who it was, with whatever was done there.
import type { OwnAddress } from '../store/people.js';
import { begunIn } from './begun.js';
import { conversation } from './conversation.js';
import { allOf, DRAFT_ENDS, dropDraft, keepDraft, KEPT_MS } from './drafts.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, SavedState, Turn } from './turn.js';

interface UnlinkDraft {
  sure?: Choice;
}

async function isSure(step: Step<UnlinkDraft>) {
  const { draft, turn } = step;
  if (leaving(turn, await turn.store.people.addressesOf(turn.person.id)).size === 0) {
    await step.say('unlink.none');
    return step.end();
  }
  if (!draft.sure) return step.choose('sure', 'unlink.sure', undefined);
  if (draft.sure.id === 'apart') return step.next();
  await step.say('unlink.kept');
  return step.end();
}

/** Who leaves, and from which addresses: this side, or, on the first side, all that joined it. */
function leaving({ address }: Turn, own: readonly OwnAddress[]): Map<string, string[]> {
  const here = own.find(({ id }) => id === address.id)?.fromPersonId;
  const sides = new Map<string, string[]>();
  for (const { id, fromPersonId } of own) {
    if (!fromPersonId || (here && fromPersonId !== here)) continue;
    sides.set(fromPersonId, [...(sides.get(fromPersonId) ?? []), id]);
  }
  return sides;
}

async function takeApart(step: Step<UnlinkDraft>) {
  const { turn } = step;
  const { changes, now, person, store } = turn;
  const sides = leaving(turn, await store.people.addressesOf(person.id));
  putDown(turn);
  for (const [otherId, addressIds] of sides) {
    await stayBlocked(turn, otherId);
    const state = stateFor(turn.state, addressIds);
    endDraftsOf(turn, otherId, state);
    changes.unlink({ personId: person.id, otherId, addressIds, state: JSON.stringify(state), at: now });
  }
  const id = turn.newId();
  changes.add('audit', { id, at: now, kind: 'unlink', personId: person.id, actor: person.id, detail: '{}' });
  await step.say('unlink.done');
  return step.end();
}

/** What stands open becomes the draft of this side; what was shown or can be undone may be the other's by now. */
function putDown({ address, now, state }: Turn): void {
  const below = state.stack.splice(0, state.stack.length - 1);
  const begun = begunIn(state, below, { now, addressId: address.id });
  if (begun) keepDraft(state, begun.draft);
  delete state.undo;
  delete state.shown;
  delete state.digest;
}

/** The conversation a side goes on with: its own drafts go with it. */
function stateFor(state: SavedState, addressIds: readonly string[]): SavedState {
  const apart: SavedState = { stack: [], misses: 0, ...(state.hasAsked ? { hasAsked: true } : {}) };
  const theirs = allOf(state).filter(({ addressId }) => addressId && addressIds.includes(addressId));
  for (const draft of theirs.toReversed()) {
    keepDraft(apart, draft);
    dropDraft(state, draft);
  }
  return apart;
}

/** Their drafts are erased in time although they may never write again. */
function endDraftsOf(turn: Turn, personId: string, state: SavedState): void {
  const since = allOf(state).map(({ at }) => at);
  if (since.length === 0) return;
  state.draftEnds = Math.min(...since) + KEPT_MS;
  const timer = { id: turn.newId(), kind: DRAFT_ENDS, personId, aboutId: personId, dueAt: state.draftEnds };
  turn.changes.add('timers', { ...timer, doneAt: null, attempts: 0 });
}

/** Whoever blocks the person blocks every side. */
async function stayBlocked(turn: Turn, otherId: string): Promise<void> {
  const { changes, now, person, store } = turn;
  const already = new Set([...(await store.people.blockersOf(otherId)), otherId]);
  for (const personId of await store.people.blockersOf(person.id))
    if (!already.has(personId))
      changes.add('blocks', {
        id: turn.newId(),
        personId,
        blockedPersonId: otherId,
        since: now,
        until: null,
      });
}

export const unlink = conversation<UnlinkDraft>(names.unlink, { steps: [isSure, takeApart] });
