// A community's edition, sent by the people who run it: its news to everybody in it, a batch at a time, each once. It moves no
// watermark, and what stood in it is not told again.
import { EDITION_MS } from '../dialogs/desk/edition.js';
import type { DuePerson, EditionRun } from '../store/digestRuns.js';
import type { Edition } from '../store/digests.js';
import { makeDigest, type Making, MOST_LINES } from './digestMaking.js';
import { BATCH, type DigestSettings } from './digestSettings.js';

/** One batch of the oldest edition. False if there is none. */
export async function workOnEdition(settings: DigestSettings, making: Making): Promise<boolean> {
  const { digestRuns, view } = settings.store;
  const edition = await digestRuns.openEdition();
  if (!edition) return false;
  const group = await view.communities.byId(edition.communityId);
  const people = group?.closedAt === null ? await digestRuns.readersOf(edition, making.now, BATCH) : [];
  const runs = group ? await runsFor(settings, making, { edition, people, name: group.name }) : [];
  const to = people.at(-1)?.person.id ?? edition.reached;
  const doneAt = people.length < BATCH ? making.now : null;
  const written = await digestRuns.writeEdition(
    { edition, from: edition.reached, to, doneAt, runs },
    making.now,
  );
  if (written > 0) settings.made?.();
  return true;
}

async function runsFor(
  { store }: DigestSettings,
  making: Making,
  { edition, name, people }: { edition: Edition; people: readonly DuePerson[]; name: string },
): Promise<EditionRun['runs']> {
  const able = people.filter(mayHaveIt);
  const since = edition.createdAt - EDITION_MS;
  const readers = able.map(({ person }) => ({ id: person.id, since, only: edition.communityId }));
  const news = await store.digestRuns.newsFor(readers, making.until, MOST_LINES);
  return able.flatMap((due) => {
    const found = news.get(due.person.id);
    const slot = `edition ${edition.id}`;
    const made =
      found && makeDigest(making, { due, slot, news: found, since: null, about: { edition: name } });
    return made ?? [];
  });
}

const mayHaveIt = ({ address, consentedAt, person }: DuePerson): boolean =>
  address !== null && consentedAt !== null && !person.barredAt;
