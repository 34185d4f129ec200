// What staff read of messages that wait to be sent, or that nobody knows the fate of.
import type { Entry } from '../shape.js';

export const sending = {
  'cop.waiting': 'waiting: what waits to be sent, and why',

  'sending.none': 'Nothing waits to be sent.',
  'sending.waits': 'To be sent',
  'sending.count': '{count}: {text}',
  'sending.until': '{text}. It waits until {date}',
  'sending.night': 'it is night there',
  'sending.enough': 'they had news from us',
  'sending.stop': 'it may be that they stopped',
  'sending.again': 'it did not work, I try again',
  'sending.later': 'its time has not come',
  'sending.pace': 'other texts go first',
  'sending.behind': 'another one to them goes first',
  'sending.unknown': 'it may have gone out',
  'sending.sending': 'on its way',
  'sending.now': 'on its way',

  'stops.believe': 'They have stopped',
  'stops.believeSure': 'They get no more texts until they write START.',
  'stops.again': 'Try them again',
  'stops.believed': 'OK. They get no more texts.',
  'stops.tried': 'OK. What waits for them goes out now.',

  'unknown.arrived': 'It arrived',
  'unknown.again': 'Send it again',
  'unknown.againSure': 'They may read it twice.',
  'unknown.settled': 'OK. It counts as sent.',
  'unknown.tried': 'OK. I send it again.',

  'trail.stops.believed': 'said they have stopped',
  'trail.stops.again': 'let texts be tried again',
  'trail.unknown.arrived': 'said a text arrived',
  'trail.unknown.again': 'sent a text again',
} as const satisfies Record<string, Entry>;
