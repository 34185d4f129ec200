// What a turn thinks with: a message goes through the order of meaning, a timer rings. It keeps nothing from turn to turn.
import type { DialogSet } from 'botbuilder-dialogs';
import { allDialogs } from '../dialogs/index.js';
import type { InboxRow } from '../store/inbox.js';
import type { LiveTurn } from './liveTurn.js';
import { setDraftEnd } from './draftEnds.js';
import { meaning } from './memberBot.js';
import { setNudge } from './nudge.js';
import { ring } from './rings.js';
import { Talk } from './talk.js';
import type { Carrier } from './turn.js';

const NO_CARRIER: Carrier = { answersStop: false, answersHelp: false };
const NOTHING_SAID = {
  carrier: NO_CARRIER,
  pressed: undefined,
  action: undefined,
  card: undefined,
  media: [],
  filled: {},
};

/** BotBuilder's ActivityHandler would do the same in eight promises within each other: a tenth of a turn. */
export class Bot {
  private readonly dialogs: DialogSet = allDialogs();

  constructor(private readonly carriers: Readonly<Record<string, Carrier>>) {}

  async run(turn: LiveTurn): Promise<void> {
    if (turn.cause.kind === 'timer') await ring(new Talk(this.dialogs, turn, NOTHING_SAID));
    else await this.hear(turn, turn.cause.row);
  }

  private async hear(turn: LiveTurn, { body, channel }: InboxRow): Promise<void> {
    const talk = new Talk(this.dialogs, turn, {
      carrier: this.carriers[channel] ?? NO_CARRIER,
      pressed: body.choice,
      action: body.action,
      card: body.card,
      media: body.media ?? [],
      filled: body.filled ?? {},
    });
    await meaning(talk);
    setNudge(talk);
    setDraftEnd(talk);
  }
}
