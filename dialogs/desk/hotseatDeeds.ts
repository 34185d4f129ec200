// What those who run a hotseat do with it: tell people, move it, call it off, give its guest a code, and give it more time.
import type { Hotseat } from '../../store/hotseats.js';
import { momentOf } from '../dates.js';
import { newGuestCode } from '../guestCode.js';
import { giveExtra, mayHaveExtra } from '../hotseatExtra.js';
import { announceHotseat, cancelHotseat, moveHotseat } from '../hotseatTold.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Amiss, Deed } from './deed.js';
import { auditHotseat, isOver, mayHotseat } from './hotseatMay.js';

/** As it is now; `null`: it has gone or is over, and that was said. */
async function standing(turn: Turn, id: string): Promise<Hotseat | null> {
  const hotseat = await turn.store.hotseats.byId(id);
  if (!hotseat) await turn.say('desk.gone');
  else if (isOver(hotseat)) await turn.say('run.isOver');
  else return hotseat;
  return null;
}

/** The second press finds it announced. */
export const announceIt: Deed = {
  verb: 'hotseat-announce',
  may: mayHotseat,
  async perform(turn, id) {
    const hotseat = await standing(turn, id);
    if (!hotseat) return;
    if (hotseat.state !== 'draft') return turn.say('run.announcedAlready');
    if (hotseat.startsAt <= turn.now) return turn.say('desk.past');
    announceHotseat(turn, hotseat);
    auditHotseat(turn, 'announce', id);
    const { guestName: guest, startsAt, zone } = hotseat;
    await turn.say('run.announced', { guest, date: momentOf(startsAt, zone) });
  },
};

export const move: Deed = {
  verb: 'hotseat-move',
  may: mayHotseat,
  async form({ now, store, words }, id) {
    const hotseat = await store.hotseats.byId(id);
    if (!hotseat || isOver(hotseat) || hotseat.state === 'draft') return null;
    const { guestName: guest, startsAt, zone } = hotseat;
    const text = fill(words['run.about'], { guest, date: momentOf(startsAt, zone) });
    const value = String(Math.max(startsAt, now));
    return {
      title: words['run.move'],
      parts: [
        { kind: 'text', text },
        { kind: 'field', field: { name: 'at', label: words['run.when'], kind: 'time', value } },
      ],
      submit: { id: `do:hotseat-move:${id}`, label: words['run.move'] },
    };
  },
  check: ({ at }, words): Amiss => (Number(at) > 0 ? {} : { at: words['run.noTime'] }),
  async perform(turn, id, { at }) {
    const hotseat = await standing(turn, id);
    if (!hotseat) return;
    const startsAt = Math.floor(Number(at) / 60_000) * 60_000;
    if (startsAt <= turn.now) return turn.say('desk.past');
    if (hotseat.state === 'draft') return turn.say('desk.gone');
    if (startsAt === hotseat.startsAt) return turn.say('run.changed');
    moveHotseat(turn, hotseat, startsAt);
    auditHotseat(turn, 'move', id, { from: hotseat.startsAt, to: startsAt });
    const { guestName: guest, zone } = hotseat;
    await turn.say('run.moved', { guest, date: momentOf(startsAt, zone) });
  },
};

export const cancel: Deed = {
  verb: 'hotseat-cancel',
  may: mayHotseat,
  async perform(turn, id) {
    const hotseat = await standing(turn, id);
    if (!hotseat) return;
    if (hotseat.state === 'closed' || hotseat.state === 'mop-up') return turn.say('run.isOver');
    cancelHotseat(turn, hotseat);
    auditHotseat(turn, 'cancel', id);
    await turn.say('run.cancelled');
  },
};

export const guestCode: Deed = {
  verb: 'hotseat-code',
  may: mayHotseat,
  async perform(turn, id) {
    const hotseat = await standing(turn, id);
    if (!hotseat) return;
    const { guestName: guest, guestPersonId } = hotseat;
    if (guestPersonId !== null) return turn.say('run.hasGuest', { guest });
    const code = newGuestCode(turn, hotseat);
    auditHotseat(turn, 'code', id);
    await turn.say('run.hand', { guest, code });
  },
};

export const extra: Deed = {
  verb: 'hotseat-extra',
  may: mayHotseat,
  async perform(turn, id) {
    const hotseat = await standing(turn, id);
    if (!hotseat) return;
    const all = await turn.store.hotseats.questions(id);
    if (!mayHaveExtra(hotseat, all, turn.now)) return turn.say('run.extraNot');
    giveExtra(turn, hotseat);
    auditHotseat(turn, 'extra', id);
    await turn.say('run.extraGiven', { guest: hotseat.guestName });
  },
};
