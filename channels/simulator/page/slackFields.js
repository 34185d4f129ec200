// Draws the fields of a form of Slack's, and reads what was put into them. It sends nothing.
import { make } from './thread.js';

const several = new Set(['checkboxes', 'multi_static_select']);
const optionsOf = ({ options, option_groups: groups = [] }) =>
  options ?? groups.flatMap((one) => one.options);
const idOf = (block) => `slack-field-${block}`;

/** `form`: what it stands in: `errors` and `put` by block, `users` and `channels` to choose from. */
export function drawField(input, form) {
  const { block_id: block, element, label, hint, optional } = input;
  const error = form.errors[block];
  const [field, isGroup] = drawElement(input, form);
  const notes = [hint?.text, error].filter(Boolean);
  const told = make(
    'p',
    { id: `${idOf(block)}-told`, className: error ? 'amiss' : 'small' },
    notes.join(' '),
  );
  const called = optional ? `${label.text} (optional)` : label.text;
  const name = isGroup ? make('legend', {}, called) : make('label', { htmlFor: idOf(block) }, called);
  const drawn = make(
    isGroup ? 'fieldset' : 'div',
    { className: 'field' },
    name,
    ...(notes.length > 0 ? [told] : []),
    field,
  );
  const described = isGroup ? drawn : field;
  if (notes.length > 0) described.setAttribute('aria-describedby', told.id);
  if (error && !isGroup) field.setAttribute('aria-invalid', 'true');
  drawn.dataset.block = block;
  drawn.dataset.type = element.type;
  return drawn;
}

function drawElement({ block_id: block, element }, { put, users, channels }) {
  const id = idOf(block);
  const kept = put[block];
  switch (element.type) {
    case 'plain_text_input': {
      const { multiline, max_length: maxLength = 3000, initial_value: initial = '' } = element;
      const field = make(multiline ? 'textarea' : 'input', { id, maxLength, value: kept ?? initial });
      if (multiline) field.rows = 4;
      return [field, false];
    }
    case 'datetimepicker':
      return [
        make('input', { id, type: 'datetime-local', value: kept ?? local(element.initial_date_time) }),
        false,
      ];
    case 'users_select':
      return [drawSelect(id, users, kept ?? element.initial_user), false];
    case 'conversations_select':
      return [drawSelect(id, channels, kept ?? element.initial_conversation), false];
    case 'static_select': {
      const choices = optionsOf(element).map(({ text, value }) => ({ id: value, name: text.text }));
      return [drawSelect(id, choices, kept ?? element.initial_option?.value), false];
    }
  }
  return [drawTicks(id, element, kept), true];
}

function drawSelect(id, choices, chosen = '') {
  const drawn = [{ id: '', name: '' }, ...choices].map((one) => make('option', { value: one.id }, one.name));
  return Object.assign(make('select', { id }, ...drawn), { value: chosen });
}

function drawTicks(id, element, kept) {
  const type = several.has(element.type) ? 'checkbox' : 'radio';
  const initial = [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean);
  const chosen = kept?.split(',') ?? initial.map(({ value }) => value);
  const ticks = optionsOf(element).map(({ text, value }) => {
    const tick = make('input', { type, name: id, value, checked: chosen.includes(value) });
    return make('label', { className: 'tick' }, tick, make('span', {}, text.text));
  });
  return make('div', { className: 'ticks' }, ...ticks);
}

/** Seconds UTC as the field writes a time, and back. */
function local(seconds) {
  if (!seconds) return '';
  const at = new Date(seconds * 1000);
  return new Date(seconds * 1000 - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const secondsOf = (written) => (written === '' ? '' : String(Math.floor(new Date(written).getTime() / 1000)));

/** What stands in the fields, by block; as the fields themselves write it, or `asSent`. */
export function readFields(form, asSent = false) {
  const fields = [...form.querySelectorAll('[data-block]')].map((one) => [one.dataset, valueOf(one, asSent)]);
  // An empty text says so; of everything else Slack then knows nothing.
  const isTold = ([{ type }, value]) => value !== '' || type === 'plain_text_input' || several.has(type);
  return Object.fromEntries(
    fields.filter((one) => !asSent || isTold(one)).map(([{ block }, value]) => [block, value]),
  );
}

function valueOf(field, asSent) {
  const { type } = field.dataset;
  if (field.tagName === 'FIELDSET')
    return [...field.querySelectorAll('input:checked')].map(({ value }) => value).join(',');
  const { value } = field.querySelector('input, textarea, select');
  return asSent && type === 'datetimepicker' ? secondsOf(value) : value;
}
