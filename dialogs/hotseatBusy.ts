// More people listen to a hotseat by text than our number can text in time: whoever runs it hears that, once.
import type { Hotseat } from '../store/hotseats.js';
import type { Turn } from './turn.js';

/** To whoever made it, or to those who run the groups that hold it. */
export async function tellBusy(turn: Turn, hotseat: Hotseat): Promise<void> {
  const people = hotseat.byId === null ? await facilitatorsOf(turn, hotseat.id) : [hotseat.byId];
  for (const personId of people)
    await turn.tell(personId, { priority: 'hotseat', anyHour: true }, 'hotseat.busy', {
      guest: hotseat.guestName,
    });
}

async function facilitatorsOf({ store }: Turn, hotseatId: string): Promise<string[]> {
  const groups = await store.hotseats.communityIds(hotseatId);
  const people = await Promise.all(groups.map((id) => store.communities.facilitators(id)));
  return [...new Set(people.flat())];
}
