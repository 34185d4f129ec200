// A text message as Twilio's webhook brings it: a signed form. The account is made up.
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'a-token-for-tests' } as const;
/** Where the service is said to be found; signatures are made over it. */
export const publicUrl = 'https://doorstep.example';

export interface Text {
  sid: string;
  from: string;
  to: string;
  body: string;
}

/** The form and its headers. */
export function signed({ sid, from, to, body }: Text): { headers: Record<string, string>; body: string } {
  const fields = {
    MessageSid: sid,
    AccountSid: account.accountSid,
    From: from,
    To: to,
    Body: body,
    NumMedia: '0',
  };
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(
        account.authToken,
        `${publicUrl}/sms/incoming`,
        fields,
      ),
    },
    body: new URLSearchParams(fields).toString(),
  };
}

/** Brings it. True if the service has acknowledged it; false if it could not be reached or hung up. */
export async function bring(base: string, text: Text): Promise<boolean> {
  try {
    const response = await fetch(`${base}/sms/incoming`, { method: 'POST', ...signed(text) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Killed in the middle: Twilio would see the same, and bring the message again.
    return false;
  }
}
