// The news of one group, as the next digest will tell it; whoever runs the group may send it to everybody there now, once a day.
import { dayNameOf } from '../digestSlots.js';
import { digestText } from '../digestText.js';
import type { Part, Sheet } from '../sheet.js';
import { fill } from '../words/shape.js';
import { auditGroup, mayRun } from './communities.js';
import type { Deed, Drawing } from './deed.js';

/** What an edition tells of: a week. */
export const EDITION_MS = 7 * 24 * 60 * 60_000;
const MOST = 7;
/** The day of the house: an edition is one for all of its readers. */
const ZONE = 'Europe/London';

export const edition: Deed = {
  verb: 'edition',
  may: mayRun,
  form: editionForm,
  async perform(turn, id) {
    const group = await turn.store.communities.byId(id);
    if (!group || group.closedAt !== null) return turn.say('desk.gone');
    const day = dayNameOf(turn.now, ZONE);
    if (await turn.store.digests.edition(id, day)) return turn.say('edition.already');
    const { now, person } = turn;
    const row = { id: turn.newId(), communityId: id, day, byId: person.id, createdAt: now };
    // Two who press at once write the same day: the second is run again, and hears that it is sent.
    turn.changes.add('editions', { ...row, reached: '', doneAt: null });
    auditGroup(turn, 'edition', { group: id, detail: { edition: row.id } });
    await turn.say('edition.sent');
  },
};

async function editionForm(drawing: Drawing, id: string): Promise<Sheet | null> {
  const { now, store, words } = drawing;
  const group = await store.communities.byId(id);
  if (!group || group.closedAt !== null) return null;
  const { items, count } = await store.digests.ofCommunity(id, now - EDITION_MS, now, MOST);
  const isSent = (await store.digests.edition(id, dayNameOf(now, ZONE))) !== null;
  const title = words['group.edition'];
  if (items.length === 0) return { title, parts: [{ kind: 'text', text: words['edition.nothing'] }] };
  const numbered = items.map((item, index) => ({ ...item, number: index + 1 }));
  const zone = drawing.reader?.zone ?? ZONE;
  const text = digestText(words, { count, groups: [group.name], edition: group.name }, numbered, {
    now,
    zone,
  });
  const parts: Part[] = [
    { kind: 'quote', text },
    {
      kind: 'small',
      text: fill(words['edition.people'], { people: await store.communities.countMembers(id) }),
    },
  ];
  if (isSent) return { title, parts: [...parts, { kind: 'small', text: words['edition.already'] }] };
  return { title, parts, submit: { id: `do:edition:${id}`, label: words['edition.send'] } };
}
