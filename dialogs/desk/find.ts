// `/cop find`: people and communities by name, as far as whoever asks may see them. A press shows one.
import type { Community } from '../../store/communities.js';
import type { Person } from '../../store/people.js';
import type { Turn } from '../turn.js';
import { closest } from '../understanding/closest.js';
import type { Deed } from './deed.js';
import { belongsHere, mayHelp, runsHere, spotOf } from './may.js';
import { cardRow } from './show.js';

/** How many are shown; how many are looked through. */
const MOST = 5;
const LOOKED = 100;

export async function sayFound(turn: Turn, asked: string): Promise<void> {
  // Slack helps to fill in a name, and puts a sign before it.
  const wanted = asked.replace(/^[@#]/, '');
  if (wanted === '') return turn.say('cop.findWhat');
  const people = await peopleLike(turn, wanted);
  const groups = await groupsLike(turn, wanted);
  if (people.length + groups.length === 0) return turn.say('cop.nobody', { text: wanted });
  for (const person of people) await sayPerson(turn, person);
  for (const { id, name } of groups)
    await turn.say('cop.group', { group: name, count: await turn.store.communities.countMembers(id) });
  const choices = people.map(({ id, name }) => ({ id: `do:show:${id}`, label: name ?? turn.words.someone }));
  await turn.sayText({ text: people.length > 0 ? turn.words['cop.which'] : '', choices });
}

async function peopleLike(turn: Turn, wanted: string): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of await turn.store.admin.peopleLike(wanted, LOOKED)) {
    if (found.length === MOST) break;
    if (await mayHelp(turn, person.id)) found.push(person);
  }
  return found;
}

async function groupsLike(turn: Turn, wanted: string): Promise<Pick<Community, 'id' | 'name'>[]> {
  const near = closest(wanted, await turn.store.communities.names(), MOST);
  const found: Pick<Community, 'id' | 'name'>[] = [];
  for (const { id, name } of near) if (await runsHere(turn, id)) found.push({ id, name });
  return found;
}

async function sayPerson(turn: Turn, { id, name }: Person): Promise<void> {
  const groups: string[] = [];
  for (const group of await turn.store.communities.mine(id))
    if (await belongsHere(spotOf(turn), group.id)) groups.push(group.name);
  const group = groups.join(', ') || turn.words['desk.none'];
  await turn.say('cop.person', { name: name ?? turn.words.someone, groups: group });
}

/** Puts somebody's card into the staff channel, where their thread is. */
export const show: Deed = {
  verb: 'show',
  may: mayHelp,
  async perform(turn, personId) {
    const place = await channelFor(turn, personId);
    if (!place) return turn.say('desk.noChannel');
    turn.changes.send(cardRow(place, { what: 'person', about: personId }, turn.now));
    await turn.say('desk.shown');
  },
};

/** The organisation's own channel for its staff; for a facilitator that of a group they share. */
async function channelFor(turn: Turn, personId: string) {
  const { house, store } = turn;
  for (const { id, slackChannel, slackTeam } of await store.communities.mine(personId))
    if (slackTeam && slackChannel && (await runsHere(turn, id)))
      return { team: slackTeam, channel: slackChannel };
  return house.desk ?? null;
}
