// Everything staff can do, and everything that is drawn for them: the table of contents of the desk.
import { bar, unbar } from './bar.js';
import type { Deed, Draw } from './deed.js';
import { home } from './home.js';
import { moderationDeeds } from './moderation.js';
import { reportItem } from './reportItem.js';
import { closeAlert, giveUpAlert, readAlert, takeAlert } from './safeguarding.js';
import { close, take } from './waiting.js';
import { waitingCard } from './waitingCard.js';

const deeds: readonly Deed[] = [
  take,
  close,
  takeAlert,
  giveUpAlert,
  readAlert,
  closeAlert,
  ...moderationDeeds,
  bar,
  unbar,
  reportItem,
];

/** By the name a card is sent under. */
export const draws: Readonly<Record<string, Draw>> = { home, waiting: waitingCard };

export const deedOf = (verb: string): Deed | undefined => deeds.find((deed) => deed.verb === verb);
