// Everything the desk draws, with long names and long words in it, against Slack's own rules: cards, boards, homes and forms.
import { expect } from 'chai';
import { drawer } from '../../bots/draw.js';
import type { Sheet } from '../../channels/channel.js';
import { checkBlocks, checkView } from '../../channels/simulator/slack/blockKit.js';
import { drawForm, drawHome, drawMessage } from '../../channels/slack/blocks.js';
import { deeds, draws } from '../../dialogs/desk/index.js';
import { plain } from '../../dialogs/sheet.js';
import type { OutboxRow } from '../../store/outbox.js';
import { Scene } from '../support/scene.js';

const longName = 'ChristopherJamesTheThird';
const longGroup = 'Shop jobs and cafe work';
const ours = 'https://doorstep.example.org';

describe('slack, the desk', () => {
  let scene: Scene;
  let personId: string;
  let abouts: string[];

  before(async () => {
    scene = await Scene.open(
      `groups: ${longGroup}`,
      `${longName} is in ${longGroup}`,
      `Mia runs ${longGroup}`,
      `${longName} is staff`,
    );
    for (const words of ['PERSON', `POST ${'I will hurt you, you idiot. '.repeat(40)}`, 'I want to die'])
      await scene.says(longName, words);
    const { safety, people } = scene.store.view;
    const lines = await safety.waiting(100);
    const who = await people.who('sms', scene.town.numberOf(longName));
    personId = who?.person.id ?? '';
    const ids = lines.flatMap(({ id, aboutId, communityId }) => [id, aboutId, communityId]);
    abouts = [
      ...new Set(['', 'all', 'nobody', personId, ...ids.filter((id) => id !== null && id !== undefined)]),
    ];
    expect(lines.length).to.be.above(1);
  });
  after(() => scene.close());

  /** Of every reader: everybody in a channel of staff, and one person. */
  async function sheets(what: string, named: (about: string) => string): Promise<Sheet[]> {
    const house = { organisation: 'Trust', emergencyLine: '', alertNumbers: [], publicUrl: ours };
    const store = scene.store.view;
    const draw = drawer({ store, house, now: () => scene.town.now, texts: () => 1 });
    const drawn = [null, personId].flatMap((reader) =>
      abouts.map((about) => {
        const body = { text: '', choices: [], drawn: { what, about: named(about) } };
        return draw({ body, address: 'T1/U1', personId: reader } as unknown as OutboxRow);
      }),
    );
    return (await Promise.all(drawn)).filter((sheet) => sheet !== null);
  }
  const problemsOf = (checked: object): unknown => ('problems' in checked ? checked.problems : []);

  for (const what of Object.keys(draws)) {
    it(`Slack takes every ${what}`, async () => {
      for (const sheet of await sheets(what, (about) => about)) {
        expect(problemsOf(checkBlocks(drawMessage(sheet, plain(sheet), ours).blocks))).to.deep.equal([]);
        expect(problemsOf(checkView(drawHome(sheet, ours)))).to.deep.equal([]);
      }
    });
  }

  for (const { verb } of deeds.filter(({ form }) => form)) {
    it(`Slack takes every form of ${verb}, with its title and its button whole`, async () => {
      const forms = await sheets('form', (about) => `${verb}:${about}`);
      expect(forms).to.have.length.above(0);
      for (const form of forms) {
        const view = drawForm(form, { place: 'C1', submit: '' }, ours);
        expect(problemsOf(checkView(view))).to.deep.equal([]);
        expect([view.title.text, view.submit?.text]).to.deep.equal([form.title, form.submit?.label]);
      }
    });
  }
});
