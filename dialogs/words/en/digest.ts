// News that comes by itself: its first line, what waits, and how it grows less when nobody answers.
import type { Entry } from '../shape.js';

export const digest = {
  'digest.two': '{count} new in {group} and {who}.',
  'digest.many': '{count} new in {group} and {people} more groups. Text GROUPS to see them.',
  'digest.edition': 'News from {group}, sent by the people who run it:',
  'digest.page': 'All on one page: {link}',

  'digest.waitsOne': 'One thing waits for you:',
  'digest.waits': '{count} things wait for you, the oldest first:',
  'digest.waitsQuestion': 'A question: {gist}',

  'digest.nowWeekly': 'I have not heard from you, so news now comes each week. Text DAILY to change that.',
  'digest.nowMonthly': 'I have not heard from you, so news now comes each month. Text WEEKLY to change that.',
  'digest.goodbye':
    'I have not heard from you for a long time. So this is my last news for now. Text WEEKLY to get it again.',

  'group.edition': 'News so far',
  'edition.nothing': 'There is nothing new this week.',
  'edition.people': 'People in the group: {people}. Each gets what they may see.',
  'edition.send': 'Send now',
  'edition.sent': 'It is on its way. At night it waits for the day.',
  'edition.already': 'The news of today was sent already.',

  'quiet.one': { ask: 'Quiet in {group}.', choices: { find: 'Find another', keep: 'Keep' } },
  'quiet.many': { ask: 'Your groups are quiet.', choices: { find: 'Find another', keep: 'Keep' } },
  'quiet.kept': 'OK. I will tell you when there is news.',

  'read.hotseat': '{number} Hotseat {date}: {name}',
  'read.summary': '{number} What {name} said in the hotseat',
  'open.hotseat':
    '{name} answers your questions {date}. It is about: {text}. Text ASK {name} and your question, now or then.',
  'open.hotseatBegun': '{name} came {date} and answered questions about: {text}. Read them here: {link}',
  'open.summary': '{name} answered questions about: {text}. Read them here: {link}',
  'open.noReply': 'You cannot reply to this one.',
} as const satisfies Record<string, Entry>;
