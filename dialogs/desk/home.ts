// The home of one person in Slack: what needs them now, the longest waiting first.
import { isStaff, runs } from './may.js';
import type { Draw } from './deed.js';
import { nameOf } from './waitingCard.js';

/** Lines on a home; Slack draws a hundred blocks at most. */
const MOST = 20;

export const home: Draw = async (drawing) => {
  const { reader, store, words } = drawing;
  if (!reader) return null;
  const roles = reader.roles;
  const lines =
    isStaff(roles) || roles.some(({ kind }) => kind === 'facilitator') ? await store.safety.waiting(200) : [];
  const mine = lines.filter(({ communityId }) => runs(roles, communityId)).slice(0, MOST);
  const parts = await Promise.all(
    mine.map(async ({ id, note, personId }) => [
      { kind: 'text', text: `${await nameOf(drawing, personId)}: ${note}` } as const,
      { kind: 'buttons', buttons: [{ id: `do:close:${id}`, label: words['desk.close'] }] } as const,
    ]),
  );
  return {
    title: words['desk.home'],
    parts: [{ kind: 'heading', text: words['desk.needsYou'] }, ...parts.flat()],
  };
};
