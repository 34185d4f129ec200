// Slack: one channel. receive.ts and socket.ts hear, app.ts knows who listens to what, send.ts speaks, oauth.ts lets us in.
import type { Channel } from '../channel.js';
import type { Routes, SlackMemory, TakePicture } from '../ports.js';
import { type Door, openApp } from './app.js';
import { openInstallations } from './installations.js';
import { installRoutes, type OAuthClient } from './oauth.js';
import { slackEvents } from './receive.js';
import { openSender } from './send.js';
import { openSocket } from './socket.js';

export interface SlackSettings {
  /** SLACK_BOT_TOKEN: of our own workspace. Without it, it is let in like any other. */
  readonly botToken?: string;
  /** SLACK_CLIENT_ID and SLACK_CLIENT_SECRET: with them, workspaces can let us in. */
  readonly oauth?: OAuthClient;
  /** SLACK_SIGNING_SECRET: what Slack signs its calls with. */
  readonly signingSecret?: string;
  /** SLACK_APP_TOKEN: with it Slack calls over a connection that we open, and by no other way. */
  readonly appToken?: string;
  /** SLACK_HOME_TEAM: the organisation's own workspace. */
  readonly homeTeam: string;
  /** Another address than Slack's, with a slash at its end, for tests and the simulator. */
  readonly apiUrl?: string;
  /** Where the world finds this server, without a slash at the end. */
  readonly publicUrl: string;
  /** SECRET_KEY: tokens are encrypted with a key derived from it. */
  readonly secretKey: string;
}

/** What is asked of the desk while Slack waits: nothing here reads a store or the clock. */
export interface SlackDesk {
  /** What is amiss with what was filled in, by field. */
  check(choice: string, filled: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** The form a command is answered with, such as `form:create-community:`. `null`: none. */
  formFor(text: string): string | null;
  readonly words: {
    /** What a form is called, and what stands in it, until it is drawn. */
    readonly title: string;
    readonly opening: string;
    readonly noForm: string;
    /** `reference`: what the log calls it. */
    readonly notTaken: (reference: string) => string;
    readonly installed: string;
    readonly notInstalled: string;
  };
  /** Hears of faults, ours and Slack's, for the log. `reference`: what somebody was told to call it by. */
  fault(error: unknown, reference: string | null): void;
}

/** What the tests set. */
export interface Circumstances {
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly chance: () => number;
}

/** What is remembered for us; and what makes safe the pictures that people send. */
export type SlackKeeping = SlackMemory & { readonly takePicture?: TakePicture };

/** Bytes; a press carries the whole message or view it was done on. */
const longestCall = 1024 * 1024;

export function slackChannel(
  settings: SlackSettings,
  memory: SlackKeeping,
  routes: Routes,
  desk: SlackDesk,
  { now, chance }: Circumstances = { now: Date.now, chance: Math.random },
): Channel {
  const installations = openInstallations(settings, memory, now);
  const sender = openSender({ clientOf: installations.clientOf, memory, now, ours: settings.publicUrl });
  let close = async (): Promise<void> => {};
  return {
    name: 'slack',
    async open(keep) {
      const { takePicture } = memory;
      const door: Door = { settings, memory, installations, desk, keep, takePicture, now, chance };
      close = listen(door, routes);
      // Slack may be away: everything else goes on meanwhile.
      installations.check().catch((fault: unknown) => desk.fault(fault, null));
    },
    send: (message) => sender.send(message),
    find: (message) => sender.find(message),
    close: () => close(),
  };
}

/** Returns how to stop. */
function listen(door: Door, routes: Routes): () => Promise<void> {
  const { appToken, signingSecret, oauth } = door.settings;
  const app = openApp(door);
  if (oauth) installRoutes(door, oauth, routes);
  // The server that carries the routes is closed by whoever opened it.
  if (appToken === undefined) {
    routes.route('POST', '/slack/events', longestCall, slackEvents(door, signingSecret ?? '', app));
    return async () => {};
  }
  const socket = openSocket(door, appToken, app);
  socket.start().catch((fault: unknown) => {
    const sentence = 'Slack refuses SLACK_APP_TOKEN: make one with connections:write';
    door.desk.fault(new Error(sentence, { cause: fault }), null);
  });
  return () => socket.stop();
}
