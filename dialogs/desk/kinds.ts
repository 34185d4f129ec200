// What can wait for a human, each kind: whether it stands in its person's thread or on the board alone, what staff must see of it to
// decide, and the deeds that end it. A new kind is one line here.
import type { Waiting } from '../../store/safety.js';
import type { Button, Part } from '../sheet.js';
import type { Drawing } from './deed.js';
import { introductionButtons, introductionParts } from './introduction.js';
import { answerFromMember, appealedItem, heldItem, reportedItem } from './kindParts.js';
import { lateButtons, lateParts, nobodysButtons } from './lateQuestion.js';
import { buttonsFor } from './moderation.js';
import { alertButtons } from './safeguarding.js';
import { stopButtons, unknownButtons } from './sending.js';

export interface Kind {
  /** It is a message in its person's thread; else a line on the board. */
  own: boolean;
  /** What staff must see to decide. Words of somebody are quotes. */
  parts?(drawing: Drawing, line: Waiting): Promise<readonly Part[]>;
  /** What ends it besides Close. */
  buttons?(drawing: Drawing, line: Waiting): readonly Button[];
  /** It is not closed by hand: one of its own deeds ends it. */
  closesItself?: boolean;
  /** Its own deeds are all there is: it is not taken or put off like others either. */
  apart?: boolean;
}

/** The words of whoever lets them in or does not are the stock answers. */
const joinButtons: Kind['buttons'] = ({ words }, { id }) => [
  { id: `do:let-in:${id}`, label: words['group.letInButton'], weight: 'main' },
  { id: `do:not-now:${id}`, label: words['group.notNowButton'] },
];

const kinds: Readonly<Record<string, Kind>> = {
  person: { own: true },
  'member-answer': { own: true, parts: answerFromMember },
  /** The words stay with the safeguarding leads. */
  safeguarding: { own: true, apart: true, buttons: alertButtons },
  report: { own: true, parts: reportedItem, buttons: buttonsFor, closesItself: true },
  appeal: { own: true, parts: appealedItem, buttons: buttonsFor, closesItself: true },
  'held-update': { own: true, parts: heldItem, buttons: buttonsFor, closesItself: true },
  'held-comment': { own: true, parts: heldItem, buttons: buttonsFor, closesItself: true },
  'held-answer': { own: true, parts: heldItem, buttons: buttonsFor, closesItself: true },
  'waiting-update': { own: true, parts: heldItem, buttons: buttonsFor, closesItself: true },
  introduction: {
    own: true,
    parts: introductionParts,
    buttons: introductionButtons,
    closesItself: true,
  },
  'question-late': { own: true, parts: lateParts, buttons: lateButtons },
  'mass-stop': { own: false, buttons: stopButtons, closesItself: true },
  'unknown-send': { own: false, buttons: unknownButtons, closesItself: true },
  'no-employer': { own: false, buttons: nobodysButtons },
  'asks-to-join': { own: false, buttons: joinButtons, closesItself: true },
};

const board: Kind = { own: false };

export const kindOf = (kind: string): Kind => kinds[kind] ?? board;
