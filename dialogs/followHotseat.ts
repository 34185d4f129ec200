// Listening to a hotseat, read aloud: whom, and how much of it; kept, and changed in the same way.
import type { Hotseat } from '../store/hotseats.js';
import { conversation } from './conversation.js';
import { momentOf } from './dates.js';
import { graceOf } from './guestNamed.js';
import { countByText, isTooMany, listenHow, type Mode } from './hotseatListeners.js';
import { isInTime } from './hotseatTimes.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';
import { closest, surely } from './understanding/closest.js';
import { words } from './understanding/text.js';

interface FollowDraft {
  /** What followed the command: a guest's name, how much, or both. */
  wanted?: string;
  which?: Choice;
  how?: Choice;
}

type Follow = Step<FollowDraft>;

const howMuch: readonly (readonly [Mode, ReadonlySet<string>])[] = [
  ['every', new Set(['all', 'every', 'everything', 'each'])],
  ['quarter', new Set(['15', 'quarter', 'fifteen'])],
  ['mine', new Set(['mine', 'own', 'none', 'less'])],
];

async function whichHotseat(step: Follow) {
  const { draft, turn } = step;
  if (draft.which) return step.next();
  const all = await turn.store.hotseats.takingFrom(turn.person.id);
  const open = all.filter((one) => isInTime(one, turn.keptAt, graceOf(turn)));
  const listed = open.map(({ id, guestName }) => ({ id, name: guestName }));
  if (listed.length === 0) {
    await step.say('follow.none');
    return step.end();
  }
  const named = surely(closest(draft.wanted ?? '', listed));
  const [only] = named ? [named] : listed.length === 1 ? listed : [];
  if (!only) return step.pick('which', 'follow.which', async (offset) => listed.slice(offset, offset + 4));
  draft.which = { id: only.id, label: only.name };
  return step.next();
}

async function howToHear(step: Follow) {
  const { draft } = step;
  const said = words(draft.wanted ?? '');
  const mode = howMuch.find(([, each]) => said.some((word) => each.has(word)))?.[0];
  if (mode && !draft.how) draft.how = { id: mode, label: mode };
  delete draft.wanted;
  if (draft.how) return step.next();
  return step.choose('how', 'follow.how', { guest: draft.which?.label ?? '' });
}

async function keepHow(step: Follow) {
  const { draft, turn } = step;
  const hotseat = await turn.store.hotseats.byId(draft.which?.id ?? '');
  if (!hotseat) return step.end();
  const { guestName: guest, startsAt, zone } = hotseat;
  const wanted = modeOf(draft.how?.id);
  const isRefused = wanted === 'every' && (await hasNoRoom(step, hotseat));
  const mode = isRefused ? 'quarter' : wanted;
  await listenHow(turn, hotseat.id, mode);
  if (turn.now < startsAt) await step.say('follow.when', { guest, date: momentOf(startsAt, zone) });
  await step.say(isRefused ? 'follow.tooMany' : `follow.${mode}`, { guest });
  return step.end();
}

const modeOf = (id: string | undefined): Mode => (id === 'every' || id === 'quarter' ? id : 'mine');

/** Estimated before the first answer: with one more, the last would get it when the next is there. */
async function hasNoRoom({ turn }: Follow, { id }: Hotseat): Promise<boolean> {
  if (turn.address.channel !== 'sms') return false;
  const mine = await turn.store.hotseats.watcher(id, turn.person.id);
  const others = (await countByText(turn, id)) - (mine?.mode === 'every' ? 1 : 0);
  return isTooMany(turn, others + 1);
}

export const followHotseat = conversation<FollowDraft>(names.follow, {
  steps: [whichHotseat, howToHear, keepHow],
});
