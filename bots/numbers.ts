// Numbers and short words that answer something sent earlier: an answer that was told, or the items of a digest.
import { names } from '../dialogs/names.js';
import { QUIET_FIELD } from '../dialogs/quietGroups.js';
import { outcomeChoices } from '../dialogs/outcomes.js';
import { BOUND_MS, takeUpSent } from '../dialogs/readDigest.js';
import type { OpenStep, Turn } from '../dialogs/turn.js';
import { matchChoice } from '../dialogs/understanding/choices.js';
import { readCommand } from '../dialogs/understanding/commands.js';
import { saysThanks } from '../dialogs/understanding/thanks.js';
import type { OpenQuestion } from '../store/questions.js';
import { sayMore } from './reply.js';
import type { Talk } from './talk.js';

/** `2`, `D2`, `2 MORE`, `2 REPLY good luck`. */
const ITEM = /^\s*(d\s?)?(\d{1,2})[.)!]?(?:\s+(more|reply)\b[\s:,]*(.*))?\s*$/is;

export async function numbers(talk: Talk): Promise<boolean> {
  const told = await toldTo(talk);
  const item = ITEM.exec(talk.text);
  if (item) await takeUpSent(talk.turn);
  const { digest } = talk.turn.state;
  if (item && digest && listIsOpen(talk.turn) && (item[1] || item[3] || digest.at > (told[0]?.toldAt ?? 0)))
    return openItem(talk, {
      id: digest.id,
      number: Number(item[2]),
      verb: item[3]?.toLowerCase(),
      words: item[4]?.trim(),
    });
  return hearVerdict(talk, told);
}

/** Whether bare numbers mean a list of news. */
export const listIsOpen = ({ now, state }: Turn): boolean =>
  state.digest !== undefined && now - state.digest.at <= BOUND_MS;

/**
 * An outcome was told after the open question was asked: a bare number answers what was said last. That reading publishes nothing,
 * so a mistake is harmless; the open question is asked again.
 */
export async function newerNumber(talk: Talk, open: OpenStep): Promise<boolean> {
  if (open.field === QUIET_FIELD && (await newsSince(talk, open))) return numbers(talk);
  if (open.kind !== 'choice' || !talk.turn.state.hasAsked || !/^\W*\d\W*$/.test(talk.text)) return false;
  const told = await toldTo(talk);
  return (told[0]?.toldAt ?? 0) > (open.askedAt ?? 0) ? hearVerdict(talk, told) : false;
}

/** News came after they were asked about quiet groups: a number means the news, and what was asked is over. */
async function newsSince(talk: Talk, { askedAt }: OpenStep): Promise<boolean> {
  if (!ITEM.test(talk.text)) return false;
  const { turn } = talk;
  await takeUpSent(turn);
  if ((turn.state.digest?.at ?? 0) <= askedAt) return false;
  turn.state.stack.length = 0;
  delete turn.state.open;
  return true;
}

/** The outcomes this person has read and not closed, newest first. The store is asked only if they have asked something. */
async function toldTo({ turn }: Talk): Promise<OpenQuestion[]> {
  const { now, person, state, store } = turn;
  const told = state.hasAsked ? await store.questions.toldTo(person.id, now - BOUND_MS) : [];
  return told.filter(({ toldAt }) => (toldAt ?? 0) <= now);
}

/** A number means what was told last, a word the newest that offers it. ASK alone is the command and no choice. */
async function hearVerdict(talk: Talk, told: readonly OpenQuestion[]): Promise<boolean> {
  const byNumber = /^\W*\d/.test(talk.text);
  const command = readCommand(talk.text);
  if (command?.name === 'ask' && command.rest === '') return false;
  for (const { id, state } of byNumber ? told.slice(0, 1) : told) {
    const choices = outcomeChoices(talk.turn.words, state);
    const match = matchChoice(
      talk.text,
      choices.map(({ label }) => label),
    );
    const thanks = saysThanks(talk.text) ? choices.find(({ id }) => id === 'thanks') : undefined;
    const verdict = typeof match === 'number' ? choices[match] : thanks;
    if (!verdict) continue;
    talk.turn.state.misses = 0;
    await talk.begin(names.hear, { questionId: id, verdict: verdict.id, byNumber });
    return true;
  }
  return !byNumber && changesTheirMind(talk);
}

/** They said thanks, and find that it did not help: in words alone, for the number of it has gone to other things. */
async function changesTheirMind(talk: Talk): Promise<boolean> {
  const { turn } = talk;
  const notHelpful = outcomeChoices(turn.words, 'answered').find(({ id }) => id === 'not');
  if (!turn.state.hasAsked || !notHelpful || matchChoice(talk.text, [notHelpful.label]) !== 0) return false;
  const [question] = await turn.store.questions.thanked(turn.person.id, turn.now - BOUND_MS);
  if (!question) return false;
  turn.state.misses = 0;
  await talk.begin(names.hear, { questionId: question.id, verdict: 'not', byNumber: true });
  return true;
}

async function openItem(
  talk: Talk,
  wanted: { id: string; number: number; verb: string | undefined; words: string | undefined },
): Promise<true> {
  talk.turn.state.misses = 0;
  if (wanted.verb === 'more' && (await isOnPage(talk, wanted)) && sayMore(talk.turn)) return true;
  const { id, ...rest } = wanted;
  await talk.begin(names.open, { digestId: id, ...rest });
  return true;
}

/** The item is the one whose pages are being read. */
async function isOnPage({ turn }: Talk, { id, number }: { id: string; number: number }): Promise<boolean> {
  const item = await turn.store.digests.item(id, number);
  return item !== null && item.itemId === turn.state.shown?.id;
}
