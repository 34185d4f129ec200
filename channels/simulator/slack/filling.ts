// How a form is filled in, as Slack's own window does it: what stands in the fields, what may be sent, what it looks like then.
import { optionsOf, type PretendElement, type PretendOption } from './elements.js';
import type { PretendBlock } from './blockKit.js';
import type { Values } from './shapes.js';
import type { PretendView } from './workspace.js';

/** What somebody puts into each field, by its block: text, an option's value (several with commas between), an id, or seconds. */
export type Put = Readonly<Record<string, string>>;

type Input = Extract<PretendBlock, { type: 'input' }>;

/** @throws Error where Slack's window would not let the form go, or there is no such field. */
export function valuesOf(view: PretendView, put: Put): Values {
  const inputs = view.shape.blocks.filter((block): block is Input => block.type === 'input');
  const known = new Set(inputs.map(({ block_id: id }) => id));
  for (const name of Object.keys(put)) if (!known.has(name)) throw new Error(`the form has no field ${name}`);
  return Object.fromEntries(
    inputs.map((input) => {
      const { block_id: block = '', element } = input;
      const value = elementValue(element, put[block]);
      if (!input.optional && isEmpty(value)) throw new Error(`the form asks for ${block}`);
      return [block, { [element.action_id ?? block]: { type: element.type, ...value } }];
    }),
  );
}

type Value = Record<string, unknown>;

const isEmpty = (value: Value): boolean =>
  Object.values(value).every((one) => one === null || one === '' || (Array.isArray(one) && one.length === 0));

function elementValue(element: PretendElement, put: string | undefined): Value {
  switch (element.type) {
    case 'plain_text_input': {
      const value = put ?? element.initial_value ?? null;
      if ((value?.length ?? 0) > (element.max_length ?? 3000))
        throw new Error('it is longer than the field takes');
      return { value: value === '' ? null : value };
    }
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: put ? optionOf(element, put) : (element.initial_option ?? null) };
    case 'multi_static_select':
    case 'checkboxes': {
      const chosen =
        put === undefined ? element.initial_options : listed(put).map((one) => optionOf(element, one));
      return { selected_options: chosen ?? [] };
    }
    case 'users_select':
      return { selected_user: put ?? element.initial_user ?? null };
    case 'conversations_select':
      return { selected_conversation: put ?? element.initial_conversation ?? null };
    case 'datetimepicker':
      return { selected_date_time: put === undefined ? (element.initial_date_time ?? null) : Number(put) };
    case 'button':
      throw new Error('a button is not filled in');
  }
}

const listed = (put: string): string[] => put.split(',').filter((one) => one !== '');

/** By its value, or by what it is called. */
export function optionOf(element: PretendElement, named: string): PretendOption {
  const found = optionsOf(element).find(({ value, text }) => value === named || text.text === named);
  if (!found) throw new Error(`there is no choice ${named}`);
  return found;
}
