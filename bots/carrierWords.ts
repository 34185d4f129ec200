// STOP, START and HELP: the three words a carrier hears too. Where it has answered already, we keep quiet.
import { readGlobal } from '../dialogs/understanding/commands.js';
import { carrierHears, helpWord, startWord, stopWord } from '../dialogs/understanding/carrier.js';
import { sayNotYet } from '../dialogs/aboutQuestion.js';
import { names } from '../dialogs/names.js';
import { warnedAt } from '../dialogs/questionClock.js';
import { isInTime } from '../dialogs/hotseatTimes.js';
import { ON_ITS_WAY_MS } from '../dialogs/whatYouMissed.js';
import { sayNumberIsOut } from '../dialogs/safeguardingCase.js';
import { isAlertNumber } from './alertReplies.js';
import type { LiveTurn } from './liveTurn.js';
import type { Talk } from './talk.js';

/** STOP takes the address out at once; START, from an address that is out, brings it back. Whole messages only. */
export async function stopAndStart(talk: Talk): Promise<boolean> {
  const { turn, message } = talk;
  if (message.action === 'stop' || stopWord(talk.text, turn.address.channel)) return stop(talk);
  const isOut = turn.address.optedOutAt !== null;
  if (!isOut) return false;
  if (message.action === 'start' || startWord(talk.text)) return rejoin(talk);
  return true;
}

/** Opting out belongs to the address. A step that was open becomes a draft. */
async function stop(talk: Talk): Promise<true> {
  const { turn } = talk;
  const already = turn.address.optedOutAt !== null;
  talk.leave();
  turn.changes.set('addresses', { id: turn.address.id }, { optedOutAt: turn.now });
  turn.changes.add('audit', auditOf(talk, 'opt-out'));
  if (isAlertNumber(turn)) await sayNumberIsOut(turn, turn.address.key);
  if (
    already ||
    talk.message.action === 'stop' ||
    (talk.message.carrier.answersStop && carrierHears(talk.text))
  )
    return true;
  // This stop we said ourselves: the carrier keeps quiet at START too.
  turn.state.stoppedByUs = true;
  turn.evenIfOptedOut = true;
  await turn.say('stop.done');
  return true;
}

/** The carrier has said that they are back; we say only what waits for them. */
async function rejoin(talk: Talk): Promise<true> {
  const { turn } = talk;
  turn.changes.set('addresses', { id: turn.address.id }, { optedOutAt: null });
  turn.changes.add('audit', auditOf(talk, 'opt-in'));
  turn.evenIfOptedOut = true;
  if (!turn.consented) await talk.begin(names.welcome);
  else if (turn.state.draft || (await answersWait(talk))) await talk.begin(names.missed);
  else if (turn.state.stoppedByUs || !talk.message.carrier.answersStop) await turn.say('stop.back');
  delete turn.state.stoppedByUs;
  await sayMissedWords(turn);
  return true;
}

/** What they would have heard of questions that still wait: the word before a date, or another date. */
async function sayMissedWords(turn: LiveTurn): Promise<void> {
  const { address, now, person, store } = turn;
  const outAt = address.optedOutAt ?? now;
  for (const question of await store.questions.waitingOf(person.id)) {
    const isWarned = warnedAt(question) <= now && warnedAt(question) >= outAt;
    if (question.dueAt > now && (isWarned || (question.routedAt ?? 0) >= outAt))
      await sayNotYet(turn, question);
  }
}

/** Answers that came while they were out. */
async function answersWait({ turn }: Talk): Promise<boolean> {
  const { questions, hotseats } = turn.store;
  if ((await questions.untold(turn.person.id)).length > 0) return true;
  return (await hotseats.untoldTo(turn.person.id, turn.now - ON_ITS_WAY_MS)).length > 0;
}

/** While a guest is to come to one of their groups. */
async function helpOfGuest({ turn }: Talk): Promise<void> {
  const hotseats = await turn.store.hotseats.takingFrom(turn.person.id);
  const next = hotseats.find((one) => isInTime(one, turn.now, 0));
  if (next) await turn.say('hotseat.help', { guest: next.guestName });
}

const auditOf = ({ turn }: Talk, kind: string) => ({
  id: turn.newId(),
  at: turn.now,
  kind,
  personId: turn.person.id,
  actor: turn.person.id,
  detail: JSON.stringify({ address: turn.address.id }),
});

/** HELP is answered once: by the carrier, where it does so. The open question is asked again. */
export async function help(talk: Talk): Promise<boolean> {
  const { turn, message } = talk;
  const heard = message.carrier.answersHelp && carrierHears(talk.text) && helpWord(talk.text);
  if (message.action === 'help' || heard) return true;
  if (readGlobal(talk.text, turn.state.open?.kind === 'words') !== 'help') return false;
  if (!turn.consented) {
    await turn.say('help.stranger', { organisation: turn.house.organisation });
    return true;
  }
  await turn.say('help.member');
  await helpOfGuest(talk);
  await talk.askAgain();
  return true;
}
