// The workspaces we are in, and the client of each. The token of our own workspace can be a setting; the others come by OAuth and
// are kept encrypted. A workspace never gets another's token.
import { type WebClient, WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import type { SlackMemory } from '../ports.js';
import { slackClient } from './client.js';
import type { SlackSettings } from './index.js';
import { openSeal } from './sealed.js';

const Installation = z.object({ token: z.string(), botUser: z.string().optional() });
type Installation = z.output<typeof Installation>;

/** What Slack answers when somebody lets us in. An installation for a whole enterprise has no team. */
export const Granted = z.object({
  access_token: z.string(),
  bot_user_id: z.string(),
  team: z.object({ id: z.string(), name: z.string().default('') }),
});

/** We are not in that workspace, or not any more. */
export class NotInstalled extends Error {
  constructor() {
    super('Slack: we are not in this workspace');
    this.name = 'NotInstalled';
  }
}

export interface Installations {
  /** @throws NotInstalled */
  clientOf(team: string): Promise<WebClient>;
  /** The same for Bolt. @throws NotInstalled */
  authorize(team: string | undefined): Promise<{ botToken: string; botUserId?: string }>;
  /** Durable when resolved. */
  install(granted: z.output<typeof Granted>): Promise<void>;
  /** Slack says we are out. Durable when resolved. */
  forget(team: string): Promise<void>;
  /** Asks Slack about the token that is a setting. @throws Error with a sentence that names the setting. */
  check(): Promise<void>;
}

/** @param now milliseconds UTC. */
export function openInstallations(
  settings: SlackSettings,
  memory: SlackMemory,
  now: () => number,
): Installations {
  const { botToken, homeTeam, apiUrl, secretKey } = settings;
  const seal = openSeal(secretKey);
  const clients = new Map<string, WebClient>();

  async function installed(team: string | undefined): Promise<Installation> {
    if (team === homeTeam && botToken !== undefined) return { token: botToken };
    const workspace = team === undefined ? null : await memory.workspace(team);
    if (!workspace) throw new NotInstalled();
    return Installation.parse(JSON.parse(seal.open(workspace.installation, workspace.id)));
  }

  function clientFor(token: string): WebClient {
    const client = clients.get(token) ?? slackClient(token, apiUrl);
    clients.set(token, client);
    return client;
  }

  return {
    clientOf: async (team) => clientFor((await installed(team)).token),
    async authorize(team) {
      const { token, botUser } = await installed(team);
      return { botToken: token, ...(botUser === undefined ? {} : { botUserId: botUser }) };
    },
    install({ access_token: token, bot_user_id: botUser, team: { id, name } }) {
      const installation = seal.close(JSON.stringify({ token, botUser } satisfies Installation), id);
      return memory.install({ id, name, installation, installedAt: now() });
    },
    async forget(team) {
      clients.clear();
      await memory.uninstall(team);
    },
    check: () => (botToken === undefined ? Promise.resolve() : checkToken(clientFor(botToken), homeTeam)),
  };
}

async function checkToken(client: WebClient, homeTeam: string): Promise<void> {
  const { team_id: team } = await client.auth.test().catch((fault: unknown) => {
    if (!(fault instanceof WebAPIPlatformError)) throw fault;
    const sentence = `Slack refuses SLACK_BOT_TOKEN (${fault.data.error}): copy it anew from the app's page`;
    throw new Error(sentence, { cause: fault });
  });
  if (team !== homeTeam) throw new Error('SLACK_BOT_TOKEN is of another workspace than SLACK_HOME_TEAM');
}
