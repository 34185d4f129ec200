// A sheet, or a text with choices, as Slack draws it. Whatever is on it, Slack takes it: what is too long is cut, what is too much
// is left out and said so. It sends nothing.
// Source: https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/views
import type { types } from '@slack/bolt';
import type { Choice, Part, Sheet } from '../channel.js';
import { choiceRows, fieldElement, inGroups, type NewId, rows } from './elements.js';
import { type FormMetadata, writeMetadata } from './forms.js';
import { bold, label, link, pieces, plainText, readable, topText } from './text.js';
import { slackWords } from './words.js';

type Block = types.KnownBlock;

export interface Drawn {
  /** For notifications and screen readers: the same in words. */
  text: string;
  blocks: Block[];
}

const mostBlocks = 50;
const mostInView = 100;
/** Slack refuses a message whose blocks are longer together than about 13,200 characters of JSON, and documents it nowhere. */
const mostLength = 12_500;
/** Nor may a view be longer than 250 kB. */
const mostViewLength = 200_000;

/** @param ours our own web address: links that begin with it can be followed, nobody else's can by accident. */
export function drawText(text: string, choices: readonly Choice[], ours: string): Drawn {
  const newId = counter();
  const blocks = [...words(text, ours), ...choiceRows(choices, newId)];
  const labels = choices.map((choice) => `• ${choice.label}`);
  return { text: topText([text, ...labels].join('\n')), blocks: inMessage(blocks) };
}

/** `withPictures`: false where Slack could not fetch one; what is in them is said in words then. */
export function drawMessage(sheet: Sheet, text: string, ours: string, withPictures = true): Drawn {
  const surface: Surface = { newId: counter(), ours, withPictures, takesFields: false };
  const blocks = [...titleOf(sheet), ...sheet.parts.flatMap((part) => drawPart(part, surface))];
  return { text: topText(text || sheet.title), blocks: inMessage(blocks) };
}

export function drawHome(sheet: Sheet, ours: string): types.HomeView {
  const surface: Surface = { newId: counter(), ours, withPictures: true, takesFields: false };
  const parts = sheet.parts.flatMap((part) => drawPart(part, surface));
  return { type: 'home', blocks: inView([...titleOf(sheet), ...parts]) };
}

/** A form, or where there is nothing to send a window to read. */
export function drawForm(sheet: Sheet, carried: FormMetadata, ours: string): types.ModalView {
  const { submit } = sheet;
  const takesFields = submit ? new Set<string>() : false;
  const surface: Surface = { newId: counter(), ours, withPictures: true, takesFields };
  return {
    type: 'modal',
    callback_id: 'form',
    title: label(sheet.title, 24, slackWords.title),
    close: plainText(slackWords.close),
    ...(submit ? { submit: label(submit.label, 24) } : {}),
    private_metadata: writeMetadata({ ...carried, submit: submit?.id ?? '' }),
    blocks: inView(sheet.parts.flatMap((part) => drawPart(part, surface))),
  };
}

interface Surface {
  newId: NewId;
  ours: string;
  withPictures: boolean;
  /** The names of the fields so far, where fields are filled in. */
  takesFields: Set<string> | false;
}

/** The title, unless what comes next says the same. */
function titleOf({ title, parts: [first] }: Sheet): Block[] {
  const same = first?.kind === 'heading' || (first && 'text' in first && first.text === title);
  return same ? [] : heading(title);
}

function drawPart(part: Part, surface: Surface): Block[] {
  switch (part.kind) {
    case 'heading':
      return heading(part.text);
    case 'text':
      return words(part.text, surface.ours);
    case 'quote':
      return pieces(part.text).map((text) => quote(text));
    case 'small':
      return pieces(part.text).map((text) => ({ type: 'context', elements: [plainText(text)] }));
    case 'facts':
      return facts(part.facts);
    case 'line':
      return [{ type: 'divider' }];
    case 'buttons':
      return rows(part.buttons, surface.newId);
    case 'picture':
      return picture(part, surface);
    case 'field':
      return field(part.field, surface);
  }
}

function heading(text: string): Block[] {
  return readable(text) === '' ? [] : [{ type: 'header', text: label(text, 150, slackWords.title) }];
}

/** Our own words; a link of ours stands once more below them, to be followed. */
function words(text: string, ours: string): Block[] {
  const links = ours === '' ? [] : text.split(/\s+/).filter((word) => word.startsWith(`${ours}/`));
  return [
    ...pieces(text).map((piece): Block => ({ type: 'section', text: plainText(piece) })),
    ...[...new Set(links)].map(
      (url): Block => ({ type: 'section', text: link(url.replace(/[.,;:!?)]+$/, '')) }),
    ),
  ];
}

const quote = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
});

/** Slack puts fields in two columns: names on the left, what they stand for on the right. Facts are short. */
function facts(given: readonly { name: string; value: string }[]): Block[] {
  const told = given.filter(({ name, value }) => readable(name) !== '' && readable(value) !== '');
  return inGroups(told, 5).map((some) => ({
    type: 'section',
    fields: some.flatMap(({ name, value }) => [bold(name, 100), plainText(value, 500)]),
  }));
}

function picture({ url, alt }: Extract<Part, { kind: 'picture' }>, { withPictures, ours }: Surface): Block[] {
  const isShown =
    withPictures && url.length <= mostUrl && /^https?:\/\/[^\s]+$/.test(url) && URL.canParse(url);
  if (!isShown || readable(alt) === '') return words(alt, ours);
  return [{ type: 'image', image_url: url, alt_text: plainText(alt, 2_000).text }];
}

const mostUrl = 3_000;

function field(given: Extract<Part, { kind: 'field' }>['field'], { takesFields, ours }: Surface): Block[] {
  const element = fieldElement(given);
  const { name, hint, optional } = given;
  if (!takesFields || !element || takesFields.has(name) || !/^.{1,255}$/.test(name))
    return words([given.label, given.value].filter(Boolean).join(': '), ours);
  takesFields.add(name);
  return [
    {
      type: 'input',
      block_id: name,
      label: label(given.label, 2_000),
      ...(readable(hint ?? '') ? { hint: plainText(hint ?? '', 2_000) } : {}),
      ...(optional ? { optional } : {}),
      element,
    },
  ];
}

const notice: Block = { type: 'context', elements: [plainText(slackWords.more)] };

const inMessage = (blocks: readonly Block[]): Block[] => fitting(blocks, mostBlocks, mostLength);
const inView = (blocks: readonly Block[]): Block[] => fitting(blocks, mostInView, mostViewLength);

/** What is to be read gives way first, from the end on, so that what can be pressed or filled in stays. */
function fitting(blocks: readonly Block[], most: number, mostLength: number): Block[] {
  if (blocks.length === 0) return [{ type: 'section', text: plainText(slackWords.title) }];
  const kept = blocks.map((block) => ({ block, size: JSON.stringify(block).length + 1 }));
  let length = kept.reduce((sum, { size }) => sum + size, 0);
  if (kept.length <= most && length <= mostLength) return [...blocks];
  let at = kept.length;
  while (kept.length >= most || length > mostLength) {
    const toRead = kept.findLastIndex(({ block: { type } }) => type !== 'actions' && type !== 'input');
    at = toRead < 0 ? kept.length - 1 : toRead;
    length -= kept.splice(at, 1)[0]?.size ?? 0;
  }
  return kept.map(({ block }) => block).toSpliced(at, 0, notice);
}

function counter(): NewId {
  let count = 0;
  return () => `press-${++count}`;
}
