// Draws what Slack shows: blocks of a message, of the home and of a form. Everything somebody wrote becomes text, never HTML.
import { drawField } from './slackFields.js';
import { make } from './thread.js';

const signs = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const plain = (text) => text.replace(/&(amp|lt|gt);/g, (sign) => signs[sign]);

/** Slack's own way of writing: `*bold*`, `<address>` and `<address|words>`. */
export function drawWritten(text) {
  return text.split(/(\*[^*\n]+\*|<[^<>\n]+>)/).map((part) => {
    if (part.length > 2 && part.startsWith('*')) return make('b', {}, plain(part.slice(1, -1)));
    if (!part.startsWith('<')) return plain(part);
    const [address, words = address] = part.slice(1, -1).split('|');
    if (!/^https?:/.test(address)) return plain(words.replace(/^mailto:/, ''));
    return make('a', { href: plain(address), target: '_blank', rel: 'noopener' }, plain(words));
  });
}

const drawText = ({ type, text }) => (type === 'mrkdwn' ? drawWritten(text) : [text]);

/** `press` is called with a button's or a choice's value. `form` is where fields may be filled in. */
export function drawBlocks(blocks, press, form = null) {
  return blocks.map((block) => drawBlock(block, press, form));
}

function drawBlock(block, press, form) {
  switch (block.type) {
    case 'header':
      return make('p', { className: 'strong' }, block.text.text);
    case 'section':
      return drawSection(block, press);
    case 'divider':
      return make('hr');
    case 'context':
      return make('p', { className: 'small' }, ...block.elements.flatMap(drawSmall));
    case 'actions':
      return make('div', { className: 'buttons' }, ...block.elements.map((one) => drawPressed(one, press)));
    case 'image':
      return make('p', { className: 'small' }, `Picture: ${block.alt_text}`);
    case 'rich_text':
      return make(
        'blockquote',
        {},
        ...block.elements.flatMap(({ elements }) => elements.map((one) => one.text)),
      );
    case 'input':
      return drawField(block, form);
  }
  throw new Error(`a block of the type ${block.type} is not drawn here`);
}

const drawSmall = (one) => (one.type === 'image' ? [`Picture: ${one.alt_text}`] : drawText(one));

function drawSection({ text, fields = [], accessory }, press) {
  const drawn = make('div', { className: 'section' });
  if (text) drawn.append(make('p', {}, ...drawText(text)));
  const facts = make('div', { className: 'facts' }, ...fields.map((one) => make('p', {}, ...drawText(one))));
  if (fields.length > 0) drawn.append(facts);
  if (accessory?.type === 'image')
    drawn.append(make('p', { className: 'small' }, `Picture: ${accessory.alt_text}`));
  else if (accessory) drawn.append(make('div', { className: 'buttons' }, drawPressed(accessory, press)));
  return drawn;
}

function drawPressed(element, press) {
  return element.type === 'button' ? drawButton(element, press) : drawMenu(element, press);
}

function drawButton({ text, value, url, style = '', confirm, accessibility_label: said }, press) {
  if (url) return make('a', { href: url, target: '_blank', rel: 'noopener' }, text.text);
  const button = make('button', { type: 'button', className: style }, text.text);
  if (said) button.setAttribute('aria-label', said);
  button.addEventListener('click', () => {
    const isMeant = !confirm || window.confirm(`${confirm.title.text}\n\n${confirm.text.text}`);
    if (isMeant) press(value);
  });
  return button;
}

/** A menu is chosen from, and then sent: nobody sends the first choice on the way to the second. */
function drawMenu({ options, option_groups: groups = [], placeholder }, press) {
  const drawOption = ({ text, value }) => make('option', { value }, text.text);
  const all = options ?? groups.flatMap((group) => group.options);
  const menu = make('select', {}, ...all.map(drawOption));
  menu.setAttribute('aria-label', placeholder?.text ?? 'Choose one');
  const button = make('button', { type: 'button' }, 'Choose');
  button.addEventListener('click', () => press(menu.value));
  return make('span', { className: 'menu' }, menu, button);
}
