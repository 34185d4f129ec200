// Where somebody may share: their own groups, and those that ask in an employer they answer for. Then others read the employer's
// name and not theirs.
import type { EmployerPlace } from '../store/employerGroups.js';
import type { View } from '../store/store.js';
import { gist } from './gist.js';
import { myGroups } from './myGroups.js';
import { questionOf } from './step.js';
import type { Turn, Words } from './turn.js';

export interface SharePlace {
  id: string;
  /** As it is chosen. */
  label: string;
  communityId: string;
  group: string;
  /** In whose name, where that is not their own. */
  employer?: { id: string; name: string };
}

/** Characters of a label, so that three of them and More fit one segment; and what a name may have of a longer one. */
const MOST = 40;
const MOST_EMPLOYER = 15;
const MOST_GROUP = 18;

/** Their own groups first. */
export async function sharePlaces(turn: Turn): Promise<SharePlace[]> {
  const own = (await myGroups(turn)).map(({ id, name }) => ({
    id,
    label: name,
    communityId: id,
    group: name,
  }));
  return [...own, ...(await employerPlaces(turn, turn.person.id))];
}

export async function employerPlaces(
  { store, words }: { store: View; words: Words },
  personId: string,
): Promise<SharePlace[]> {
  const places = await store.employers.placesOf(personId);
  return places.map((place) => ({
    id: place.id,
    label: labelOf(words, place),
    communityId: place.communityId,
    group: place.communityName,
    employer: { id: place.employerId, name: place.employerName },
  }));
}

function labelOf(words: Words, { employerName, communityName }: EmployerPlace): string {
  const label = (employer: string, group: string) =>
    questionOf({ words }, 'post.asEmployer', { employer, group }).text;
  const whole = label(employerName, communityName);
  return whole.length <= MOST
    ? whole
    : label(gist(employerName, MOST_EMPLOYER), gist(communityName, MOST_GROUP));
}

/** The place that was chosen by its id; a group that was named stands for the only place in it. */
export const placeOf = (places: readonly SharePlace[], id: string): SharePlace | undefined =>
  places.find((place) => place.id === id) ?? places.find(({ communityId }) => communityId === id);

/** Whether an employer's author may still write in its name there. */
export async function mayStillShare(
  { store }: Pick<Turn, 'store'>,
  { communityId, employerId, personId }: { communityId: string | null; employerId: string; personId: string },
): Promise<boolean> {
  const places = await store.employers.placesOf(personId);
  return places.some((place) => place.communityId === communityId && place.employerId === employerId);
}
