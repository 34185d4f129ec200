// What staff read when they decide about what people wrote.
import type { Entry } from '../shape.js';

export const moderation = {
  'moderate.approve': 'Share it',
  'moderate.sendBack': 'Ask to change it',
  'moderate.remove': 'Take it down',
  'moderate.warn': 'Warn who wrote it',
  'moderate.fine': 'It is fine',
  'moderate.keepDown': 'It stays down',
  'moderate.report': 'Report it',

  'moderate.why': 'Why?',
  'moderate.whyHint': 'They read this. Write it in plain words.',
  'moderate.needWhy': 'Say why in a few words.',
  'moderate.details': 'Leave out numbers and addresses.',
  'moderate.rude': 'Please say it in a kind way.',

  'moderate.done': 'Done. They will hear of it.',
  'moderate.changed': 'This has changed. Look at it again.',
  'moderate.own': 'You wrote this. Somebody else must decide.',
  'moderate.another': 'You decided this before. Somebody else must look now.',
  'moderate.before': 'Decided by {name}: {what}. {reason}',
  'moderate.wasRemoved': 'taken down',
  'moderate.wasSentBack': 'sent back',
  'moderate.picture': 'Picture: {text}',
  'moderate.what': 'What is the matter?',
  'moderate.words': 'In your own words',

  'bar.where': 'From where?',
  'bar.all': 'Everything',
  'bar.keep': 'Keep away',
  'bar.back': 'Let back in',
  'bar.done': '{name} is kept away now.',
  'bar.undone': '{name} may come back.',
  'bar.not': 'They are staff. Take the role away first.',
  'bar.already': 'This is so now.',
} as const satisfies Record<string, Entry>;
