// A picture of an update, for whoever may see the update now. Browsers ask again each time: what was taken back is gone.
import type { WebAnswer, WebRequest } from '../../ports.js';
import type { Desk } from './desk.js';
import { nothingHere, unsearched } from './frame.js';
import { visitorOf } from './visitor.js';

export async function picture(desk: Desk, request: WebRequest): Promise<WebAnswer> {
  const { memory, settings, now } = desk;
  const { update = '', picture: id = '' } = request.params;
  const visitor = await visitorOf(desk, request);
  const shows = await memory.reading.showsPicture({ update, picture: id }, visitor?.id ?? null, now());
  const found = shows ? await memory.pictures.find(id) : null;
  if (!found) return nothingHere(settings.name);
  // A picture never changes under its id.
  const told = { ETag: `"${found.id}"`, 'Cache-Control': 'private, no-cache', ...unsearched };
  if (request.headers['if-none-match'] === told.ETag) return { status: 304, headers: told };
  return { status: 200, type: found.contentType, body: found.bytes, headers: told };
}
