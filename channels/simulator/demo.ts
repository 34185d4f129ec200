// Everything the demo has that the real service has not: a town, a pretend Twilio on loopback, and the page with the phones.
import { randomBytes } from 'node:crypto';
import type { Store } from '../../store/store.js';
import type { Routes } from '../ports.js';
import { addSimulator } from './index.js';
import { seedTown } from './town.js';
import { alertNumber, doorstepNumber, organisation } from './town/people.js';
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
  house: { organisation: string; emergencyLine: string; alertNumbers: string[] };
  close(): Promise<void>;
}

/** @param publicUrl where our own server will listen: signatures are made over it */
export async function openDemo(store: Store, routes: Routes, publicUrl: string): Promise<Demo> {
  await seedTown(store, Date.now());
  const accountSid = `AC${randomBytes(16).toString('hex')}`;
  const authToken = randomBytes(16).toString('hex');
  const twilio = await openPretendTwilio({ accountSid, authToken, webhook: `${publicUrl}/sms/incoming` });
  addSimulator(routes, twilio);
  const house = { organisation, emergencyLine: '01632 960500', alertNumbers: [alertNumber] };
  return {
    sms: {
      accountSid,
      authToken,
      from: [doorstepNumber],
      apiBase: twilio.baseUrl,
      publicUrl,
      helpBy: 'twilio',
    },
    house,
    close: () => twilio.close(),
  };
}
