// BotBuilder's internal key that `turn.ts` relies on: without it every turn would put the memory scopes together anew.
import { ActivityTypes, TurnContext } from 'botbuilder';
import { DialogContext, DialogMemoryScope, DialogSet, TurnMemoryScope } from 'botbuilder-dialogs';
import { expect } from 'chai';
import { OutboxAdapter } from '../../bots/outboxAdapter.js';

const key = 'DialogStateManagerConfiguration';

describe('the dialog state manager of BotBuilder', () => {
  it('takes the configuration that stands in the turn state, and makes none of its own', () => {
    const context = new TurnContext(new OutboxAdapter(), { type: ActivityTypes.Message, text: 'hello' });
    const ours = { memoryScopes: [new TurnMemoryScope(), new DialogMemoryScope()], pathResolvers: [] };
    context.turnState.set(key, ours);
    const dialogs = new DialogContext(new DialogSet(), context, { dialogStack: [] });
    expect(dialogs.state.configuration).to.equal(ours);
    expect(ours.memoryScopes).to.have.length(2);
  });
});
