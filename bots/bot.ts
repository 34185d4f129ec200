// Where BotBuilder hands over: a message goes through the order of meaning, an event is a timer that rings.
import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { DialogSet } from 'botbuilder-dialogs';
import { allDialogs } from '../dialogs/index.js';
import { TURN } from '../dialogs/turn.js';
import type { LiveTurn } from './liveTurn.js';
import { meaning } from './memberBot.js';
import { ring } from './rings.js';
import { Talk } from './talk.js';
import type { Carrier } from './turn.js';

const NO_CARRIER: Carrier = { answersStop: false, answersHelp: false };

export class Bot extends ActivityHandler {
  private readonly dialogs: DialogSet = allDialogs();

  constructor(private readonly carriers: Readonly<Record<string, Carrier>>) {
    super();
    this.onMessage((context) => this.hear(turnOf(context)));
    this.onEvent((context) => ring(turnOf(context)));
  }

  private async hear(turn: LiveTurn): Promise<void> {
    const { cause } = turn;
    if (cause.kind !== 'message') throw new Error('a message without its inbox row');
    const { body, channel } = cause.row;
    await meaning(
      new Talk(this.dialogs, turn, {
        carrier: this.carriers[channel] ?? NO_CARRIER,
        pressed: body.choice,
        action: body.action,
        hasMedia: (body.media ?? []).length > 0,
      }),
    );
  }
}

const turnOf = (context: TurnContext): LiveTurn => context.turnState.get<LiveTurn>(TURN);
