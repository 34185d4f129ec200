// One message to one provider: what is tried, and what each problem means for it. It decides; the pump writes it down.
import { plain, type Sheet } from '../dialogs/sheet.js';
import type { Outbox, OutboxRow, Outcome } from '../store/outbox.js';
import { type Channel, DeliveryError, type Outbound, type Problem } from './channel.js';
import type { Log } from './log.js';

export interface Attempting {
  readonly outbox: Outbox;
  readonly channels: readonly Pick<Channel, 'name' | 'send' | 'find' | 'pace'>[];
  readonly log: Pick<Log, 'warn' | 'error'>;
  /** Milliseconds UTC. */
  readonly now: () => number;
  /** 0 to 1: spreads retries, so that what failed together does not come back together. */
  readonly chance: () => number;
  /** Hears of every attempt, for the numbers: `sent`, or the problem. */
  /** Draws what a row names; `null`: there is nothing to show any more. */
  readonly draw?: (row: OutboxRow) => Promise<Sheet | null>;
  readonly told?: (outcome: 'sent' | Problem) => void;
}

/** Milliseconds since a message was written after which nothing more is tried, once it has had its first few tries. */
const longestTrying = 72 * 60 * 60 * 1000;
const fewestTries = 6;

/** 3 s, 7 s, 20 s, 55 s … and from the tenth try six hours, up to a quarter more by chance. */
export const backOff = (tries: number, chance: number): number =>
  Math.exp(Math.min(tries, 10)) * 1000 * (1 + chance / 4);

/**
 * Sends a row. Resolves to what is to be written down, or to `undefined` when nobody knows yet whether the provider took it:
 * then it keeps its lease, and ask() is for afterwards.
 */
export async function send(about: Attempting, row: OutboxRow): Promise<Outcome | undefined> {
  const channel = channelOf(about, row);
  try {
    if (!channel) throw new DeliveryError('misconfigured', 'its channel is off', { code: 'channel off' });
    const message = await outbound(about, row);
    if (!message) return { id: row.id, state: 'dropped', problem: 'stale', code: null, at: about.now() };
    const { providerId } = await channel.send(message);
    about.told?.('sent');
    return { id: row.id, state: 'sent', providerId, at: about.now() };
  } catch (fault) {
    // What is no DeliveryError is our own fault, and may have struck after the provider had heard us.
    const failure = fault instanceof DeliveryError ? fault : new DeliveryError('unknown', 'our own fault');
    const { problem, detail } = failure;
    const told = {
      err: fault,
      id: row.id,
      channel: row.channel,
      problem,
      code: detail.code,
      tries: row.attempts,
    };
    if (fault !== failure || problem === 'misconfigured')
      about.log.error(told, 'a message could not be sent');
    else about.log.warn(told, 'a message was not sent');
    about.told?.(problem);
    return remedies[problem](about, row, failure);
  }
}

/**
 * Asks a provider what became of a row that was being sent when its lease ended: sent; surely not, so due again; or nobody can
 * say, and it stays `unknown` for staff. `undefined`: the provider could not be asked now.
 */
export async function ask(about: Attempting, row: OutboxRow): Promise<Outcome | undefined> {
  const at = about.now();
  const told = { id: row.id, channel: row.channel };
  try {
    const found = await channelOf(about, row)?.find?.(plainOutbound(row));
    about.log.warn(
      { ...told, found: found === null ? 'no' : found ? 'yes' : 'nobody knows' },
      'asked after a message',
    );
    if (found) return { id: row.id, state: 'sent', providerId: found.providerId, at };
    if (found === null) return { id: row.id, state: 'due', dueAt: at, problem: 'unknown', code: row.code };
    return { id: row.id, state: 'unknown', problem: 'unknown', code: row.code, at };
  } catch (fault) {
    about.log.warn({ ...told, err: fault }, 'nobody could be asked after a message');
    if (at <= row.createdAt + longestTrying) return undefined;
    return { id: row.id, state: 'unknown', problem: 'unknown', code: row.code, at };
  }
}

type Remedy = (about: Attempting, row: OutboxRow, failure: DeliveryError) => Promise<Outcome | undefined>;

/** Every problem, and what is done about it. */
const remedies: Readonly<Record<Problem, Remedy>> = {
  unreachable: async (about, row, failure) => later(about, row, failure),
  throttled: async (about, row, failure) => later(about, row, failure),
  misconfigured: async (about, row, failure) => later(about, row, failure),
  async rejected(about, row, failure) {
    const at = about.now();
    const code = failure.detail.code ?? null;
    await about.outbox.flag(row.channel, row.address, `rejected${code === null ? '' : ` ${code}`}`, at);
    return { id: row.id, state: 'failed', problem: 'rejected', code, at };
  },
  async 'opted-out'(about, row, failure) {
    const at = about.now();
    const heard = await about.outbox.optedOut(row.channel, row.address, at);
    // Too many at once: it waits until a human has looked, and is held when it is due. A page for staff has others after it.
    if (heard === 'doubted' && row.priority !== 'safeguarding')
      return { id: row.id, state: 'due', dueAt: at, problem: 'opted-out', code: failure.detail.code ?? null };
    return { id: row.id, state: 'dropped', problem: 'opted-out', code: failure.detail.code ?? null, at };
  },
  async unknown(about, row, failure) {
    // Nobody to ask: there is nothing to wait for.
    if (channelOf(about, row)?.find) return undefined;
    return {
      id: row.id,
      state: 'unknown',
      problem: 'unknown',
      code: failure.detail.code ?? null,
      at: about.now(),
    };
  },
};

function later({ now, chance }: Attempting, row: OutboxRow, { problem, detail }: DeliveryError): Outcome {
  const at = now();
  const code = detail.code ?? null;
  const dueAt = Math.round(at + Math.max(backOff(row.attempts, chance()), detail.retryAfter ?? 0));
  const givenUp = dueAt > row.createdAt + longestTrying && row.attempts >= fewestTries;
  return givenUp
    ? { id: row.id, state: 'failed', problem, code, at }
    : { id: row.id, state: 'due', dueAt, problem, code };
}

function channelOf(about: Attempting, row: OutboxRow): Attempting['channels'][number] | undefined {
  return about.channels.find(({ name }) => name === row.channel);
}

/** `null`: what it shows is gone. */
async function outbound(about: Attempting, row: OutboxRow): Promise<Outbound | null> {
  const { drawn } = row.body;
  if (!drawn) return plainOutbound(row);
  const sheet = await about.draw?.(row);
  if (!sheet) return null;
  return { ...plainOutbound(row), text: plain(sheet), sheet };
}

function plainOutbound(row: OutboxRow): Outbound {
  const { id, address, conversation, personId, claimedAt, repliesTo } = row;
  const { text, choices, drawn } = row.body;
  const replyTo = repliesTo === null ? {} : { replyTo: repliesTo };
  const card = drawn && personId === null ? { card: `${drawn.what}:${drawn.about}` } : {};
  return { id, address, conversation, text, choices, claimedAt: claimedAt ?? 0, ...replyTo, ...card };
}
