// Where somebody is answered. In Slack much is said and done elsewhere than in their own conversation with us: on a card, at home, in
// a form, with a command. Those are answered there, and their conversation stays where it is.
import type { InboxRow } from '../store/inbox.js';
import type { Address } from '../store/people.js';

/** A direct message; every place there is on other channels. */
export const isOwnPlace = ({ channel, conversation }: Pick<InboxRow, 'channel' | 'conversation'>): boolean =>
  channel !== 'slack' || conversation.startsWith('D');

/** A form that was opened before anybody had thought about what is in it. */
export const isView = ({ channel, conversation }: Pick<InboxRow, 'channel' | 'conversation'>): boolean =>
  channel === 'slack' && conversation.startsWith('V');

/** Words are read nowhere at home: they come as a direct message. An empty place is one that the channel opens first. */
export const answerPlace = (
  row: Pick<InboxRow, 'channel' | 'conversation'>,
  address: Pick<Address, 'conversation'>,
): string =>
  row.channel === 'slack' && row.conversation === 'home' ? address.conversation : row.conversation;
