// The manifest that Slack makes an app from, printed by `npm run slack:manifest`. It is made from what the program does.
// Source: https://docs.slack.dev/reference/app-manifest
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { command, events, scopes, shortcuts } from './surface.js';

export interface ManifestSettings {
  /** What the app is called, in 35 characters or fewer. */
  readonly name: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Slack's calls come over a connection that we open. */
  readonly socketMode: boolean;
}

export function manifest({ name, publicUrl, socketMode }: ManifestSettings): object {
  const request = socketMode ? {} : { request_url: `${publicUrl}/slack/events` };
  const slash = {
    command,
    description: 'Everything you can do here',
    usage_hint: 'help',
    // Names and links come as what was typed and what it stands for.
    should_escape: true,
    ...(socketMode ? {} : { url: `${publicUrl}/slack/events` }),
  };
  return {
    display_information: { name, description: 'The front door of your communities' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      shortcuts,
      slash_commands: [slash],
    },
    oauth_config: { redirect_urls: [`${publicUrl}/slack/oauth_redirect`], scopes: { bot: scopes } },
    settings: {
      event_subscriptions: { ...request, bot_events: Object.keys(events) },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

/** Prints it for the settings there are; without PUBLIC_URL it says so and ends. */
function main({ ORGANISATION: name = 'Doorstep', PUBLIC_URL, SLACK_APP_TOKEN }: NodeJS.ProcessEnv): void {
  const publicUrl = PUBLIC_URL?.trim().replace(/\/+$/, '');
  if (!publicUrl) {
    console.error('PUBLIC_URL is missing: the address this server is reached at.');
    process.exit(1);
  }
  const settings = { name: name.slice(0, 35), publicUrl, socketMode: Boolean(SLACK_APP_TOKEN?.trim()) };
  console.log(JSON.stringify(manifest(settings), null, 2));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.env);
