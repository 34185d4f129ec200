// A picture that somebody sends us alone: fetched with our token, from Slack and from nowhere else, and made safe before the message
// is kept. Of one that does not come in time, or cannot be opened, only that there was one is kept.
// Source: https://docs.slack.dev/reference/objects/file-object (url_private, with the token as bearer)
import { createHmac } from 'node:crypto';
import type { Inbound, Media } from '../channel.js';
import type { Door } from './app.js';
import { keyFor } from './sealed.js';

/** Milliseconds; Slack waits three seconds for all of it. */
const fetchTime = 1_800;
/** Bytes of one picture, the same as on the web. */
const longestPicture = 10 * 1024 * 1024;

/** One picture goes with an update: the first there is. */
export async function withPicture(door: Door, team: string, inbound: Inbound): Promise<Inbound> {
  const [first] = (inbound.media ?? []).filter(({ contentType }) => contentType.startsWith('image/'));
  if (!inbound.media || !door.takePicture) return inbound;
  const url = first && (await taken(door, team, { inbound, picture: first }));
  const media = {
    url: url ?? nowhere,
    contentType: first?.contentType ?? inbound.media[0]?.contentType ?? '',
  };
  return { ...inbound, media: [media] };
}

/** Where a picture is that we have not. */
const nowhere = 'about:blank';

/** Our own address of it, or nothing. What goes amiss is in the log, and the person is shown another way. */
async function taken(
  door: Door,
  team: string,
  { inbound, picture }: { inbound: Inbound; picture: Media },
): Promise<string | undefined> {
  const { settings, installations, now } = door;
  try {
    if (!isSlacks(picture.url, settings.apiUrl)) return undefined;
    const { botToken } = await installations.authorize(team);
    const bytes = await fetched(picture.url, botToken);
    const id = createHmac('sha256', keyFor(settings.secretKey, 'slack picture'))
      .update(`${inbound.providerId} ${picture.url}`)
      .digest('base64url');
    const conversation = `slack/${inbound.address}`;
    const isKept = bytes && (await door.takePicture?.({ id, conversation, bytes, at: now() }));
    return isKept ? `${settings.publicUrl}/media/${id}` : undefined;
  } catch (fault) {
    door.desk.fault(fault, null);
    return undefined;
  }
}

/** Our token goes to Slack alone. */
function isSlacks(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, origin, protocol } = new URL(url);
  if (apiUrl !== undefined) return origin === new URL(apiUrl).origin;
  return protocol === 'https:' && hostname.endsWith('.slack.com');
}

/** `null`: it is too big. Where we may not see it Slack sends us on to a page: that is no picture. */
async function fetched(url: string, token: string): Promise<Buffer | null> {
  const signal = AbortSignal.timeout(fetchTime);
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal,
  });
  if (!answer.ok) throw new Error(`Slack did not give a picture: ${answer.status}`);
  if (!answer.body || Number(answer.headers.get('content-length') ?? 0) > longestPicture) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestPicture) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
