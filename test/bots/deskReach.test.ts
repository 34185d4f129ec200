// Nothing drawn for staff or for an employer says how to reach a member, whatever members wrote and wherever staff look: over every
// card, board, home and form, for people made up with numbers, addresses and web identities in all they say.
import { expect } from 'chai';
import fc from 'fast-check';
import { drawer } from '../../bots/draw.js';
import { segments } from '../../channels/plainText.js';
import { deeds, draws } from '../../dialogs/desk/index.js';
import type { Sheet } from '../../dialogs/sheet.js';
import { Changes } from '../../store/changes.js';
import * as rows from '../store/rows.js';
import { Scene } from '../support/scene.js';
import { leaks } from '../support/slackChecks.js';
import { staffChannel } from '../support/slackTowns.js';
import { house, type SentRow } from '../support/stage.js';
import { runsOfToday } from '../support/today.js';

const phone = fc
  .tuple(
    fc.constantFrom('+447700', '07700', '+44 7700 ', '07700 '),
    fc.integer({ min: 900_000, max: 900_999 }),
  )
  .map(([head, tail]) => `${head}${tail}`);
const email = fc
  .tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{3,8}$/))
  .map(([name, place]) => `${name}@${place}.org`);
const words = fc
  .tuple(fc.constantFrom('ring me on', 'write to', 'I am at', 'my number:'), fc.oneof(phone, email))
  .map(([before, what]) => `I like tea, ${before} ${what} please`);

const someone = fc.record({
  update: words,
  comment: words,
  answer: words,
  note: words,
  reason: words,
  told: words,
});
const kinds = [
  'person',
  'report',
  'held-update',
  'held-comment',
  'safeguarding',
  'waiting-update',
  'member-answer',
  'parked',
];

describe('how to reach a member', () => {
  it('is in nothing that is drawn, over every builder and made-up people', async function () {
    this.timeout(30_000);
    const scene = await Scene.open(
      'groups: Art group',
      'Sam is in Art group',
      'Ana is staff in Slack',
      'Gus answers for Hill Bakery (food) in Slack',
      'Sam asks Gus of Hill Bakery: Do I need boots?',
    );
    let made = 0;
    try {
      await fc.assert(
        fc.asyncProperty(someone, async (said) => {
          const abouts = await live(scene, `p${++made}`, said);
          for (const sheet of await drawAll(scene, abouts))
            expect(leaks(asCard(sheet), scene.town.secrets()), JSON.stringify(sheet)).to.deep.equal([]);
        }),
        { numRuns: runsOfToday(8) },
      );
    } finally {
      await scene.close();
    }
  });
});

type Said = Record<'update' | 'comment' | 'answer' | 'note' | 'reason' | 'told', string>;

/** Everything somebody can have said to us, and what waits because of it. Gives what may be drawn of it. */
async function live(scene: Scene, id: string, said: Said): Promise<string[]> {
  const changes = new Changes();
  const at = scene.town.now;
  const ids = {
    update: `u-${id}`,
    comment: `c-${id}`,
    report: `r-${id}`,
    private: `np-${id}`,
    told: `nt-${id}`,
  };
  changes.add('people', rows.person(id, { name: `Pat ${id}` }));
  changes.add(
    'updates',
    rows.update(ids.update, id, { text: said.update, state: 'held', communityId: 'group-art-group' }),
  );
  changes.add('comments', rows.comment(ids.comment, ids.update, id, { text: said.comment }));
  const report = {
    id: ids.report,
    personId: id,
    aboutKind: 'update',
    aboutId: ids.update,
    reason: said.reason,
  };
  changes.add('reports', { ...report, createdAt: at, closedAt: null });
  const note = { personId: id, communityId: null, byId: 'person-ana', createdAt: at };
  changes.add('notes', { ...note, id: ids.private, kind: 'to-member', text: said.note });
  changes.add('notes', { ...note, id: ids.told, byId: null, kind: 'from-member', text: said.told });
  const about: Readonly<Record<string, string>> = {
    report: ids.report,
    'held-update': ids.update,
    'held-comment': ids.comment,
    'waiting-update': ids.update,
    'member-answer': ids.told,
  };
  for (const kind of kinds)
    changes.add('waiting', {
      id: `w-${kind}-${id}`,
      kind,
      personId: id,
      aboutId: about[kind] ?? null,
      note: `A note: ${said.reason}`,
      createdAt: at,
      doneAt: null,
    });
  await scene.store.commit({ inserts: changes.inserts, operations: [], outbox: [] });
  return [id, 'all', ids.private, ids.told, ...kinds.map((kind) => `w-${kind}-${id}`), 'group-art-group', ''];
}

async function drawAll({ store, town }: Scene, abouts: readonly string[]): Promise<Sheet[]> {
  const draw = drawer({
    store: store.view,
    house: { ...house, desk: staffChannel },
    now: () => town.now,
    texts: (text) => segments(text).segments,
  });
  const forms = deeds.filter(({ form }) => form).map(({ verb }) => verb);
  const named = abouts.flatMap((about) => [
    ...Object.keys(draws).map((what) => ({ what, about })),
    ...forms.map((verb) => ({ what: 'form', about: `${verb}:${about}` })),
  ]);
  const sheets: Sheet[] = [];
  for (const personId of [null, 'person-ana', 'person-gus'])
    for (const drawn of named) {
      const row = { body: { text: '', choices: [], drawn }, address: 'T1/UANA', personId };
      const sheet = await draw(row as unknown as SentRow);
      if (sheet) sheets.push(sheet);
    }
  return sheets;
}

/** Looked at as what everybody of the staff reads. */
const asCard = (sheet: Sheet) =>
  ({ body: { text: '', choices: [] }, personId: null, sheet }) as unknown as SentRow;
