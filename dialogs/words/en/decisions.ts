// What people hear when staff have decided: on joining, on what they wrote, on what they reported, and on whether they may stay.
import type { Entry } from '../shape.js';

export const decisions = {
  'decision.joined': 'You are in {group} now. The people in it see what you share there.',
  'decision.notJoined': '{group} has no room for you now. Text GROUPS to find another.',
  'decision.shared': 'Thank you for waiting. People in {group} will see your words.',
  'decision.removed': 'We took this down: "{text}" Why: {reason} Text PERSON to ask us to look again.',
  'decision.sentBack': 'Please change this: "{text}" Why: {reason} Then we can share it. Text POST to do it.',
  'decision.changeReply': 'We did not send this: "{text}" Why: {reason} You can say it another way.',
  'decision.changeAnswer': 'We did not send this: "{text}" Why: {reason} Please answer in other words.',
  'decision.warned': 'A person here read this: "{text}" They say: {reason} Please be kind.',
  'decision.stays': 'We looked again at this: "{text}" It stays down. Why: {reason}',
  'decision.barred': 'You can not be in {group} now. Why: {reason} Text PERSON to ask us to look again.',
  'decision.barredAll': 'You can not use this for now. Why: {reason} Text PERSON to ask us to look again.',
  'decision.unbarred': 'You may come back to {group}. Text JOIN to do it.',
  'decision.unbarredAll': 'You may use this again. Text MENU to see what you can do.',

  'barred.told': 'You can not use this for now. Text PERSON to ask us to look again.',

  'report.removed': 'Thank you for telling us. A person looked, and took it down.',
  'report.warned': 'Thank you for telling us. A person looked, and talked to who wrote it.',
  'report.fine': 'Thank you for telling us. We think it can stay. Text BLOCK to see no more from {name}.',

  'appeal.about': {
    ask: 'Is it about this? "{text}"',
    choices: { again: 'Look at it again', other: 'Something else' },
  },
  'appeal.done': 'OK. A person will look at it again. You will hear from us.',
} as const satisfies Record<string, Entry>;
