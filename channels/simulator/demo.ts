// Everything the demo has that the real service has not: a town, a pretend Twilio and a pretend Slack on loopback, and the page
// with the phones, the web chat and Slack.
import { randomBytes } from 'node:crypto';
import type { Store } from '../../store/store.js';
import type { Routes } from '../ports.js';
import { addSimulator } from './index.js';
import { openPretendSlack, type PretendSlack } from './slack/slack.js';
import { addSlackPane } from './slackPane.js';
import { seedTown } from './town.js';
import { alertNumber, doorstepNumber, organisation } from './town/people.js';
import { slackPeople, staffChannel, staffChannelName, team } from './town/slack.js';
import { seedHotseat } from './townHotseat.js';
import { seedSlack } from './townSlack.js';
import { openPretendTwilio } from './twilio.js';

export interface Demo {
  /** Settings for the real text channel, pointed at the pretend Twilio. */
  sms: {
    accountSid: string;
    authToken: string;
    from: string[];
    apiBase: string;
    publicUrl: string;
    helpBy: 'twilio';
  };
  /** And for the real Slack channel, pointed at the pretend Slack. */
  slack: { botToken: string; signingSecret: string; homeTeam: string; apiUrl: string; publicUrl: string };
  house: {
    organisation: string;
    emergencyLine: string;
    alertNumbers: string[];
    desk: { team: string; channel: string };
    quietHours: 'off';
  };
  close(): Promise<void>;
}

/** @param publicUrl where our own server will listen: signatures are made over it */
export async function openDemo(store: Store, routes: Routes, publicUrl: string): Promise<Demo> {
  await seedTown(store, Date.now());
  await seedSlack(store, Date.now());
  await seedHotseat(store, Date.now());
  // The pretend Slack begins empty each time: no card of an earlier run stands in it.
  await store.slack.uninstall(team);
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const twilio = await openPretendTwilio({ accountSid, authToken, webhook: `${publicUrl}/sms/incoming` });
  const slack = await openSlack(publicUrl);
  addSimulator(routes, twilio);
  addSlackPane(routes, slack.pretend);
  return {
    sms: {
      accountSid,
      authToken,
      from: [doorstepNumber],
      apiBase: twilio.baseUrl,
      publicUrl,
      helpBy: 'twilio',
    },
    slack: slack.settings,
    house: {
      organisation,
      emergencyLine: '01632 960500',
      alertNumbers: [alertNumber],
      desk: { team, channel: staffChannel },
      // Whoever looks at it at night should see it at work.
      quietHours: 'off',
    },
    async close() {
      await Promise.all([twilio.close(), slack.pretend.close()]);
    },
  };
}

/** One workspace that has let us in, with a channel that staff alone are in. */
async function openSlack(publicUrl: string): Promise<{ pretend: PretendSlack; settings: Demo['slack'] }> {
  const botToken = `xoxb-${randomBytes(16).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const staff = slackPeople.filter(({ isStaff }) => isStaff).map(({ user }) => user);
  const pretend = await openPretendSlack({
    signingSecret,
    events: `${publicUrl}/slack/events`,
    workspaces: [
      {
        id: team,
        name: organisation,
        token: botToken,
        users: slackPeople.map(({ user: id, name }) => ({ id, name })),
        channels: [{ id: staffChannel, name: staffChannelName, isPrivate: true, members: [...staff, 'bot'] }],
      },
    ],
  });
  const settings = { botToken, signingSecret, homeTeam: team, apiUrl: pretend.apiUrl, publicUrl };
  return { pretend, settings };
}
