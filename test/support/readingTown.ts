// Towns by chance, for the pages for reading: the rows of one, and what product.md lets each of its people see, so plainly that it
// can be read against it.
import fc from 'fast-check';
import type { Community, Membership } from '../../store/communities.js';
import type { Person, Role } from '../../store/people.js';
import type { Answer, Question } from '../../store/questions.js';
import type { Block } from '../../store/safety.js';
import type { Comment, Update } from '../../store/updates.js';
import { answer, comment, community, membership, person, question, update } from '../store/rows.js';

/** Milliseconds UTC: when the town is looked at. */
export const lookedAt = Date.UTC(2026, 11, 1, 15);

export interface Town {
  people: Person[];
  communities: Community[];
  memberships: Membership[];
  roles: Role[];
  updates: Update[];
  comments: Comment[];
  questions: Question[];
  answers: Answer[];
  blocks: Block[];
}

const names = ['p0', 'p1', 'p2', 'p3'];
const groups = ['c0', 'c1', 'c2'];
const someone = fc.constantFrom(...names);
const somewhere = fc.constantFrom(...groups);
const rarely = fc.constantFrom(false, false, false, false, true);

const draws = fc.record({
  anyone: fc.subarray(names),
  open: fc.subarray(groups),
  closed: fc.subarray(groups, { maxLength: 1 }),
  joined: fc.uniqueArray(fc.record({ who: someone, where: somewhere, left: rarely, asks: rarely }), {
    minLength: 3,
    maxLength: 10,
    selector: ({ who, where }) => `${who} ${where}`,
  }),
  roled: fc.array(
    fc.record({
      who: someone,
      kind: fc.constantFrom<Role['kind'][]>('employer', 'facilitator', 'staff', 'safeguarding'),
      where: fc.option(somewhere),
      over: rarely,
    }),
    { maxLength: 2 },
  ),
  shared: fc.array(
    fc.record({
      who: someone,
      where: fc.option(somewhere, { freq: 8 }),
      visibility: fc.constantFrom<Update['visibility'][]>('community', 'community', 'community', 'only-me'),
      state: fc.constantFrom<Update['state'][]>(
        'shared',
        'shared',
        'shared',
        'waiting',
        'held',
        'taken-back',
        'removed',
      ),
      later: rarely,
    }),
    { minLength: 5, maxLength: 14 },
  ),
  asked: fc.array(
    fc.record({
      who: someone,
      where: fc.option(somewhere, { freq: 8 }),
      by: someone,
      shared: fc.constantFrom<Question['shared'][]>('yes', 'yes', 'no'),
      state: fc.constantFrom<Question['state'][]>('closed', 'answered', 'routed', 'withdrawn'),
      answered: fc.constantFrom<Answer['state'][]>('sent', 'sent', 'held', 'removed'),
    }),
    { maxLength: 4 },
  ),
  replied: fc.array(
    fc.record({
      who: someone,
      to: fc.nat(13),
      state: fc.constantFrom<Comment['state'][]>(
        'shared',
        'shared',
        'shared',
        'held',
        'taken-back',
        'removed',
      ),
      later: rarely,
    }),
    { maxLength: 8 },
  ),
  blocked: fc.uniqueArray(fc.record({ who: someone, whom: someone, over: rarely }), {
    maxLength: 3,
    selector: ({ who, whom }) => `${who} ${whom}`,
  }),
});

/** Every id begins with `prefix`, and every text holds the id of its row: `words of t1-u0.` */
export const towns = draws.map((drawn) => (prefix: string) => townOf(drawn, prefix));

type Drawn = typeof draws extends fc.Arbitrary<infer D> ? D : never;

const until = (over: boolean) => (over ? 5 : null);

function townOf(drawn: Drawn, prefix: string): Town {
  const id = (name: string) => `${prefix}${name}`;
  const place = (where: string | null) => (where === null ? null : id(where));
  return {
    people: names.map((name) =>
      person(id(name), { pageVisibility: drawn.anyone.includes(name) ? 'anyone' : 'groups' }),
    ),
    communities: groups.map((name) =>
      community(id(name), {
        visibility: drawn.open.includes(name) ? 'public' : 'members',
        closedAt: until(drawn.closed.includes(name)),
      }),
    ),
    memberships: drawn.joined.map(({ who, where, left, asks }) =>
      membership(id(where), id(who), { until: until(left), state: asks ? 'asked' : 'member' }),
    ),
    roles: drawn.roled.map(({ who, kind, where, over }, n) => ({
      id: id(`r${n}`),
      personId: id(who),
      kind,
      communityId: place(where),
      since: 1,
      until: until(over),
    })),
    updates: drawn.shared.map(({ who, where, visibility, state, later }, n) =>
      update(id(`u${n}`), id(who), {
        communityId: place(where),
        text: `words of ${id(`u${n}`)}.`,
        visibility,
        state,
        visibleFrom: later ? lookedAt + 1 : lookedAt - (n >> 1),
      }),
    ),
    comments: drawn.replied.map(({ who, to, state, later }, n) =>
      comment(id(`k${n}`), id(`u${to % drawn.shared.length}`), id(who), {
        text: `words of ${id(`k${n}`)}.`,
        state,
        visibleFrom: later ? lookedAt + 1 : lookedAt - n,
      }),
    ),
    questions: drawn.asked.map(({ who, where, shared, state }, n) =>
      question(id(`q${n}`), id(who), {
        communityId: place(where),
        text: `words of ${id(`q${n}`)}.`,
        shared,
        state,
        answeredAt: lookedAt - n,
      }),
    ),
    answers: drawn.asked.map(({ by, answered }, n) =>
      answer(id(`a${n}`), id(`q${n}`), id(by), { text: `words of ${id(`a${n}`)}.`, state: answered }),
    ),
    blocks: drawn.blocked
      .filter(({ who, whom }) => who !== whom)
      .map(({ who, whom, over }, n) => ({
        id: id(`b${n}`),
        personId: id(who),
        blockedPersonId: id(whom),
        since: 1,
        until: until(over),
      })),
  };
}

/** A town somebody was forgotten in. */
export function without(town: Town, gone: string): Town {
  const here = <T extends { personId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ personId }) => personId !== gone);
  const updates = here(town.updates);
  return {
    ...town,
    people: town.people.filter(({ id }) => id !== gone),
    memberships: here(town.memberships),
    roles: here(town.roles),
    updates,
    comments: here(town.comments).filter(({ updateId }) => updates.some(({ id }) => id === updateId)),
    questions: here(town.questions),
    answers: here(town.answers),
    blocks: here(town.blocks),
  };
}

/** What one reader may see in a town; `null` is the open web. */
export class Eyes {
  constructor(
    private readonly town: Town,
    private readonly reader: string | null,
  ) {}

  /** The ids of what stands on a person's page; `null`: there is no page for this reader. */
  personPage(personId: string, isFeed = false): string[] | null {
    const { town, reader } = this;
    const owner = town.people.find(({ id }) => id === personId);
    if (!owner) return null;
    const theirs = town.updates.filter((one) => one.personId === personId);
    if (reader === personId)
      return this.withReplies(theirs.filter(({ state }) => ['shared', 'waiting', 'held'].includes(state)));
    const shown = theirs.filter((one) => this.sees(one));
    const seen = isFeed ? shown.map(({ id }) => id) : this.withReplies(shown);
    const knows = owner.pageVisibility === 'anyone' || this.together(personId) || seen.length > 0;
    return this.isApart(personId) || !knows ? null : seen;
  }

  personFeed(personId: string): string[] {
    return this.town.updates.filter((one) => one.personId === personId && this.sees(one)).map(({ id }) => id);
  }

  communityPage(communityId: string, isFeed = false): string[] | null {
    const { town } = this;
    const group = town.communities.find(({ id }) => id === communityId);
    if (!group || group.closedAt !== null || !(group.visibility === 'public' || this.isInside(group)))
      return null;
    const updates = town.updates.filter((one) => one.communityId === communityId && this.sees(one));
    const questions = town.questions.filter(
      (one) =>
        one.communityId === communityId && one.shared === 'yes' && ['answered', 'closed'].includes(one.state),
    );
    const answers = town.answers.filter(
      (one) =>
        one.state === 'sent' &&
        !this.isApart(one.personId) &&
        questions.some(({ id }) => id === one.questionId),
    );
    const answered = answers.map(({ questionId }) => questionId);
    const seen = isFeed ? updates.map(({ id }) => id) : this.withReplies(updates);
    return [...seen, ...answered, ...answers.map(({ id }) => id)];
  }

  /** The updates, and what was answered to them: to the open web only by those who opened their page to it. */
  private withReplies(updates: readonly Update[]): string[] {
    const replies = this.town.comments.filter(({ updateId, personId, state, visibleFrom }) => {
      const to = updates.find(({ id }) => id === updateId);
      const group = this.town.communities.find(({ id }) => id === to?.communityId);
      const author = this.town.people.find(({ id }) => id === personId);
      if (!to || state !== 'shared' || visibleFrom > lookedAt || this.isApart(personId)) return false;
      const isOpen = group?.visibility === 'public' && author?.pageVisibility === 'anyone';
      const isOwn = this.reader === to.personId || this.reader === personId;
      return isOwn || isOpen || (group !== undefined && this.isInside(group));
    });
    return [...updates, ...replies].map(({ id }) => id);
  }

  private sees({ state, visibility, visibleFrom, communityId, personId }: Update): boolean {
    const group = this.town.communities.find(({ id }) => id === communityId);
    const author = this.town.people.find(({ id }) => id === personId);
    if (state !== 'shared' || visibility !== 'community' || visibleFrom > lookedAt) return false;
    if (!group || group.closedAt !== null || !author || this.isApart(personId)) return false;
    return this.isInside(group) || (group.visibility === 'public' && author.pageVisibility === 'anyone');
  }

  private isInside({ id }: Community): boolean {
    return (
      this.isMember(this.reader, id) ||
      this.town.roles.some(
        ({ personId, until, kind, communityId }) =>
          personId === this.reader &&
          until === null &&
          (kind === 'staff' ||
            kind === 'safeguarding' ||
            (kind === 'facilitator' && (communityId === null || communityId === id))),
      )
    );
  }

  private isMember(who: string | null, group: string): boolean {
    return this.town.memberships.some(
      ({ personId, communityId, until, state }) =>
        personId === who && communityId === group && until === null && state === 'member',
    );
  }

  private together(other: string): boolean {
    return this.town.communities.some(
      ({ id, closedAt }) => closedAt === null && this.isMember(this.reader, id) && this.isMember(other, id),
    );
  }

  private isApart(other: string): boolean {
    const isPair = (a: string, b: string) =>
      (a === this.reader && b === other) || (a === other && b === this.reader);
    return this.town.blocks.some(
      ({ personId, blockedPersonId, until }) => until === null && isPair(personId, blockedPersonId),
    );
  }
}
