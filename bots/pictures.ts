// A picture came, by the web or by a one-use link: it joins the update that is open, or begins one. What is in it is asked there.
import { names } from '../dialogs/names.js';
import type { Talk } from './talk.js';

/** A picture that was sent and made safe by us. One from elsewhere is nobody's to open: PHOTO is the way for it, and its words go on. */
export async function pictures(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const ours = `${turn.house.publicUrl}/media/`;
  const url = talk.message.media.map((one) => one.url).find((one) => one.startsWith(ours));
  if (url === undefined) {
    if (talk.text && talk.message.media.length > 0) await turn.say('aside.picture');
    return false;
  }
  if (!talk.text) {
    await pictureCame(talk, url.slice(ours.length));
    return true;
  }
  // With words it waits: they are read first, and the update they become takes it up.
  turn.state.picture = { id: url.slice(ours.length), at: turn.now };
  return false;
}

export async function pictureCame(talk: Talk, id: string): Promise<void> {
  const { state } = talk.turn;
  state.picture = { id, at: talk.turn.now };
  state.misses = 0;
  const isOpen = state.stack.some((one) => one.id === names.post);
  if (!isOpen) return talk.begin(names.post);
  state.stack.length = state.stack.findIndex((one) => one.id === names.post) + 1;
  await talk.fromTheTop();
}
