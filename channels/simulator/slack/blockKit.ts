// Whether Slack would take what is to be shown: every documented rule of blocks and views, and what it says when one is broken.
// Source: https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/views
import { z } from 'zod';
import {
  anyText,
  filledIn,
  picture,
  plainText,
  type PretendElement,
  pressed,
  problemsOf,
} from './elements.js';

const blockId = z.string().min(1).max(255).optional();
const said = z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(3000) });
const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(said).min(1) });

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
  z.strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z.union([pressed, picture]).optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(z.union([anyText(3000), picture]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(pressed).min(1).max(25),
  }),
  z.strictObject({ ...picture.shape, block_id: blockId, title: plainText(2000).optional() }),
  z.strictObject({ type: z.literal('rich_text'), block_id: blockId, elements: z.array(quote).min(1) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: filledIn,
  }),
]);
export type PretendBlock = z.output<typeof block>;

const common = {
  blocks: z.array(block).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
});
const home = z.strictObject({ type: z.literal('home'), ...common });
const view = z.discriminatedUnion('type', [modal, home]);
export type PretendViewShape = z.output<typeof view>;

/** What was given, read; or what is amiss with it, in the words Slack puts below `response_metadata`. */
export type Checked<T> = { value: T } | { problems: string[] };

/** Slack says nowhere how much all blocks of a message may hold; it refuses them from about 13,200 characters on. */
const mostInMessage = 13_200;

export function checkBlocks(given: unknown): Checked<PretendBlock[]> {
  const read = z.array(block).min(1).max(50).safeParse(given);
  if (!read.success) return { problems: read.error.issues.map(spoken) };
  const problems = rulesOf(read.data, 'message');
  if (JSON.stringify(given).length > mostInMessage) problems.push('msg_blocks_too_long');
  return problems.length > 0 ? { problems } : { value: read.data };
}

export function checkView(given: unknown): Checked<PretendViewShape> {
  const read = view.safeParse(given);
  if (!read.success) return { problems: read.error.issues.map(spoken) };
  const { data } = read;
  const problems = rulesOf(data.blocks, data.type);
  if (data.type === 'modal' && !data.submit && data.blocks.some(({ type }) => type === 'input'))
    problems.push('[ERROR] submit is required where there is an input [json-pointer:/view]');
  return problems.length > 0 ? { problems } : { value: data };
}

const spoken = ({ message, path }: { message: string; path: readonly PropertyKey[] }): string =>
  `[ERROR] ${message} [json-pointer:/${path.map(String).join('/')}]`;

/** What no single block can know. */
function rulesOf(blocks: readonly PretendBlock[], surface: string): string[] {
  const problems = blocks.flatMap((one, index) =>
    aboutBlock(one).map((problem) => `[ERROR] ${problem} [json-pointer:/blocks/${index}]`),
  );
  const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
  if (new Set(ids).size < ids.length) problems.push(`[ERROR] block_id is not unique in this ${surface}`);
  return problems;
}

function aboutBlock(one: PretendBlock): string[] {
  const elements = elementsOf(one);
  const ids = elements.flatMap(({ action_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...(one.type === 'section' && !one.text && !one.fields ? ['must have text or fields'] : []),
    ...(new Set(ids).size < ids.length ? ['action_id is not unique in this block'] : []),
    ...elements.flatMap(problemsOf),
  ];
}

/** What can be pressed or filled in there. */
export function elementsOf(one: PretendBlock): PretendElement[] {
  if (one.type === 'actions') return one.elements;
  if (one.type === 'input') return [one.element];
  if (one.type === 'section' && one.accessory && one.accessory.type !== 'image') return [one.accessory];
  return [];
}
