// What people press, choose and fill in, as Slack documents it: buttons, menus, fields, with every limit. It draws nothing.
// Source: https://docs.slack.dev/reference/block-kit/block-elements and …/composition-objects
import { z } from 'zod';

export const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  });

export const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

const actionId = z.string().min(1).max(255).optional();
const placeholder = plainText(150).optional();
const webAddress = z.url({ protocol: /^https?$/ }).max(3000);

const confirm = z
  .strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
});
export type PretendOption = z.output<typeof option>;

const groups = z
  .array(z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) }))
  .min(1)
  .max(100);

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  url: webAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  confirm,
});

const menu = {
  action_id: actionId,
  placeholder,
  confirm,
  focus_on_load: z.boolean().optional(),
  options: z.array(option).min(1).max(100).optional(),
  option_groups: groups.optional(),
};
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...menu,
  initial_option: option.optional(),
});
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...menu,
  initial_options: z.array(option).min(1).optional(),
  max_selected_items: z.number().int().min(1).optional(),
});

const few = { action_id: actionId, confirm, options: z.array(option).min(1).max(10) };
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...few,
  initial_option: option.optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...few,
  initial_options: z.array(option).min(1).optional(),
});

const picker = { action_id: actionId, placeholder, confirm };
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...picker,
  initial_user: z
    .string()
    .regex(/^[UW]\w+$/)
    .optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...picker,
  initial_conversation: z
    .string()
    .regex(/^[CDG]\w+$/)
    .optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_bot_users: z.boolean().optional(),
      exclude_external_shared_channels: z.boolean().optional(),
    })
    .optional(),
});
const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  confirm,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});
const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder,
  initial_value: z.string().min(1).max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  focus_on_load: z.boolean().optional(),
});
export const picture = z.strictObject({
  type: z.literal('image'),
  image_url: webAddress,
  alt_text: z.string().min(1).max(2000),
});

export const pressed = z.discriminatedUnion('type', [
  button,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  usersSelect,
  conversationsSelect,
  dateTimePicker,
]);
export const filledIn = z.discriminatedUnion('type', [
  textInput,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  usersSelect,
  conversationsSelect,
  dateTimePicker,
]);
export type PretendElement = z.output<typeof pressed> | z.output<typeof filledIn>;

/** Everything a menu offers, in its groups or not. */
export function optionsOf(element: PretendElement): PretendOption[] {
  if (!('options' in element || 'option_groups' in element)) return [];
  const grouped = 'option_groups' in element ? (element.option_groups ?? []) : [];
  return [...(element.options ?? []), ...grouped.flatMap(({ options }) => options)];
}

/** What stands in it from the start must be offered, and it must offer something. */
export function problemsOf(element: PretendElement): string[] {
  const problems: string[] = [];
  const offered = optionsOf(element);
  const initial = [
    ...('initial_option' in element && element.initial_option ? [element.initial_option] : []),
    ...('initial_options' in element ? (element.initial_options ?? []) : []),
  ];
  const isMenu = /static_select$/.test(element.type);
  if (isMenu && 'option_groups' in element === 'options' in element)
    problems.push('must have options or option_groups, and not both');
  if (initial.some((one) => !offered.some((other) => JSON.stringify(other) === JSON.stringify(one))))
    problems.push('an initial option must be one of the options');
  if (
    element.type === 'plain_text_input' &&
    (element.initial_value?.length ?? 0) > (element.max_length ?? 3000)
  )
    problems.push('initial_value is longer than max_length');
  return problems;
}
