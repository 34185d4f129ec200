// Somebody is kept away from a group, or from everything, and let back in. They hear why, and how to ask again; staff themselves
// cannot be kept away.
import type { Community } from '../../store/communities.js';
import type { Deed, Drawing } from './deed.js';
import type { Turn } from '../turn.js';
import { isStaff, rolesOf, runs } from './may.js';
import { checkWhy, sentence, whyField } from './why.js';
import { cardRow, placeFor } from './show.js';
import { calledOf } from './waiting.js';

/** A place to be kept away from: a group's id, or this. */
const ALL = 'all';

/** Whoever runs a group they are or were in; the whole is for staff. */
async function mayBar(turn: Turn, personId: string): Promise<boolean> {
  const { address, house, person, store } = turn;
  if (personId === person.id) return false;
  const roles = await rolesOf(turn);
  const isOurs = address.channel !== 'slack' || address.key.split('/', 1)[0] === house.desk?.team;
  if (isStaff(roles)) return isOurs;
  const places = await store.communities.everIn(personId);
  return places.some(
    ({ id, slackTeam }) => runs(roles, id) && (slackTeam ? address.key.startsWith(`${slackTeam}/`) : isOurs),
  );
}

/** The places whoever opens the form may name: of those they were in, or of those they are kept away from. */
async function placesFor({ reader, store, words }: Drawing, personId: string, verb: 'bar' | 'unbar') {
  const roles = reader?.roles ?? [];
  const { barredFrom, everIn } = store.communities;
  const barred = await barredFrom(personId);
  const groups = verb === 'unbar' ? barred : without(await everIn(personId), barred);
  const listed = groups
    .filter(({ id }) => runs(roles, id))
    .slice(0, 50)
    .map(({ id, name }) => ({ id, label: name }));
  const isOut = ((await store.people.person(personId))?.barredAt ?? null) !== null;
  const all = isStaff(roles) && isOut === (verb === 'unbar');
  return all ? [...listed, { id: ALL, label: words['bar.all'] }] : listed;
}

const without = (all: readonly Community[], some: readonly Community[]): Community[] =>
  all.filter(({ id }) => some.every((one) => one.id !== id));

/** Whether there is anything to let them back into. */
export const isBarred = async ({ store }: Drawing, personId: string): Promise<boolean> =>
  ((await store.people.person(personId))?.barredAt ?? null) !== null ||
  (await store.communities.barredFrom(personId)).length > 0;

const form =
  (verb: 'bar' | 'unbar', needsWhy: boolean): NonNullable<Deed['form']> =>
  async (drawing, personId) => {
    const { words } = drawing;
    const choices = await placesFor(drawing, personId, verb);
    if (choices.length === 0) return null;
    const label = words[verb === 'bar' ? 'bar.keep' : 'bar.back'];
    const where = { name: 'where', label: words['bar.where'], kind: 'choice', choices } as const;
    return {
      title: label,
      parts: [
        { kind: 'field', field: where },
        ...(needsWhy ? [{ kind: 'field', field: whyField(words) } as const] : []),
      ],
      submit: { id: `do:${verb}:${personId}`, label },
    };
  };

/** The form may be older than their role. */
const isTheirs = async (turn: Turn, where: string): Promise<boolean> =>
  where === ALL ? isStaff(await rolesOf(turn)) : runs(await rolesOf(turn), where);

export const bar: Deed = {
  verb: 'bar',
  may: mayBar,
  form: form('bar', true),
  check: checkWhy,
  async perform(turn, personId, { where = '', why = '' }) {
    if (!(await isTheirs(turn, where))) return turn.say('desk.notYours');
    const roles = await turn.store.people.rolesOf(personId);
    if (isStaff(roles) || roles.some(({ kind }) => kind === 'facilitator')) return turn.say('bar.not');
    const reason = sentence(why);
    const isDone =
      where === ALL ? await barAll(turn, personId, reason) : await barFrom(turn, personId, { where, reason });
    if (!isDone) return turn.say('bar.already');
    audit(turn, personId, { verb: 'bar', where, reason });
    await showAgain(turn, personId, where);
    await turn.say('bar.done', { name: await calledOf(turn, personId) });
  },
};

async function barAll(turn: Turn, personId: string, reason: string): Promise<boolean> {
  const person = await turn.store.people.person(personId);
  if (!person || (person.barredAt ?? null) !== null) return false;
  turn.changes.set('people', { id: personId, barredAt: null }, { barredAt: turn.now }, 1);
  await turn.tell(personId, { priority: 'answer' }, 'decision.barredAll', { reason });
  return true;
}

async function barFrom(
  turn: Turn,
  personId: string,
  { where, reason }: { where: string; reason: string },
): Promise<boolean> {
  const { communities } = turn.store;
  const group = await communities.byId(where);
  const before = await communities.membership(where, personId);
  if (!group || before?.state === 'barred') return false;
  const barred = {
    communityId: where,
    personId,
    addressId: null,
    since: turn.now,
    mutedAt: null,
    state: 'barred',
  } as const;
  if (before) turn.changes.set('memberships', { id: before.id, until: null }, { state: 'barred' }, 1);
  else turn.changes.add('memberships', { id: turn.newId(), until: null, ...barred });
  await turn.tell(personId, { priority: 'answer' }, 'decision.barred', { group: group.name, reason });
  return true;
}

export const unbar: Deed = {
  verb: 'unbar',
  may: mayBar,
  form: form('unbar', false),
  async perform(turn, personId, { where = '' }) {
    if (!(await isTheirs(turn, where))) return turn.say('desk.notYours');
    if (!(await letBack(turn, personId, where))) return turn.say('bar.already');
    audit(turn, personId, { verb: 'unbar', where });
    await showAgain(turn, personId, where);
    await turn.say('bar.undone', { name: await calledOf(turn, personId) });
  },
};

async function letBack(turn: Turn, personId: string, where: string): Promise<boolean> {
  const { communities, people } = turn.store;
  const told = { priority: 'answer' } as const;
  if (where === ALL) {
    const barredAt = (await people.person(personId))?.barredAt ?? null;
    if (barredAt === null) return false;
    turn.changes.set('people', { id: personId, barredAt }, { barredAt: null }, 1);
    await turn.tell(personId, told, 'decision.unbarredAll');
    return true;
  }
  const before = await communities.membership(where, personId);
  const group = await communities.byId(where);
  if (before?.state !== 'barred' || !group) return false;
  turn.changes.set('memberships', { id: before.id, state: 'barred', until: null }, { until: turn.now }, 1);
  await turn.tell(personId, told, 'decision.unbarred', { group: group.name });
  return true;
}

/** Their card offers the way back now, or keeping away. */
async function showAgain(turn: Turn, personId: string, where: string): Promise<void> {
  const place = await placeFor(turn.store, turn.house, where === ALL ? null : where);
  if (place) turn.changes.send(cardRow(place, { what: 'person', about: personId }, turn.now));
}

const audit = (turn: Turn, personId: string, detail: Readonly<Record<string, string>>): void =>
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'moderation',
    personId,
    actor: turn.person.id,
    detail: JSON.stringify(detail),
  });
