// How an application comes into a workspace: somebody there agrees, the application gets a code for it, and a token for the code.
// Source: https://docs.slack.dev/authentication/installing-with-oauth
import { type Arguments, type MethodAnswer, refused } from './methods.js';
import type { PretendSlackSettings } from './settings.js';
import { appId } from './shapes.js';
import type { PretendWorkspace } from './workspace.js';

const codeTime = 10 * 60_000;

export class Grants {
  #codes = new Map<string, { workspace: PretendWorkspace; user: string; at: number }>();
  #count = 0;

  constructor(
    private readonly settings: Readonly<PretendSlackSettings>,
    private readonly workspaces: ReadonlyMap<string, PretendWorkspace>,
  ) {}

  /** Somebody agrees: the code their browser brings back to the application, good once and for ten minutes. */
  agree(team: string, user: string): string {
    const workspace = this.workspaces.get(team);
    if (!workspace) throw new Error(`there is no workspace ${team}`);
    const code = `code-${++this.#count}`;
    this.#codes.set(code, { workspace, user, at: this.#now() });
    return code;
  }

  /** The workspace throws the application out: its token is good for nothing from now on. */
  revoke(team: string): void {
    const workspace = this.workspaces.get(team);
    if (workspace) workspace.token = undefined;
  }

  /** `oauth.v2.access`: a code for a token. */
  access(args: Arguments): MethodAnswer {
    const { clientId, clientSecret } = this.settings;
    if (clientId === undefined || args['client_id'] !== clientId) return refused('invalid_client_id');
    if (args['client_secret'] !== clientSecret) return refused('bad_client_secret');
    const code = String(args['code']);
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    if (!granted || granted.at < this.#now() - codeTime) return refused('invalid_code');
    const { workspace, user } = granted;
    workspace.token ??= `xoxb-${workspace.id}-${this.#count}`;
    return {
      ok: true,
      access_token: workspace.token,
      token_type: 'bot',
      scope: 'chat:write,commands,im:history',
      bot_user_id: workspace.botUser,
      app_id: appId,
      team: { id: workspace.id, name: workspace.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: user },
    };
  }

  #now(): number {
    return (this.settings.now ?? Date.now)();
  }
}
