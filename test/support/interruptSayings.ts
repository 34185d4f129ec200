// What somebody may send in the middle of a question, whatever it was that was asked; and what must hold afterwards.
import { expect } from 'chai';
import type { Look } from './look.js';
import type { Saying, Scene } from './scene.js';
import { spotOf } from './spots.js';
import type { Outcome, SentRow } from './stage.js';

/** One person before and after, and what left meanwhile: to them, and to all others. */
export interface Seen {
  was: Look;
  is: Look;
  replies: readonly SentRow[];
  others: readonly SentRow[];
}

export interface Interrupt {
  /** It happens to all of them side by side. */
  happens(scene: Scene, walkers: readonly string[]): Promise<Outcome>;
  /** How many messages may come of it at the most: one, if nothing is said. */
  replies?: number;
  /** It may end the question as its person wants it, so that their words need not be kept. */
  ends?: true;
  /** Their answer counts: it may share what they wrote. */
  answers?: true;
  holds?(seen: Seen): void;
}

export const says =
  (what: Saying['says']): Interrupt['happens'] =>
  (scene, walkers) =>
    scene.hear(...walkers.map((who) => ({ who, says: what })));

const picture = { media: [{ url: 'https://media.example/1', contentType: 'image/jpeg' }] };
const long = 'We went to the sea and had chips. '.repeat(50).slice(0, 1_600);

export function sameQuestion({ was, is }: Pick<Seen, 'was' | 'is'>): void {
  expect(spotOf(is.state), 'the open question').to.equal(spotOf(was.state));
}

export const sayings: Readonly<Record<string, Interrupt>> = {
  STOP: {
    happens: says('STOP'),
    holds: ({ is }) => expect(spotOf(is.state), 'the open question').to.equal(undefined),
  },
  START: { happens: says('START') },
  HELP: { happens: says('HELP'), holds: sameQuestion },
  MENU: { happens: says('MENU') },
  BACK: { happens: says('BACK') },
  '0': { happens: says('0') },
  UNDO: { happens: says('UNDO'), ends: true },
  AGAIN: { happens: says('AGAIN'), holds: sameQuestion },
  MORE: { happens: says('MORE') },
  'an empty text': { happens: says(''), holds: sameQuestion },
  'an emoji': { happens: says('🎉') },
  'a picture': { happens: says(picture) },
  '1,600 characters': { happens: says(long), ends: true },
  'a word nobody knows': { happens: says('blurgh') },
};
