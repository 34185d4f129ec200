// PHOTO: whoever texts gets a link by which one picture can be shown, without a login. What comes of it is told in the conversation.
import { conversation } from './conversation.js';
import { names } from './names.js';
import { hashOf, linkCode } from './secrets.js';
import type { Step } from './step.js';

/** How long the link is good for. */
const LASTS_MS = 24 * 60 * 60 * 1000;

async function sendLink(step: Step<object>) {
  const { address, changes, house, now, person } = step.turn;
  const code = linkCode(step.turn);
  changes.add('photo_links', {
    hash: hashOf(code),
    personId: person.id,
    addressId: address.id,
    createdAt: now,
    until: now + LASTS_MS,
    usedAt: null,
    pictureId: null,
  });
  await step.say('photo.link', { link: `${house.publicUrl}/photo/${code}` });
  return step.end();
}

export const photo = conversation<object>(names.photo, { steps: [sendLink] });
