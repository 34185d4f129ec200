// Sheets as Slack draws them: what each part becomes, and that Slack takes whatever anybody could put on one.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Part, Sheet } from '../../channels/channel.js';
import { checkBlocks, checkView } from '../../channels/simulator/slack/blockKit.js';
import { drawForm, drawHome, drawMessage, drawText } from '../../channels/slack/blocks.js';
import { readMetadata, readViewConversation } from '../../channels/slack/forms.js';
import { plain } from '../../dialogs/sheet.js';

const ours = 'https://doorstep.example.org';
const here = { place: 'C1/1.000001', submit: '' };

const accepted = (checked: { value: unknown } | { problems: string[] }): string[] =>
  'problems' in checked ? checked.problems : [];
const parts = (...all: Part[]): Sheet => ({ title: '', parts: all });
const blocksOf = (sheet: Sheet): unknown[] => drawMessage(sheet, plain(sheet), ours).blocks;

describe('slack, drawing', () => {
  it('draws each part of a sheet as its own kind of block', () => {
    const sheet: Sheet = {
      title: 'Jo needs you',
      parts: [
        { kind: 'text', text: 'Jo asked for a person.' },
        { kind: 'quote', text: 'I am *stuck* <!channel>' },
        { kind: 'small', text: 'Art group, 10:00' },
        { kind: 'facts', facts: [{ name: 'Group', value: 'Art & craft' }] },
        { kind: 'line' },
        { kind: 'buttons', buttons: [{ id: 'do:take:1', label: 'I take it', weight: 'main' }] },
      ],
    };
    expect(drawMessage(sheet, plain(sheet), ours)).to.deep.equal({
      text: 'Jo needs you\nJo asked for a person.\n“I am *stuck* &lt;!channel&gt;”\nArt group, 10:00\nGroup: Art &amp; craft',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Jo needs you', emoji: false } },
        { type: 'section', text: { type: 'plain_text', text: 'Jo asked for a person.', emoji: false } },
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'I am *stuck* <!channel>' }] },
          ],
        },
        { type: 'context', elements: [{ type: 'plain_text', text: 'Art group, 10:00', emoji: false }] },
        {
          type: 'section',
          fields: [
            { type: 'mrkdwn', text: '*Group*', verbatim: true },
            { type: 'plain_text', text: 'Art & craft', emoji: false },
          ],
        },
        { type: 'divider' },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'press-1',
              text: { type: 'plain_text', text: 'I take it', emoji: false },
              value: 'do:take:1',
              style: 'primary',
            },
          ],
        },
      ],
    });
  });

  it('shows the choices of a step as buttons, and many as a menu', () => {
    const choices = (many: number) =>
      Array.from({ length: many }, (_, index) => ({ id: `c${index}`, label: `Group ${index}` }));
    const kinds = (many: number): unknown[] =>
      drawText('Which group is it for?', choices(many), ours)
        .blocks.slice(1)
        .flatMap((block) => ('elements' in block ? [block.elements.map(({ type }) => type)] : []));
    expect(kinds(2)).to.deep.equal([['button', 'button']]);
    expect(kinds(7).map((row) => (row as string[]).length)).to.deep.equal([5, 2]);
    expect(kinds(30)).to.deep.equal([['static_select']]);
  });

  it('says the choices in the text for notifications too', () => {
    const { text } = drawText('Share it?', [{ id: 'yes', label: 'Share with Art & craft' }], ours);
    expect(text).to.equal('Share it?\n• Share with Art &amp; craft');
  });

  it('lets a link of ours be followed, and nobody else’s', () => {
    const { blocks } = drawText(`Yours: ${ours}/u/1. Not yours: https://elsewhere.example/x`, [], ours);
    expect(JSON.stringify(blocks[1])).to.include(`<${ours}/u/1>`);
    expect(blocks).to.have.length(2);
  });

  it('never cuts a character, and cuts a long text after a sentence', () => {
    const sentence = 'I went to the bakery today and it was good 👩🏽‍🍳. ';
    const { blocks } = drawText(sentence.repeat(120), [], ours);
    const texts = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []));
    expect(texts.length).to.be.above(1);
    for (const text of texts) expect(text).to.match(/👩🏽‍🍳\.$/u);
    expect(texts.join(' ')).to.equal(sentence.repeat(120).trim());
  });

  it('gives a button that is only a sign a word', () => {
    expect(
      JSON.stringify(blocksOf(parts({ kind: 'buttons', buttons: [{ id: 'a', label: '👍' }] }))),
    ).to.include('"Press 👍"');
  });

  it('keeps what can be pressed when there is too much to read', () => {
    const long: Part = { kind: 'quote', text: 'word '.repeat(10_000) };
    const blocks = blocksOf(parts(long, { kind: 'buttons', buttons: [{ id: 'do:take:1', label: 'Take' }] }));
    expect(JSON.stringify(blocks)).to.include('do:take:1').and.include('There is more than fits here.');
  });

  it('says what is in a picture that cannot be shown', () => {
    const sheet = parts({ kind: 'picture', url: `${ours}/media/1/2`, alt: 'A cake' });
    expect(JSON.stringify(drawMessage(sheet, '', ours).blocks)).to.include('"image_url"');
    expect(JSON.stringify(drawMessage(sheet, '', ours, false).blocks))
      .to.include('A cake')
      .and.not.include('image');
  });

  it('a form carries where it was opened and what it comes back as, and names its fields', () => {
    const sheet: Sheet = {
      title: 'A note about Jo that is longer than a title',
      parts: [{ kind: 'field', field: { name: 'note', label: 'Note', kind: 'words', most: 500 } }],
      submit: { id: 'do:note:p1', label: 'Keep' },
    };
    const form = drawForm(sheet, here, ours);
    expect(form.title.text).to.have.length.at.most(24);
    expect(readMetadata(form.private_metadata ?? '')).to.deep.equal({ ...here, submit: 'do:note:p1' });
    expect(form.blocks[0]).to.nested.include({ block_id: 'note', 'element.max_length': 500 });
    expect(readViewConversation('V1>C1/1.2')).to.deep.equal({ viewId: 'V1', place: 'C1/1.2' });
    expect(readViewConversation('D1')).to.equal(null);
  });

  it('Slack takes whatever is on a sheet, as a message, a home and a form', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        expect(accepted(checkBlocks(blocksOf(sheet)))).to.deep.equal([]);
        expect(accepted(checkView(drawHome(sheet, ours)))).to.deep.equal([]);
        expect(accepted(checkView(drawForm(sheet, here, ours)))).to.deep.equal([]);
        expect(drawMessage(sheet, plain(sheet), ours).text).to.have.length.within(1, 4_000);
      }),
      { numRuns: 60 },
    );
  });

  it('Slack takes whatever is said with whatever choices', () => {
    fc.assert(
      fc.property(texts, fc.array(choice, { maxLength: 250 }), (text, choices) => {
        const drawn = drawText(text, choices, ours);
        expect(accepted(checkBlocks(drawn.blocks))).to.deep.equal([]);
        expect(drawn.text).to.have.length.within(1, 4_000);
        expect(drawn.text).to.not.match(/[<>]/);
      }),
      { numRuns: 100 },
    );
  });
});

/** From nothing to far too long, in every script, with halves of characters and signs that mean something to Slack. */
const texts = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', ' ', '\n', '👍', '<!channel> & <@U1>', '\ud800', '\u0000', '***', `${ours}/u/1`),
  fc
    .tuple(fc.constantFrom('word. ', '👩🏽‍🍳', '&', '"', 'x', '\n'), fc.integer({ min: 1, max: 3_500 }))
    .map(([text, times]) => text.repeat(times)),
);
const ids = fc.oneof(
  fc.constantFrom('', 'do:take:1', 'form:note:p1', 'x'.repeat(160), 'x'.repeat(2_001)),
  fc.string({ minLength: 1, maxLength: 40 }),
);
const choice = fc.record({ id: ids, label: texts });
const sure = fc.record({ title: texts, text: texts, yes: texts, no: texts });
const button = fc.record(
  { id: ids, label: texts, weight: fc.constantFrom('main' as const, 'stop' as const), sure },
  { requiredKeys: ['id', 'label'] },
);
const field = fc.record(
  {
    name: fc.oneof(fc.constantFrom('', 'note', 'x'.repeat(300)), fc.string({ maxLength: 20 })),
    label: texts,
    hint: texts,
    kind: fc.constantFrom('line', 'words', 'choice', 'choices', 'person', 'channel', 'time'),
    choices: fc.array(choice, { maxLength: 120 }),
    value: fc.oneof(texts, ids, fc.constantFrom('U1', 'C1', '1796119200000', '-1')),
    optional: fc.boolean(),
    most: fc.integer({ min: -1, max: 9_000 }),
  },
  { requiredKeys: ['name', 'label', 'kind'] },
);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'text', 'quote', 'small'), text: texts }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ name: texts, value: texts }), { maxLength: 30 }),
  }),
  fc.constant({ kind: 'line' } as const),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('picture'),
    url: fc.oneof(fc.webUrl(), texts, fc.constant('http://[')),
    alt: texts,
  }),
  fc.record({ kind: fc.constant('field'), field }),
) as fc.Arbitrary<Part>;
const sheets: fc.Arbitrary<Sheet> = fc.record(
  {
    title: texts,
    parts: fc.oneof(fc.array(part, { maxLength: 12 }), fc.array(part, { minLength: 101, maxLength: 110 })),
    submit: fc.record({ id: ids, label: texts }),
  },
  { requiredKeys: ['title', 'parts'] },
);
