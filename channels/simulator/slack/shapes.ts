// Messages and views in Slack's own shapes, as methods answer with them and events carry them.
import type { PretendMessage, PretendView, PretendWorkspace } from './workspace.js';

export const messageJson = ({ ts, threadTs, text: words, blocks, user, isBot }: PretendMessage): object => ({
  type: 'message',
  ts,
  user,
  text: words,
  ...(blocks.length > 0 ? { blocks } : {}),
  ...(threadTs === null ? {} : { thread_ts: threadTs }),
  ...(isBot ? { bot_id: `B${user.slice('UBOT'.length)}`, app_id: appId } : {}),
});

export const appId = 'A1';

/** What stands in a view's fields, by block and action. */
export type Values = Readonly<Record<string, Readonly<Record<string, object>>>>;

export function viewJson(workspace: PretendWorkspace, view: PretendView, values: Values = {}): object {
  const { id, hash, shape } = view;
  return {
    id,
    team_id: workspace.id,
    private_metadata: '',
    callback_id: '',
    ...shape,
    state: { values },
    hash,
    previous_view_id: null,
    root_view_id: id,
    app_id: appId,
    bot_id: workspace.botId,
  };
}
