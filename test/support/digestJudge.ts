// What a town is told by its digests, judged against what happened: everything new once, nothing twice, nothing at night, and nothing
// that somebody may not see.
import { DateTime } from 'luxon';
import type { Digest } from '../../store/digests.js';
import type { Store } from '../../store/store.js';
import { DAY, type DigestWorld, type Somebody } from './digestWorld.js';

/** Longer than a month: everybody's day comes. */
export const REST_MS = 40 * DAY;

export class DigestJudge {
  readonly found = { sent: 0, items: 0, goodbyes: 0, amiss: [] as string[] };
  /** Things that have reached somebody, and days on which something did. */
  private readonly told = new Map<string, Set<string>>();
  private readonly daysOf = new Map<string, Set<string>>();
  /** What the digests that arrived told of: from when to when. */
  private readonly spans = new Map<string, [number, number][]>();
  private readonly judged = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly world: DigestWorld,
  ) {}

  /** As it is made: it tells of everything that may be read since the last time, and of nothing else. */
  async judge(id: string | undefined): Promise<void> {
    const digest = id === undefined ? null : await this.store.view.digests.byId(id);
    if (!digest || id === undefined || this.judged.has(id)) return;
    this.judged.add(id);
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    const about = JSON.parse(digest.about ?? '{}') as { count: number; change?: string };
    if (about.change === 'off') return;
    const told = this.told.get(person.id) ?? new Set();
    // What is more than 70 days old when it can be told is news no more.
    const since = Math.max(digest.sinceAt ?? 0, digest.createdAt - 70 * DAY);
    const readable = this.world.readable(person, since, digest.untilAt ?? 0);
    const fresh = readable.filter((one) => !told.has(one.id)).map((one) => one.id);
    if (about.count !== fresh.length)
      this.amiss(digest, `tells of ${about.count} things, and ${fresh.length} are new`);
    for (const { itemId } of await this.store.view.digests.items(id))
      if (!fresh.includes(itemId)) this.amiss(digest, `lists ${itemId}, which is not new or not theirs`);
  }

  async arrives(digestId: string): Promise<void> {
    const digest = await this.store.view.digests.byId(digestId);
    if (!digest) return this.amissAt('a digest that is no row was sent');
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    this.found.sent += 1;
    if (digest.about?.includes('"change":"off"')) this.found.goodbyes += 1;
    const told = of(this.told, person.id);
    for (const { itemId } of await this.store.view.digests.items(digestId)) {
      if (told.has(itemId)) this.amiss(digest, `tells of ${itemId} again`);
      told.add(itemId);
      this.found.items += 1;
    }
    const spans = this.spans.get(person.id) ?? [];
    this.spans.set(person.id, [...spans, [digest.sinceAt ?? 0, digest.untilAt ?? 0]]);
  }

  isWelcome(digest: Digest, at = this.world.now): void {
    const person = this.world.people[Number(digest.personId.slice(1))] as Somebody;
    const local = DateTime.fromMillis(at, { zone: person.zone });
    const days = of(this.daysOf, person.id);
    if (local.hour < 8 || local.hour >= 21) this.amiss(digest, `comes at ${local.toFormat('HH:mm')}`);
    if (days.has(digest.slot)) this.amiss(digest, `is the second one of ${digest.slot}`);
    days.add(digest.slot);
    if (person.hasStopped) this.amiss(digest, 'goes to somebody who said STOP');
    if (person.pausedUntil > at) this.amiss(digest, 'comes in a pause');
  }

  async neverArrived(digestId: string): Promise<void> {
    const digest = await this.store.view.digests.byId(digestId);
    const spans = this.spans.get(digest?.personId ?? '') ?? [];
    this.spans.set(
      digest?.personId ?? '',
      spans.filter(([since, until]) => since !== digest?.sinceAt || until !== digest.untilAt),
    );
    for (const { itemId } of await this.store.view.digests.items(digestId))
      this.told.get(digest?.personId ?? '')?.delete(itemId);
  }

  /** Whoever wants news, and can have it, has been told of everything, and between two digests there is nothing untold. */
  async count(): Promise<void> {
    for (const person of this.world.people) {
      const known = await this.store.view.people.person(person.id);
      const mark = known?.digestMark ?? 0;
      this.holdTogether(person, mark);
      if (!known || known.digestEvery === 'off' || person.hasStopped || !person.isHere) continue;
      // Whose day fell into a pause waits for the next one.
      if ((known.pausedUntil ?? 0) > this.world.now - REST_MS) continue;
      const told = of(this.told, person.id);
      const since = Math.max(mark, this.world.now - 69 * DAY);
      const late = this.world.readable(person, since, this.world.now).filter(({ id }) => !told.has(id));
      if (late.length > 0) this.amissAt(`${person.id} was not told of ${late.length} things`);
    }
  }

  /** What is more than 70 days old when it can be told is news no more. */
  private holdTogether({ id }: Somebody, mark: number): void {
    let end: number | undefined;
    for (const [since, until] of (this.spans.get(id) ?? []).toSorted(([a], [b]) => a - b)) {
      if (end !== undefined && since > end && end < mark && until - since < 69 * DAY)
        this.amissAt(`${id} was told nothing of what came between ${end} and ${since}`);
      end = Math.max(end ?? 0, until);
    }
  }

  private amiss({ personId, slot, id }: Digest, what: string): void {
    this.amissAt(`${id} of ${personId}, ${slot}: ${what}`);
  }

  amissAt(what: string): void {
    if (this.found.amiss.length < 20) this.found.amiss.push(what);
  }
}

function of(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set<string>();
  sets.set(key, set);
  return set;
}
