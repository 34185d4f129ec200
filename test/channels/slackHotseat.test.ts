// Everything that is drawn of a hotseat, as Slack takes it: its card in each state and with two hundred questions, its forms, and home.
import { expect } from 'chai';
import { drawer } from '../../bots/draw.js';
import { checkBlocks, checkView } from '../../channels/simulator/slack/blockKit.js';
import { drawForm, drawHome, drawMessage } from '../../channels/slack/blocks.js';
import { plain } from '../../dialogs/sheet.js';
import type { HotseatState } from '../../store/hotseats.js';
import type { OutboxRow } from '../../store/outbox.js';
import type { Store } from '../../store/store.js';
import { add, community, membership } from '../store/rows.js';
import { hotseat, NOON, withAskers } from '../support/hotseatPlay.js';
import { house } from '../support/stage.js';

const ours = 'https://doorstep.example.org';
const states: readonly HotseatState[] = [
  'draft',
  'announced',
  'box',
  'doors',
  'live',
  'extra',
  'closed',
  'mop-up',
  'summary',
  'archive',
  'cancelled',
];
const forms = [
  'hotseat:h1',
  'hotseat:',
  'hotseat:c1',
  'hotseat-move:h1',
  'hotseat-hold:q001',
  'hotseat-same:q001',
];

const problemsOf = (checked: { value: unknown } | { problems: string[] }): string[] =>
  'problems' in checked ? checked.problems : [];

async function drawn(store: Store, what: string, about: string) {
  const settings = { store: store.view, house: { ...house, desk: { team: 'T1', channel: 'C1' } } };
  const draw = drawer({ ...settings, now: () => NOON + 1, texts: () => 1 });
  const row = { body: { text: '', choices: [], drawn: { what, about } }, address: 'T1/U1', personId: 'p0' };
  const sheet = await draw(row as object as OutboxRow);
  if (!sheet) throw new Error(`nothing is drawn of ${what} ${about}`);
  return sheet;
}

async function set(store: Store, table: 'hotseats' | 'hotseat_questions', values: object): Promise<void> {
  const where = table === 'hotseats' ? { id: 'h1' } : { hotseatId: 'h1' };
  await store.commit({ inserts: {}, operations: [{ kind: 'set', table, where, values }], outbox: [] });
}

describe('slack, drawing a hotseat', () => {
  it('is taken by Slack in each state, with every form, and at home', async () => {
    await withAskers(200, async ({ store }) => {
      const long = 'W'.repeat(1600);
      await add(store, {
        communities: [community('c1', { name: 'Art group' })],
        memberships: [membership('c1', 'p0')],
        hotseat_communities: [{ id: 'h1 in c1', hotseatId: 'h1', communityId: 'c1' }],
        roles: [{ id: 'r1', personId: 'p0', kind: 'staff', communityId: null, since: 1, until: null }],
      });
      await set(store, 'hotseat_questions', { state: 'waiting', text: long });
      await set(store, 'hotseats', { guestName: 'W'.repeat(24), topic: 'W'.repeat(60) });
      for (const state of states) {
        await set(store, 'hotseats', { state });
        const card = await drawn(store, 'hotseat', hotseat.id);
        const { blocks } = drawMessage(card, plain(card), ours);
        expect(problemsOf(checkBlocks(blocks)), state).to.deep.equal([]);
        expect(plain(card)).to.include(state === 'live' ? 'And 175 more to look at.' : '');
        const home = await drawn(store, 'home', 'p0');
        expect(problemsOf(checkView(drawHome(home, ours))), state).to.deep.equal([]);
        for (const form of forms) {
          const view = drawForm(await drawn(store, 'form', form), { place: 'C1', submit: '' }, ours);
          expect(problemsOf(checkView(view)), `${form}, ${state}`).to.deep.equal([]);
        }
      }
    });
  }).timeout(20_000);
});
