// BLOCK and UNBLOCK: two people no longer see what the other writes. Whom it is about is never guessed: asked among namesakes,
// asked again before it is done.
import type { Person } from '../store/people.js';
import type { Block } from '../store/safety.js';
import { conversation } from './conversation.js';
import { gist } from './gist.js';
import { names } from './names.js';
import { shorten } from './shorten.js';
import { questionOf, type Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface BlockDraft {
  way: 'block' | 'unblock';
  wanted?: string;
  who?: Choice;
  name?: string;
  sure?: Choice;
}

/** Characters of what somebody wrote, so that three namesakes fit one segment. */
const GIST = 28;

async function chooseWho(step: Step<BlockDraft>) {
  const { draft, turn } = step;
  const { shown } = turn.state;
  if (draft.who) return step.next();
  const wanted = draft.wanted?.replace(/^@/, '').trim();
  if (!wanted && !shown) return refuse(step, 'nobody');
  const found = wanted ? await named(turn, wanted) : [];
  const [one, other] = wanted ? found : [{ id: shown?.personId ?? '', name: shown?.name ?? '' }];
  if (!one) return refuse(step, 'unknown');
  draft.name = one.name ?? wanted ?? '';
  if (other)
    return step.pick(
      'who',
      'block.which',
      async (offset) => labelled(turn, found.slice(offset, offset + 4)),
      { params: { name: draft.name } },
    );
  draft.who = { id: one.id, label: draft.name };
  return step.next();
}

async function refuse(step: Step<BlockDraft>, why: 'nobody' | 'unknown') {
  if (why === 'nobody') await step.say(`${step.draft.way}.nobody`);
  else await step.say('block.unknown', { text: shorten(step.draft.wanted ?? '') });
  return step.end();
}

/** People of that name in a group of theirs; whoever was read last counts by their name too, even an employer. */
async function named({ person, state, store }: Turn, wanted: string): Promise<Pick<Person, 'id' | 'name'>[]> {
  const found = await store.people.namesakes(person.id, wanted);
  const { shown } = state;
  if (found.length > 0 || shown?.name.toLowerCase() !== wanted.toLowerCase()) return found;
  return [{ id: shown.personId, name: shown.name }];
}

/** Namesakes told apart by what they last wrote where it may be seen, else by a group. */
function labelled(turn: Turn, found: readonly Pick<Person, 'id'>[]): Promise<{ id: string; name: string }[]> {
  return Promise.all(found.map(async ({ id }) => ({ id, name: await label(turn, id) })));
}

async function label(turn: Turn, id: string): Promise<string> {
  const { now, person, store } = turn;
  const mine = await store.communities.mine(person.id);
  const wrote = (await store.updates.of(id, 20)).find(
    ({ communityId, state, visibility, visibleFrom }) =>
      state === 'shared' &&
      visibility === 'community' &&
      visibleFrom <= now &&
      mine.some((group) => group.id === communityId),
  );
  if (wrote) return questionOf(turn, 'block.wrote', { gist: gist(wrote.text, GIST) }).text;
  const theirs = await store.communities.mine(id);
  const group = mine.find((one) => theirs.some((other) => other.id === one.id))?.name ?? '';
  return questionOf(turn, 'block.inGroup', { group }).text;
}

async function isSure(step: Step<BlockDraft>) {
  const { draft, turn } = step;
  if (draft.way === 'unblock' || draft.sure) return step.next();
  const name = draft.name ?? '';
  if (!(await hasBlocked(turn, draft.who?.id ?? ''))) return step.choose('sure', 'block.sure', { name });
  await step.say('block.already', { name });
  return step.end();
}

/** Only their own block counts: that they were blocked is not theirs to know. */
async function hasBlocked({ person, store }: Turn, id: string): Promise<boolean> {
  if (!(await store.people.blockedBetween(person.id, id))) return false;
  const { blocks = [] } = await store.people.everythingAbout(person.id);
  return (blocks as Block[]).some(({ blockedPersonId, until }) => blockedPersonId === id && until === null);
}

async function blockOrUnblock(step: Step<BlockDraft>) {
  const { draft, turn } = step;
  const name = draft.name ?? '';
  const pair = { personId: turn.person.id, blockedPersonId: draft.who?.id ?? '', until: null };
  if (draft.way === 'unblock') turn.changes.set('blocks', pair, { until: turn.now });
  else if (draft.sure?.id === 'block')
    turn.changes.add('blocks', { id: turn.newId(), ...pair, since: turn.now });
  const became =
    draft.way === 'unblock' ? 'unblock.done' : draft.sure?.id === 'block' ? 'block.done' : 'block.not';
  await step.say(became, { name });
  return step.end();
}

export const block = conversation<BlockDraft>(names.block, { steps: [chooseWho, isSure, blockOrUnblock] });
