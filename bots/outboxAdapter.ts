// The BotBuilder adapter of Doorstep: to "send" is to add to what the turn has said. Nothing leaves the process here.
import {
  type Activity,
  ActivityTypes,
  BotAdapter,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import { TURN } from '../dialogs/turn.js';
import type { LiveTurn } from './liveTurn.js';

export class OutboxAdapter extends BotAdapter {
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const turn = context.turnState.get<LiveTurn>(TURN);
    for (const activity of activities) {
      if (activity.type !== ActivityTypes.Message) continue;
      const choices = (activity.suggestedActions?.actions ?? []).map(({ value, title }) => ({
        id: String(value),
        label: title,
      }));
      turn.said.push({ text: activity.text ?? '', choices });
    }
    return activities.map((_, index) => ({ id: String(turn.said.length - activities.length + index) }));
  }

  override updateActivity(): Promise<never> {
    return Promise.reject(new Error('what was said by text cannot be changed afterwards'));
  }

  override deleteActivity(): Promise<never> {
    return Promise.reject(new Error('what was said by text cannot be taken back'));
  }

  override continueConversation(): Promise<never> {
    return Promise.reject(new Error('to speak first is a turn of the clock, not of the adapter'));
  }
}
