// Whatever a member and an employer write to each other and to us, nothing that the employer receives says how to reach the member,
// until both have said yes, staff have looked, and the member has given one way and confirmed it.
import { expect } from 'chai';
import * as fc from 'fast-check';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

type Move = readonly [who: 'Jo' | 'Gus' | 'Ana', says: string];

const phone = '07700 900555';
const email = 'jo.bell@mail.example';

/** How two come to meet; anything may come between. */
const path: readonly Move[] = [
  ['Jo', "ask green's cafe when do you open?"],
  ['Gus', 'We open at six.'],
  ['Jo', 'meet'],
  ['Jo', 'ask them'],
  ['Gus', 'yes please'],
  ['Ana', 'meet-go'],
  ['Jo', phone],
  ['Jo', 'give it'],
  ['Gus', '01632 960111'],
  ['Gus', 'give it'],
];

const noise: readonly Move[] = [
  ['Jo', phone],
  ['Jo', email],
  ['Jo', `ask green's cafe can you ring me on ${phone}?`],
  ['Jo', `ask can you write to ${email}`],
  ['Jo', 'take it out'],
  ['Jo', 'meet'],
  ['Jo', '1'],
  ['Jo', '2'],
  ['Jo', 'not now'],
  ['Jo', 'give it'],
  ['Jo', '0'],
  ['Jo', 'thanks'],
  ['Gus', 'meet'],
  ['Gus', '1'],
  ['Gus', '2'],
  ['Gus', '01632 960111'],
  ['Gus', 'Which number has Jo?'],
  ['Ana', 'meet-go'],
  ['Ana', 'meet-stop'],
];

/** One more message, said somewhere on the way. */
const between = fc.array(fc.tuple(fc.nat(path.length - 1), fc.constantFrom(...noise)), { maxLength: 6 });

const withNoise = (added: readonly (readonly [number, Move])[]): Move[] =>
  path.flatMap((move, at) => [...added.filter(([place]) => place === at).map(([, one]) => one), move]);

async function does(scene: Scene, [who, says]: Move): Promise<SentRow[]> {
  if (who !== 'Ana') return [...(await scene.says(who, says)), ...(await scene.pass('10 seconds'))];
  const lines = await scene.store.view.safety.waiting(10);
  const line = lines.find(({ kind }) => kind === 'introduction');
  if (!line) return [];
  const sent = await scene.says('Ana', { choice: `do:${says}:${line.id}` });
  return [...sent, ...(await scene.pass('10 seconds'))];
}

describe('an introduction', () => {
  let met = 0;

  it('shows an employer nothing of how to reach the member before its time', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(between, async (added) => {
        const scene = await Scene.open(
          "Gus answers for Green's Cafe (food)",
          'the group Art group has a channel in Slack',
          'Jo is in Art group',
          'Ana is staff in Slack',
        );
        try {
          await meets(scene, withNoise(added));
        } finally {
          await scene.close();
        }
      }),
      { numRuns: 10, examples: [[[]]] },
    );
    expect(met, 'nobody ever met').to.be.above(0);
  });

  async function meets(scene: Scene, moves: readonly Move[]): Promise<void> {
    const own = scene.town.numberOf('Jo');
    const reach = [phone, email, own, own.replace('+44', '0')];
    let readBack = '';
    for (const move of moves)
      for (const { address, body } of await does(scene, move)) {
        const text = [body.text, ...body.choices.map(({ label }) => label)].join('\n');
        const found = reach.filter((one) => text.includes(one));
        if (address === own) readBack = /will get this: (.+)/.exec(text)?.[1] ?? readBack;
        if (address !== scene.town.numberOf('Gus') || found.length === 0) continue;
        expect(found, `after ${move.join(': ')}`).to.deep.equal([readBack]);
        expect(text).to.match(/^You can reach Jo here: /);
        met += 1;
      }
  }
});
