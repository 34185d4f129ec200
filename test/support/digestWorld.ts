// Who is where, who shares what, and who keeps away from whom, in a town of the digests' tests: kept beside the store, so that what a
// digest says can be judged without asking the store.
import type { Operation, Tables } from '../../store/changes.js';
import type { Person } from '../../store/people.js';
import type { Store } from '../../store/store.js';
import type { Update } from '../../store/updates.js';
import * as rows from '../store/rows.js';

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;
const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/Santiago',
  'Australia/Lord_Howe',
] as const;
/** Things that happen between two looks, in a town however large: of no group there is so much that only the newest is read. */
const MOST_DEEDS = 8;
/** Of a group so many are kept in mind: more than come in the 70 days after which they are news no more. */
const MOST_OF_ONE = 500;
/** So many of the newest may still be decided on. */
const LATELY = 40;
const often = ['daily', 'weekly', 'weekly', 'weekly', 'monthly', 'off'] as const;

interface Member {
  communityId: string;
  mutedAt: number | null;
  rowId: string;
}

export interface Somebody {
  id: string;
  zone: string;
  groups: Member[];
  blocks: Set<string>;
  /** Texts now and then; the others are not heard from again. */
  isHere: boolean;
  hasStopped: boolean;
  pausedUntil: number;
}

export class DigestWorld {
  readonly people: Somebody[] = [];
  /** The newest of all, and those of each group. */
  private readonly newest: Update[] = [];
  private readonly updatesOf = new Map<string, Update[]>();
  private readonly communities: string[];
  private made = 0;
  /** Whom and which group: rows are written before others are ended. */
  private readonly left = new Set<string>();
  private inserts: { [T in keyof Tables]?: Tables[T][] } = {};
  private operations: Operation[] = [];

  constructor(
    readonly chance: () => number,
    count: number,
    public now: number,
  ) {
    this.communities = Array.from({ length: Math.max(3, Math.ceil(count / 8)) }, (_, n) => `c${n}`);
    this.communities.forEach((id) => this.add('communities', rows.community(id)));
    for (let n = 0; n < count; n++) this.enters(`p${n}`);
  }

  below(count: number): number {
    return Math.floor(this.chance() * count);
  }

  /** What has happened since last time becomes durable. */
  async tell(store: Store): Promise<void> {
    const { inserts, operations } = this;
    if (operations.length === 0 && Object.keys(inserts).length === 0) return;
    [this.inserts, this.operations] = [{}, []];
    this.left.clear();
    await store.commit(rows.changes({ inserts, operations }));
  }

  /** What somebody may read of what others saw after `since` and by `until`. */
  readable(person: Somebody, since: number, until: number): Update[] {
    const groups = person.groups.filter(({ mutedAt }) => mutedAt === null);
    return groups.flatMap(({ communityId }) =>
      (this.updatesOf.get(communityId) ?? []).filter(
        (one) => one.visibleFrom > since && one.visibleFrom <= until && this.mayRead(person, one),
      ),
    );
  }

  private mayRead(person: Somebody, { personId, state }: Update): boolean {
    const author = this.people[Number(personId.slice(1))];
    return (
      state === 'shared' &&
      personId !== person.id &&
      !person.blocks.has(personId) &&
      !author?.blocks.has(person.id)
    );
  }

  /** What happens between two looks. */
  somethingOrOther(): void {
    const most = Math.min(MOST_DEEDS, Math.ceil(this.people.length / 16));
    for (let deeds = this.below(most); deeds > 0; deeds--) this.something();
  }

  private something(): void {
    const kind = this.chance();
    const person = this.people[this.below(this.people.length)] as Somebody;
    if (kind < 0.75) this.shares(person);
    else if (kind < 0.8) this.decides();
    else if (kind < 0.84) this.joins(person);
    else if (kind < 0.88) this.leaves(person);
    else if (kind < 0.9) this.mutes(person);
    else if (kind < 0.92) this.blocks(person);
    else if (kind < 0.97) this.changesTimes(person);
    else if (kind < 0.985) this.pauses(person);
    else this.stopsOrStarts(person);
  }

  /** Those who are here text us. */
  async areHeard(store: Store): Promise<void> {
    const json = JSON.stringify({ stack: [], misses: 0, heardAt: this.now });
    await Promise.all(
      this.people
        .filter(({ isHere }) => isHere)
        .map(async ({ id }) => {
          const version = ((await store.view.people.whoIs(id))?.version ?? 0) + 1;
          await store.commit(rows.changes({ state: { personId: id, version, json } }));
        }),
    );
  }

  private enters(id: string): void {
    const createdAt = this.now - 60 * DAY;
    const zone = zones[this.below(zones.length)] ?? zones[0];
    const times = this.times();
    this.add('people', rows.person(id, { zone, createdAt, digestHour: this.below(24), ...times }));
    this.add('addresses', rows.address(id, { createdAt }));
    this.add('address_people', rows.addressPerson(id, { since: createdAt }));
    const agreed = { wording: 'w', version: 1, givenAt: createdAt, withdrawnAt: null };
    this.add('consents', { id: `consent ${id}`, personId: id, addressId: `at ${id}`, ...agreed });
    const one = { id, zone, groups: [], blocks: new Set<string>(), hasStopped: false, pausedUntil: 0 };
    const person: Somebody = { ...one, isHere: this.chance() < 0.85 };
    this.people.push(person);
    for (let groups = 1 + this.below(3); groups > 0; groups--) this.joins(person);
  }

  private times(): Pick<Person, 'digestEvery' | 'digestDay'> {
    return { digestEvery: often[this.below(often.length)] ?? 'weekly', digestDay: 1 + this.below(7) };
  }

  private shares({ groups, id }: Somebody): void {
    const group = groups[this.below(groups.length)];
    if (!group) return;
    const state = this.chance() < 0.1 ? 'waiting' : 'shared';
    const seen = { visibleFrom: this.now + 10 * 60_000, createdAt: this.now };
    const update = rows.update(this.id('u'), id, { communityId: group.communityId, state, ...seen });
    this.newest.push(update);
    if (this.newest.length > LATELY) this.newest.shift();
    const others = this.updatesOf.get(group.communityId) ?? [];
    this.updatesOf.set(group.communityId, [...others, update].slice(-MOST_OF_ONE));
    this.add('updates', { ...update });
  }

  /** Staff approve what waits, late, or take something down. */
  private decides(): void {
    const update = this.newest[this.below(this.newest.length)];
    if (!update) return;
    const decided =
      update.state === 'waiting'
        ? ({ state: 'shared', visibleFrom: this.now } as const)
        : ({ state: 'removed' } as const);
    Object.assign(update, decided);
    this.set('updates', update.id, decided);
  }

  private joins(person: Somebody): void {
    const communityId = this.communities[this.below(this.communities.length)] ?? 'c0';
    if (person.groups.some((group) => group.communityId === communityId)) return;
    if (this.left.has(`${person.id} ${communityId}`)) return;
    const rowId = this.id('m');
    person.groups.push({ communityId, mutedAt: null, rowId });
    this.add('memberships', rows.membership(communityId, person.id, { id: rowId, since: this.now }));
  }

  private leaves(person: Somebody): void {
    const [gone] = person.groups.splice(this.below(person.groups.length), 1);
    if (!gone) return;
    this.left.add(`${person.id} ${gone.communityId}`);
    this.set('memberships', gone.rowId, { until: this.now });
  }

  private mutes(person: Somebody): void {
    const group = person.groups[this.below(person.groups.length)];
    if (!group) return;
    group.mutedAt = group.mutedAt === null ? this.now : null;
    this.set('memberships', group.rowId, { mutedAt: group.mutedAt });
  }

  private blocks(person: Somebody): void {
    const blockedPersonId = `p${this.below(this.people.length)}`;
    if (blockedPersonId === person.id || person.blocks.has(blockedPersonId)) return;
    person.blocks.add(blockedPersonId);
    const block = { personId: person.id, blockedPersonId, since: this.now, until: null };
    this.add('blocks', { id: this.id('b'), ...block });
  }

  private changesTimes(person: Somebody): void {
    const moves = this.chance() < 0.3;
    if (moves) person.zone = zones[this.below(zones.length)] ?? zones[0];
    const times = { ...this.times(), zone: person.zone, digestHour: this.below(24), pausedUntil: null };
    person.pausedUntil = 0;
    this.set('people', person.id, { ...times, digestNextAt: null });
  }

  private pauses(person: Somebody): void {
    person.pausedUntil = this.now + this.below(20) * DAY;
    this.set('people', person.id, { pausedUntil: person.pausedUntil, digestNextAt: null });
  }

  private stopsOrStarts(person: Somebody): void {
    person.hasStopped = !person.hasStopped;
    this.set('addresses', `at ${person.id}`, { optedOutAt: person.hasStopped ? this.now : null });
  }

  private add<T extends keyof Tables>(table: T, row: Tables[T]): void {
    ((this.inserts[table] ??= []) as Tables[T][]).push(row);
  }

  private set(table: 'people' | 'addresses' | 'updates' | 'memberships', id: string, values: object): void {
    this.operations.push({ kind: 'set', table, where: { id }, values });
  }

  private id(kind: string): string {
    return `${kind}${String(++this.made).padStart(6, '0')}`;
  }
}
