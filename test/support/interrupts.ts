// What may break into a question: something they send, time that passes, or what somebody else does meanwhile; and what must hold
// of it afterwards, besides what always must.
import { expect } from 'chai';
import { STAFF_HELPS } from '../../dialogs/desk/stuck.js';
import { STAFF_SAID } from '../../dialogs/desk/write.js';
import { names } from '../../dialogs/names.js';
import type { SavedState } from '../../dialogs/turn.js';
import { en } from '../../dialogs/words/en.js';
import * as rows from './interruptRows.js';
import { type Interrupt, says, sameQuestion, sayings } from './interruptSayings.js';
import { lastOf } from './paths.js';
import type { Scene } from './scene.js';
import { spotOf } from './spots.js';
import type { Outcome, SentRow } from './stage.js';

/** As long as one text can be, so that another may belong to it. */
const part = (words: string): string =>
  `${words} ${'and we had a good day at the sea '.repeat(6)}`.slice(0, 150);
const secondPart = part('Then Kit made tea');
const firstPart = part('Then Ann made jam');

/** An answer to what stands open: the first choice, or words. */
const answerTo = (state: SavedState | undefined): string =>
  state?.open?.kind === 'words' ? 'Boots are what I like best' : '1';

/** Everybody answers what stands open with them. */
async function answer(scene: Scene, walkers: readonly string[], from?: 'web'): Promise<Outcome> {
  const sayings = walkers.map(async (who) => ({
    who,
    says: answerTo(await scene.stateOf(who)),
    ...(from ? { from } : {}),
  }));
  return scene.hear(...(await Promise.all(sayings)));
}

const together = (...outcomes: readonly Outcome[]): Outcome => ({
  sent: outcomes.flatMap(({ sent }) => sent),
  faults: outcomes.flatMap(({ faults }) => faults),
  updates: [],
});

const passes = async (scene: Scene, length: string): Promise<Outcome> => ({
  sent: await scene.pass(length),
  updates: [],
  faults: [],
});

const isNudge = ({ body }: SentRow): boolean => body.text.startsWith(en['nudge.open']);

export const interrupts: Readonly<Record<string, Interrupt>> = {
  ...sayings,
  'two parts in the wrong order': {
    async happens(scene, walkers) {
      const parts = [await says(secondPart)(scene, walkers), await says(firstPart)(scene, walkers)];
      return together(...parts, await passes(scene, '20 seconds'));
    },
    replies: 2,
    ends: true,
    holds({ was, is }) {
      if (was.state?.open?.kind !== 'words' || !spotOf(was.state)?.startsWith(names.post)) return;
      const written = JSON.stringify(is.state);
      if (was.state.open.field === 'alt') return;
      for (const words of [secondPart, firstPart])
        expect(written, 'what was written').to.include(words.trim());
    },
  },
  'the same again': {
    happens: (scene, walkers) =>
      scene.hear(...walkers.map((who) => ({ who, says: 'whatever', providerId: lastOf(who) }))),
    replies: 0,
    holds: ({ was, is }) => expect(is).to.deep.equal(was),
  },
  'a late timer': {
    async happens(scene, walkers) {
      await rows.setTimers(scene, walkers, { kind: 'nudge' });
      return passes(scene, '1 minute');
    },
    replies: 0,
    holds({ was, is }) {
      sameQuestion({ was, is });
      expect(is.state?.stack).to.deep.equal(was.state?.stack);
    },
  },
  'a timer of what they left': {
    async happens(scene, walkers) {
      const left = await says('0')(scene, walkers);
      await rows.setTimers(scene, walkers, { kind: 'nudge' });
      const { sent } = await passes(scene, '1 day');
      return together(left, { sent: sent.filter(isNudge), updates: [], faults: [] });
    },
    holds({ is, replies }) {
      if (is.consented) expect(replies.filter(isNudge).length, 'reminders').to.equal(0);
    },
  },
  'another channel': {
    async happens(scene, walkers) {
      await rows.openOnWeb(scene, walkers);
      const again = await scene.hear(...walkers.map((who) => ({ who, says: 'AGAIN', from: 'web' as const })));
      return together(again, await answer(scene, walkers, 'web'));
    },
    replies: 2,
    ends: true,
    answers: true,
    holds({ is, replies }) {
      expect(new Set(replies.map(({ channel }) => channel))).to.have.all.keys('web');
      expect(is.state?.misses, 'answers that were not understood').to.equal(0);
    },
  },
  'staff write to them': {
    async happens(scene, walkers) {
      await rows.setTimers(scene, walkers, { kind: STAFF_SAID, note: 'Do you need a hand?' });
      const written = await passes(scene, '5 minutes');
      return together(
        written,
        await says('OK')(
          scene,
          walkers.filter((who) => hears(written, scene, who)),
        ),
      );
    },
    replies: 2,
    holds({ was, is, replies }) {
      if (was.consented) expect(replies, 'what staff say, and what stood open').to.have.length(2);
      const below = was.state?.stack[0]?.id;
      const isList = below === names.menu || below === names.settings;
      if (was.state?.stack.length === 1 && !isList) sameQuestion({ was, is });
    },
  },
  'staff begin it again for them': {
    async happens(scene, walkers) {
      await rows.setTimers(scene, walkers, { kind: STAFF_HELPS, aboutId: 'again' });
      return passes(scene, '1 minute');
    },
  },
  'kept away by staff': {
    async happens(scene, walkers) {
      await rows.keepAway(scene, walkers);
      return answer(scene, walkers);
    },
    holds({ was, is, others }) {
      expect(is.state?.undo, 'what they shared').to.deep.equal(was.state?.undo);
      expect(others.length, 'messages to others').to.equal(0);
    },
  },
  'blocked by the other side': {
    async happens(scene, walkers) {
      await rows.blockThem(scene, walkers);
      return answer(scene, walkers);
    },
    ends: true,
    answers: true,
    holds({ was, is, others }) {
      expect(others.length, 'messages to who blocked them').to.equal(0);
      const { undo } = is.state ?? {};
      if (undo?.kind === 'comment') expect(undo, 'a reply').to.deep.equal(was.state?.undo);
    },
  },
  'a changed dialog': {
    async happens(scene, walkers) {
      await rows.age(scene, walkers, (id) => id.replace(/@\d+$/, '@0'));
      return says('1')(scene, walkers);
    },
    holds: ({ is }) => expect(JSON.stringify(is.state?.stack)).not.to.include('@0'),
  },
  'a dialog that is gone': {
    async happens(scene, walkers) {
      await rows.age(scene, walkers, () => 'gone@1');
      return says('1')(scene, walkers);
    },
    ends: true,
    holds: ({ is }) => expect(JSON.stringify(is.state?.stack)).not.to.include('gone@1'),
  },
};

const hears = ({ sent }: Outcome, scene: Scene, who: string): boolean =>
  sent.some(({ address }) => rows.addressesOf(scene, who).includes(address));
