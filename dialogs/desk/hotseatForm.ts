// A hotseat is made in a form, and changed in the same while nobody was told of it. Nobody is told by it: that is a press of its own.
import type { Hotseat } from '../../store/hotseats.js';
import { momentOf } from '../dates.js';
import type { Turn } from '../turn.js';
import { closest, surely } from '../understanding/closest.js';
import type { Deed, Drawing, Filled } from './deed.js';
import { check, fieldsOf, rowIn, type Standing, seedsIn } from './hotseatFields.js';
import { addSeeds } from './hotseatSeeds.js';
import { auditHotseat, mayHotseat } from './hotseatMay.js';
import { belongsHere, isStaff, rolesOf, runsHere } from './may.js';
import { zoneOf } from './zone.js';

const DAY_MS = 24 * 60 * 60_000;
/** It begins in ten days, unless they say otherwise: people are asked a week before. */
const USUALLY_MS = 10 * DAY_MS;
const HOUR_MS = 60 * 60_000;
/** Groups in one list. */
const MOST = 100;

/** `about`: a draft; a group, by id or as it was typed after the command; or nothing. */
export const hotseat: Deed = {
  verb: 'hotseat',
  command: 'hotseat',
  ownWords: 'topic',
  async may(turn, about) {
    if (await turn.store.hotseats.byId(about)) return mayHotseat(turn, about);
    const roles = await rolesOf(turn);
    return isStaff(roles) || roles.some(({ kind }) => kind === 'facilitator');
  },
  async form(drawing, about) {
    const { words } = drawing;
    const draft = await drawing.store.hotseats.byId(about);
    if (draft && draft.state !== 'draft') return null;
    const groups = await groupsOf(drawing, about);
    if (groups.length === 0) return null;
    const standing = draft ? await standingOf(drawing, draft) : newOne(drawing, groups, about);
    return {
      title: words[draft ? 'run.change' : 'run.new'],
      parts: fieldsOf(words, standing, groups).map((field) => ({ kind: 'field', field })),
      submit: { id: `do:hotseat:${draft?.id ?? ''}`, label: words['run.save'] },
    };
  },
  check,
  async perform(turn, about, filled) {
    const row = rowIn(filled);
    if (row.startsAt <= turn.now) return turn.say('desk.past');
    const groupIds = (filled['groups'] ?? '').split(',').filter(Boolean);
    for (const id of groupIds) if (!(await runsHere(turn, id))) return turn.say('desk.notYours');
    const draft = about === '' ? null : await turn.store.hotseats.byId(about);
    if (draft && draft.state !== 'draft') return turn.say('run.announcedAlready');
    await save(turn, { draft, row, groupIds, filled });
    const date = momentOf(row.startsAt, row.zone);
    await turn.say('run.saved', { guest: row.guestName, date });
  },
};

async function save(
  turn: Turn,
  given: { draft: Hotseat | null; row: Standing['hotseat']; groupIds: string[]; filled: Filled },
): Promise<void> {
  const { draft, filled, groupIds, row } = given;
  const id = draft?.id ?? turn.newId();
  const people = await hostsIn(turn, filled, draft);
  if (draft) {
    turn.changes.set('hotseats', { id, state: 'draft' }, { ...row, ...people, changedAt: turn.now }, 1);
  } else {
    const made = { state: 'draft', movedFrom: null, createdAt: turn.now, changedAt: turn.now } as const;
    turn.changes.add('hotseats', { ...row, ...people, ...made, id, byId: turn.person.id });
  }
  await setGroups(turn, id, groupIds);
  await setSeeds(turn, id, seedsIn(filled));
  auditHotseat(turn, draft ? 'change' : 'new', id);
}

async function setGroups(turn: Turn, hotseatId: string, wanted: readonly string[]): Promise<void> {
  const there = await turn.store.hotseats.communityIds(hotseatId);
  for (const communityId of there)
    if (!wanted.includes(communityId)) turn.changes.remove('hotseat_communities', { hotseatId, communityId });
  for (const communityId of wanted)
    if (!there.includes(communityId))
      turn.changes.add('hotseat_communities', { id: turn.newId(), hotseatId, communityId });
}

async function setSeeds(turn: Turn, hotseatId: string, wanted: string[]): Promise<void> {
  const there = (await turn.store.hotseats.questions(hotseatId)).filter(({ seed }) => seed === 'yes');
  for (const { id } of there) turn.changes.remove('hotseat_questions', { id });
  addSeeds(turn, hotseatId, wanted);
}

/** Somebody of the workspace whom we do not know yet comes in by the code. */
async function hostsIn(
  turn: Turn,
  { who = '', cohost = '' }: Filled,
  draft: Hotseat | null,
): Promise<Pick<Hotseat, 'guestPersonId' | 'cohostPersonId'>> {
  const known = async (key: string): Promise<string | null> =>
    key === '' ? null : ((await turn.store.people.who(turn.address.channel, key))?.person.id ?? null);
  const guest = await known(who);
  if (who !== '' && guest === null) await turn.say('run.unknownGuest');
  return {
    guestPersonId: guest ?? draft?.guestPersonId ?? null,
    cohostPersonId: (await known(cohost)) ?? draft?.cohostPersonId ?? null,
  };
}

async function standingOf({ store }: Drawing, draft: Hotseat): Promise<Standing> {
  const questions = await store.hotseats.questions(draft.id);
  return {
    hotseat: draft,
    groupIds: await store.hotseats.communityIds(draft.id),
    seeds: questions.filter(({ seed }) => seed === 'yes').map(({ text }) => text),
  };
}

function newOne(drawing: Drawing, groups: readonly { id: string; label: string }[], about: string): Standing {
  const named = groups.find(({ id }) => id === about) ?? byName(groups, about);
  const only = groups.length === 1 ? groups[0] : undefined;
  const group = named ?? only;
  const startsAt = Math.ceil((drawing.now + USUALLY_MS) / HOUR_MS) * HOUR_MS;
  return {
    hotseat: { guestName: '', topic: '', startsAt, zone: zoneOf(drawing), minutes: 60, checked: 'yes' },
    groupIds: group ? [group.id] : [],
    seeds: [],
  };
}

function byName(groups: readonly { id: string; label: string }[], typed: string) {
  if (typed === '') return undefined;
  const found = surely(
    closest(
      typed,
      groups.map(({ id, label }) => ({ id, name: label })),
      2,
    ),
  );
  return groups.find(({ id }) => id === found?.id);
}

/** Those they run here; the one it was opened from is always among them. */
async function groupsOf(drawing: Drawing, about: string): Promise<{ id: string; label: string }[]> {
  const { reader, store } = drawing;
  const roles = reader?.roles ?? [];
  const own = roles.flatMap(({ kind, communityId }) =>
    kind === 'facilitator' && communityId !== null ? [communityId] : [],
  );
  const asked = (await store.communities.byId(about)) ? [about] : [];
  const everyOne = isStaff(roles) ? (await store.communities.allNames()).map(({ id }) => id) : [];
  const mine = isStaff(roles) ? asked : asked.filter((id) => own.includes(id));
  const found: { id: string; label: string }[] = [];
  for (const id of new Set([...mine, ...own, ...everyOne])) {
    if (found.length === MOST) break;
    const group = await store.communities.byId(id);
    if (group && group.closedAt === null && (await belongsHere(drawing, id)))
      found.push({ id, label: group.name });
  }
  return found;
}
