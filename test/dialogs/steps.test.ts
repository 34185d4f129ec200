// A saved conversation remembers the number of its step: a dialog whose list of steps changes needs a new id.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { conversations } from '../../dialogs/index.js';

const golden = fileURLToPath(new URL('../../../test/dialogs/steps.golden.json', import.meta.url));
const steps = Object.fromEntries(conversations.map(({ id, stepNames }) => [id, [...stepNames]]));

describe('the steps of all dialogs', () => {
  it('are those that saved conversations remember', () => {
    if (process.env.UPDATE === '1') writeFileSync(golden, `${JSON.stringify(steps, null, 2)}\n`);
    expect(steps).to.deep.equal(
      JSON.parse(readFileSync(golden, 'utf8')),
      'A list of steps has changed: give that dialog a new id in dialogs/names.ts (post-update@1 becomes post-update@2), ' +
        'so that conversations saved in the old one start again kindly. Then run UPDATE=1 npm test',
    );
  });

  it('have names, each once in its dialog', () => {
    for (const { id, stepNames } of conversations) {
      expect(new Set(stepNames), id).to.have.property('size', stepNames.length);
      expect(
        stepNames.filter((name) => name === ''),
        id,
      ).to.deep.equal([]);
    }
  });
});
