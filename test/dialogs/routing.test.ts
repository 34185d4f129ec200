// Which employer a question goes to: by its name, by what they do, and who can be reached.
import { expect } from 'chai';
import { employerNamed } from '../../dialogs/employerNamed.js';
import { byTopic } from '../../dialogs/routing.js';
import { Scene } from '../support/scene.js';

const cafe = { id: 'cafe', name: "Green's Cafe", topics: 'food cooking kitchen' };
const bakery = { id: 'bakery', name: 'Hill Bakery', topics: 'bread shifts' };
const garden = { id: 'garden', name: 'Park Garden', topics: 'plants outdoors' };
const hill = { id: 'hill', name: 'Hill', topics: '' };
const employers = [hill, cafe, bakery, garden];

const named: readonly (readonly [text: string, found: string | null, sure: boolean, rest: string])[] = [
  ["Green's Cafe do you hire?", 'cafe', true, 'do you hire?'],
  ['greens cafe, do you hire?', 'cafe', true, 'do you hire?'],
  ['GREEN’S CAFE: Do you hire?', 'cafe', true, 'Do you hire?'],
  ['Hill Bakery do you bake at night?', 'bakery', true, 'do you bake at night?'],
  ['hill do you have chairs', 'hill', true, 'do you have chairs'],
  ["Green's Cafe", 'cafe', true, ''],
  ['green cafe', 'cafe', false, ''],
  ['park gardn do you hire people like me', 'garden', false, 'park gardn do you hire people like me'],
  ['Do you know the Park Garden?', null, false, ''],
  ['Do you hire?', null, false, ''],
  ['', null, false, ''],
];

const topics: readonly (readonly [text: string, first: string])[] = [
  ['Who can teach me cooking?', 'cafe'],
  ['I like to cook food in a kitchen', 'cafe'],
  ['What shifts are there?', 'bakery'],
  ['Can I work with a plant?', 'garden'],
  ['Is the bakery far?', 'bakery'],
  ['Do I need a tie?', 'hill'],
];

describe('the employer that a question begins with', () => {
  for (const [text, found, sure, rest] of named)
    it(`of "${text}" is ${found ?? 'none'}`, () => {
      const result = employerNamed(text, employers);
      const expected = found === null ? null : { id: found, sure, rest };
      expect(result && { id: result.id, sure: result.sure, rest: result.rest }).to.deep.equal(expected);
    });
});

describe('the employer that fits best', () => {
  for (const [text, first] of topics)
    it(`to "${text}" is ${first}`, () => expect(byTopic(employers, text)[0]?.id).to.equal(first));

  it('leaves those that fit equally in their order', () =>
    expect(byTopic(employers, 'Do I need a tie?')).to.deep.equal(employers));
});

describe('a question to any employer', () => {
  const town = [
    "employers: Green's Cafe (food), Hill Bakery (bread)",
    'Jo is in no group',
    'Ann answers for Hill Bakery',
  ];
  let scene: Scene;
  afterEach(() => scene.close());

  /** Who reads what Jo asks. */
  async function readers(...lines: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const line of lines)
      for (const { address } of await scene.says('Jo', line)) found.push(scene.town.nameOf(address));
    return found.filter((name) => name !== 'Jo');
  }

  it('goes to employers in turn where none fits better', async () => {
    scene = await Scene.open(...town, "Bob answers for Green's Cafe");
    const asked = await readers('ask Is it warm?', '1', 'ask Is it cold?', '1', 'ask Is it wet?', '1');
    expect(new Set(asked.slice(0, 2))).to.deep.equal(new Set(['Ann', 'Bob']));
    expect(asked[2]).to.equal(asked[0]);
  });

  it('does not go to somebody who has opted out', async () => {
    scene = await Scene.open(...town, "Bob answers for Green's Cafe");
    await scene.says('Bob', 'stop');
    expect(await readers('ask Is it warm?', '1', 'ask Is it cold?', '1')).to.deep.equal(['Ann', 'Ann']);
  });

  it('does not go to the asker', async () => {
    scene = await Scene.open(...town, "Jo answers for Green's Cafe");
    expect(await readers('ask Do you sell food?', '1')).to.deep.equal(['Ann']);
  });
});
