// Text messages through Twilio: one channel. receive.ts hears, send.ts speaks, codes.ts knows what went wrong.
import type { Channel } from '../channel.js';
import { draw, pages } from '../plainText.js';
import type { Routes } from '../ports.js';
import { incoming, statusReport } from './receive.js';
import { segments } from '../segments.js';
import { openSender } from './send.js';

export interface SmsSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** Our own numbers, E.164 or short codes; the first one is used where no other is better. */
  readonly from: readonly string[];
  /** Twilio then chooses the number. */
  readonly messagingServiceSid?: string;
  /** Another address than Twilio's, for tests and the simulator. */
  readonly apiBase?: string;
  /** Milliseconds until Twilio's answer must be here; ten seconds unless told. A row being sent must have a longer lease. */
  readonly answerTime?: number;
  /** Where the world finds this server, without a slash at the end: signatures are made over it. */
  readonly publicUrl: string;
  /** Texts a second, of all our numbers together; without it Twilio keeps the pace. */
  readonly perSecond?: number;
  /** Who answers HELP and INFO; never both. */
  readonly helpBy: 'twilio' | 'app';
}

/** Bytes; Twilio's own forms stay below a tenth of it. */
const longestForm = 64 * 1024;

/** @param now milliseconds UTC: when a message reached us. */
export function smsChannel(settings: SmsSettings, routes: Routes, now: () => number = Date.now): Channel {
  const sender = openSender(settings);
  return {
    name: 'sms',
    async open(keep, note) {
      routes.route('POST', '/sms/incoming', longestForm, incoming(settings, now, keep));
      routes.route('POST', '/sms/status', longestForm, statusReport(settings, note));
    },
    send: (message) => sender.send(message),
    find: (message) => sender.find(message),
    ...paceOf(settings),
    pages: (text, choices) => pages(text, choices),
    // The server that carries the routes is closed by whoever opened it.
    close: async () => {},
  };
}

const paceOf = ({ perSecond }: SmsSettings): Pick<Channel, 'pace'> =>
  perSecond === undefined
    ? {}
    : { pace: { perSecond, weigh: ({ text, choices }) => segments(draw(text, choices)).segments } };
