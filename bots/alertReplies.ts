// What comes back from those who are paged: "OK" and the reference says that they look after it. An alert number is nobody's
// membership: it need not be welcomed for that.
import { calledIn, referenceOf, takeCase } from '../dialogs/safeguardingCase.js';
import { isStaff, rolesOf } from '../dialogs/desk/may.js';
import type { Waiting } from '../store/safety.js';
import type { Talk } from './talk.js';

/** "OK 4f2a91", "ok: 4F2A91!" */
const NAMED = /^ok(?:ay)?[\s:,.-]+([a-z0-9]{6})\W*$/i;
/** "OK", "1": enough where only one matter waits. */
const BARE = /^(?:ok(?:ay)?|1)\W*$/i;

export async function alertReplies(talk: Talk): Promise<boolean> {
  const [, reference] = NAMED.exec(talk.text) ?? [];
  if (reference)
    return (isAlertNumber(talk.turn) || isStaff(await rolesOf(talk.turn))) && takesNamed(talk, reference);
  return BARE.test(talk.text) && isAlertNumber(talk.turn) && takesOnly(talk);
}

/** Anything else from an alert number that nobody has welcomed, while somebody waits for help: it is told how to answer. */
export async function alertHow(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  if (turn.consented || !isAlertNumber(talk.turn) || (await untaken(talk)).length === 0) return false;
  await turn.say('staff.how');
  return true;
}

export const isAlertNumber = ({ address, house }: Talk['turn']): boolean =>
  address.channel === 'sms' && house.alertNumbers.includes(address.key);

const untaken = async ({ turn }: Talk): Promise<Waiting[]> =>
  (await turn.store.safety.cases()).filter(({ takenAt }) => (takenAt ?? null) === null);

async function takesNamed(talk: Talk, reference: string): Promise<boolean> {
  const { turn } = talk;
  const wanted = reference.toLowerCase();
  const line = (await turn.store.safety.cases()).find((one) => referenceOf(one).toLowerCase() === wanted);
  if (line) await take(talk, line);
  else await turn.say('staff.unknown', { reference });
  return true;
}

/** A number that was asked for after the page is the answer to that question. */
async function takesOnly(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const open = await untaken(talk);
  const [only, ...others] = open;
  const askedAt = turn.state.open?.askedAt ?? 0;
  if (!only || open.every(({ createdAt }) => createdAt < askedAt)) return false;
  if (others.length > 0)
    await turn.say('staff.which', { references: open.slice(0, 9).map(referenceOf).join(', ') });
  else await take(talk, only);
  return true;
}

async function take({ turn }: Talk, line: Waiting): Promise<void> {
  const called = await calledIn(turn, line);
  if ((line.takenAt ?? null) === null) {
    await takeCase(turn, line);
    return turn.say('staff.yours', called);
  }
  const by = line.takenBy ? await turn.store.people.person(line.takenBy) : null;
  return turn.say('staff.has', { ...called, by: by?.name ?? turn.words.someone });
}
