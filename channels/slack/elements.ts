// What is pressed, chosen and filled in, as Slack draws it. The id of a choice is the value; action ids only have to be different.
import type { types } from '@slack/bolt';
import type { Button, Choice, Field } from '../channel.js';
import { cut, label, mostText, plainText, readable } from './text.js';
import { slackWords } from './words.js';

/** Gives each thing that can be pressed an action id of its own. */
export type NewId = () => string;

const mostValue = 2_000;
const mostOptionValue = 150;
const mostLabel = 75;
/** Beside one another without a squeeze. */
const inRow = 5;
/** More than this is a menu. */
const mostButtons = 10;
const inMenu = 100;
/** Of a menu in a message, as JSON: a message must not be too long as a whole. */
const mostMenu = 6_000;

/** Buttons in rows, or nothing. A press that could not come back is not offered. */
export function rows(buttons: readonly Button[], newId: NewId): types.ActionsBlock[] {
  const drawn = buttons
    .filter(({ id }) => id !== '' && id.length <= mostValue)
    .map((button) => drawButton(button, newId()));
  return inGroups(drawn, inRow).map((elements) => ({ type: 'actions', elements }));
}

/** The choices of a step: buttons, or a menu where there are many. */
export function choiceRows(choices: readonly Choice[], newId: NewId): types.ActionsBlock[] {
  if (choices.length <= mostButtons) return rows(choices, newId);
  let length = 0;
  const options = optionsOf(choices).filter((one) => (length += JSON.stringify(one).length) <= mostMenu);
  if (options.length === 0) return [];
  const menu: types.StaticSelect = { type: 'static_select', action_id: newId(), ...menuOf(options) };
  return [{ type: 'actions', elements: [menu] }];
}

const styles = { main: 'primary', stop: 'danger' } as const;

function drawButton({ id, label: called, weight, sure }: Button, actionId: string): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: label(called, mostLabel),
    value: id,
    ...(weight ? { style: styles[weight] } : {}),
    ...(sure ? { confirm: confirm(sure, weight) } : {}),
  };
}

function confirm(sure: NonNullable<Button['sure']>, weight: Button['weight']): types.ConfirmationDialog {
  return {
    title: label(sure.title, 100, slackWords.sure),
    text: plainText(readable(sure.text) || slackWords.sure, 300),
    confirm: label(sure.yes, 30, slackWords.yes),
    deny: label(sure.no, 30, slackWords.no),
    ...(weight ? { style: styles[weight] } : {}),
  };
}

function optionsOf(choices: readonly Choice[]): types.PlainTextOption[] {
  const byId = new Map(choices.map((choice) => [choice.id, choice]));
  return [...byId.values()]
    .filter(({ id }) => id !== '' && id.length <= mostOptionValue)
    .slice(0, inMenu * inMenu)
    .map(({ id, label: called }) => ({ text: label(called, mostLabel), value: id }));
}

/** Up to a hundred in one list, more in lists that are called after their first and last. */
function menuOf(
  options: types.PlainTextOption[],
): Pick<types.StaticSelect, 'placeholder' | 'options' | 'option_groups'> {
  const placeholder = plainText(slackWords.choose);
  if (options.length <= inMenu) return { placeholder, options };
  const groups = inGroups(options, inMenu).map((list) => {
    const [first, last] = [list.at(0), list.at(-1)].map((one) => cut(one?.text.text ?? '', 36));
    return { label: plainText(`${first} – ${last}`, mostLabel), options: list };
  });
  return { placeholder, option_groups: groups };
}

/** What takes an answer, or `null` where there is nothing to choose from. */
export function fieldElement(field: Field): types.InputBlock['element'] | null {
  switch (field.kind) {
    case 'line':
    case 'words':
      return textField(field);
    case 'choice':
      return oneOf(field);
    case 'choices':
      return someOf(field);
    case 'person': {
      const initial = /^[UW]\w+$/.test(field.value ?? '') ? { initial_user: field.value ?? '' } : {};
      return { type: 'users_select', action_id: field.name, ...initial };
    }
    case 'channel': {
      const initial = /^[CG]\w+$/.test(field.value ?? '') ? { initial_conversation: field.value ?? '' } : {};
      const filter = { include: ['public', 'private'], exclude_bot_users: true } as const;
      return {
        type: 'conversations_select',
        action_id: field.name,
        filter: { ...filter, include: [...filter.include] },
        ...initial,
      };
    }
    case 'time': {
      // Slack wants ten digits: the years 2001 to 2286.
      const seconds = Math.floor(Number(field.value) / 1000);
      const initial = /^\d{10}$/.test(String(seconds)) ? { initial_date_time: seconds } : {};
      return { type: 'datetimepicker', action_id: field.name, ...initial };
    }
  }
}

function textField({ name, kind, value = '', most = mostText }: Field): types.PlainTextInput {
  const longest = Math.max(1, Math.min(Math.floor(most), mostText));
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: kind === 'words',
    max_length: longest,
    ...(readable(value) ? { initial_value: cut(readable(value), longest) } : {}),
  };
}

/** Few stand open, so that nobody has to look for them; many are a menu. */
function oneOf({ name, choices = [], value }: Field): types.RadioButtons | types.StaticSelect | null {
  const options = optionsOf(choices);
  const chosen = options.find((option) => option.value === value);
  const initial = chosen ? { initial_option: chosen } : {};
  if (options.length === 0) return null;
  return options.length <= inRow
    ? { type: 'radio_buttons', action_id: name, options, ...initial }
    : { type: 'static_select', action_id: name, ...menuOf(options), ...initial };
}

function someOf({
  name,
  choices = [],
  value = '',
}: Field): types.Checkboxes | types.MultiStaticSelect | null {
  const options = optionsOf(choices);
  const ids = new Set(value.split(','));
  const chosen = options.filter((option) => ids.has(option.value ?? ''));
  const initial = chosen.length > 0 ? { initial_options: chosen } : {};
  if (options.length === 0) return null;
  return options.length <= mostButtons
    ? { type: 'checkboxes', action_id: name, options, ...initial }
    : { type: 'multi_static_select', action_id: name, ...menuOf(options), ...initial };
}

export function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
