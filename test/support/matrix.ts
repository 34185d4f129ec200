// The interrupt matrix: in every question of every flow, every message that may break in. What must hold afterwards, whatever it is.
import { expect } from 'chai';
import type { SavedState } from '../../dialogs/turn.js';
import type { OutboxRow } from '../../store/outbox.js';
import { complaintsAbout } from './checks.js';
import { lastOf, type Path, spotOf, walk } from './paths.js';
import type { Saying, Scene } from './scene.js';

const picture = { media: [{ url: 'https://media.example/1', contentType: 'image/jpeg' }] };

/** What breaks in. `the same again` is the last message with its own id; `gone` comes after the saved dialog has been taken away. */
const interrupts: Readonly<Record<string, Saying['says']>> = {
  STOP: 'STOP',
  START: 'START',
  HELP: 'HELP',
  MENU: 'MENU',
  BACK: 'BACK',
  '0': '0',
  UNDO: 'UNDO',
  AGAIN: 'AGAIN',
  MORE: 'MORE',
  'an empty text': '',
  'an emoji': '🎉',
  'a picture': picture,
  '1,600 characters': 'We went to the sea and had chips. '.repeat(50).slice(0, 1_600),
  'a word nobody knows': 'blurgh',
  'the same again': 'whatever',
  gone: '1',
};

export interface Case {
  path: Path;
  interrupt: string;
}

export const casesOf = (paths: readonly Path[]): Case[] =>
  paths.flatMap((path) => Object.keys(interrupts).map((interrupt) => ({ path, interrupt })));

/** Plays all cases side by side, each with a person of its own. Gives a sentence for everything that does not hold. */
export async function playAll(scene: Scene, cases: readonly Case[]): Promise<string[]> {
  const walkers = await walk(
    scene,
    cases.map(({ path }) => path),
  );
  const before = await Promise.all(walkers.map((who) => look(scene, who)));
  for (const [index, who] of walkers.entries())
    if (cases[index]?.interrupt === 'gone') await takeDialogAway(scene, who);
  const sayings = walkers.map((who, index) => {
    const interrupt = cases[index]?.interrupt ?? '';
    const again = interrupt === 'the same again' ? { providerId: lastOf(who) } : {};
    return { who, says: interrupts[interrupt] ?? '', ...again };
  });
  const { sent, faults } = await scene.hear(...sayings);
  const problems = faults.map((fault) => `a fault of our own: ${fault}`);
  for (const [index, who] of walkers.entries()) {
    const replies = sent.filter(({ address }) => address === scene.town.numberOf(who));
    const { path, interrupt } = cases[index] as Case;
    try {
      judge(interrupt, { was: before[index] as Look, is: await look(scene, who), replies });
    } catch (error) {
      problems.push(
        `${path.at} (${path.kind}: ${path.says.join(' > ')}), then ${interrupt}: ${(error as Error).message}`,
      );
    }
  }
  return problems;
}

interface Look {
  state: SavedState | undefined;
  isOut: boolean;
  isIn: number;
  /** Texts others can see or will see. */
  shared: string[];
  asked: number;
}

async function look(scene: Scene, who: string): Promise<Look> {
  const { people, updates, questions, communities } = scene.store.view;
  const known = await people.who('sms', scene.town.numberOf(who));
  const id = known?.person.id ?? '';
  const made = await updates.of(id, 100);
  return {
    state: await scene.stateOf(who),
    isOut: known ? known.address.optedOutAt !== null : false,
    isIn: (await communities.mine(id)).length,
    shared: made
      .filter(({ visibility, state }) => visibility === 'community' && state === 'shared')
      .map(({ text }) => text),
    asked: (await questions.waitingOf(id)).length,
  };
}

interface Seen {
  was: Look;
  is: Look;
  replies: readonly OutboxRow[];
}

function judge(interrupt: string, { was, is, replies }: Seen): void {
  expect(replies.length, 'replies').to.be.at.most(1);
  expect(complaintsAbout(replies).join('\n')).to.equal('');
  if (interrupt === 'the same again') {
    expect(replies.length, 'replies to what was answered already').to.equal(0);
    expect(is).to.deep.equal(was);
    return;
  }
  expect(is.isOut, 'opted out').to.equal(interrupt === 'STOP');
  expect(was.shared, 'nothing is published').to.include.members(is.shared);
  expect(is.asked, 'questions on their way').to.equal(was.asked);
  expect(is.isIn, 'groups they are in').to.equal(was.isIn);
  judgeState(interrupt, was.state, is.state);
}

/** The question is still open, or it has moved on, or what was written is kept as a draft. */
function judgeState(interrupt: string, was: SavedState | undefined, is: SavedState | undefined): void {
  if (!was || !is) throw new Error('there is no conversation any more');
  const at = spotOf(is);
  if (interrupt === 'STOP') expect(at, 'the open question').to.equal(undefined);
  if (interrupt === 'gone') {
    expect(is.stack.map(({ id }) => id)).not.to.include('gone@1');
    return;
  }
  const words = wordsOf(was);
  if (words !== undefined && !['UNDO', '1,600 characters'].includes(interrupt))
    expect(JSON.stringify(is), 'what was written').to.include(JSON.stringify(words).slice(1, -1));
}

/** What was written in a post and is worth keeping. */
function wordsOf(state: SavedState): string | undefined {
  for (const { id, state: saved } of state.stack) {
    const { words } = (saved as { values: Record<string, unknown> }).values;
    if (typeof words === 'string' && id.startsWith('post-update')) return words;
  }
  return undefined;
}

/** As if a newer version had come that does not know the dialog any more. */
async function takeDialogAway(scene: Scene, who: string): Promise<void> {
  const known = await scene.store.view.people.who('sms', scene.town.numberOf(who));
  if (!known?.state) throw new Error(`${who} has no conversation`);
  const state = JSON.parse(known.state) as SavedState;
  state.stack = state.stack.map((one) => ({ ...one, id: 'gone@1' }));
  const json = JSON.stringify(state);
  await scene.store.commit({
    state: { personId: known.person.id, version: known.version + 1, json },
    inserts: {},
    operations: [],
    outbox: [],
  });
}
