// What can be seen of somebody from outside, to be compared before and after something happens.
import type { SavedState } from '../../dialogs/turn.js';
import type { Scene } from './scene.js';

export interface Look {
  state: SavedState | undefined;
  consented: boolean;
  isOut: boolean;
  isIn: number;
  /** Texts others can see or will see. */
  shared: string[];
  asked: number;
}

export async function look(scene: Scene, who: string): Promise<Look> {
  const { people, updates, questions, communities } = scene.store.view;
  const known = await people.who('sms', scene.town.numberOf(who));
  const id = known?.person.id ?? '';
  const made = await updates.of(id, 100);
  return {
    state: await scene.stateOf(who),
    consented: (known?.consentedAt ?? null) !== null,
    isOut: known ? known.address.optedOutAt !== null : false,
    isIn: (await communities.mine(id)).length,
    shared: made
      .filter(({ visibility, state }) => visibility === 'community' && state === 'shared')
      .map(({ text }) => text),
    asked: (await questions.waitingOf(id)).length,
  };
}
