// A hotseat whose askers text, chat and write in Slack, all through the real inbox, turns, clock and outbox; the guest answers one
// after the other, in the order of the queue, and the program is begun anew in the middle.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { queueOf } from '../../dialogs/askGuest.js';
import { inOrder } from '../../dialogs/hotseatQueue.js';
import type { HotseatQuestion } from '../../store/hotseats.js';
import type { NewInbound } from '../../store/inbox.js';
import * as rows from '../store/rows.js';
import { migrated } from './migrated.js';
import { type Act, LiveStage, seeded, type SentRow } from './stage.js';
import { Town } from './town.js';

const MINUTE = 60_000;
const begins = Date.UTC(2026, 11, 1, 11);
/** As it is where most people text. */
const channels = ['sms', 'sms', 'sms', 'web', 'web', 'slack'];
/** The guest needs so long for one answer. */
const ANSWER_MS = 20_000;
/** Of fewer questions no share of a channel can be told. */
const FEW = 60;

interface Asking {
  personId: string;
  channel: string;
  at: number;
  /** What no other question has in it, but the one that asks the same. */
  about: string;
}

/** A word for a number, of letters alone. */
const wordOf = (number: number): string =>
  [...String(number)].map((digit) => 'bdfghjklmn'[Number(digit)]).join('o');

const channelOf = (at: number): string => channels[at % channels.length] ?? 'sms';

/** Everybody asks once; a third of them a second time, before others have asked at all; every tenth what the one before asked. */
function askings(count: number, seed: number): Asking[] {
  const chance = seeded(seed);
  const first = Array.from({ length: count }, (_, at) => ({
    personId: `p${String(at).padStart(3, '0')}`,
    channel: channelOf(at),
    at: begins + Math.floor(chance() * 30 * MINUTE),
    about: `thing ${wordOf(at % 10 === 9 ? at - 1 : at)}`,
  }));
  const second = first
    .filter(() => chance() < 1 / 3)
    .map((one, at) => ({
      ...one,
      at: one.at + Math.floor(chance() * 5 * MINUTE),
      about: `other ${wordOf(at)}`,
    }));
  return [...first, ...second].sort((a, b) => a.at - b.at || (a.about < b.about ? -1 : 1));
}

export class Crowd {
  readonly sent: SentRow[] = [];
  private now = begins - MINUTE;
  private acts = 0;
  /** How often each was answered; who was answered again while somebody waited for a first time. */
  private readonly turns = new Map<string, number>();
  readonly unfair: string[] = [];

  static async play(count: number, seed: number): Promise<void> {
    const place = await mkdtemp(join(tmpdir(), 'doorstep-crowd-'));
    const file = join(place, 'crowd.sqlite');
    await migrated(file);
    const crowd = new Crowd(file, await LiveStage.over(file));
    try {
      await crowd.gather(count);
      await crowd.run(askings(count, seed), seed);
    } finally {
      await crowd.stage.close();
      await rm(place, { recursive: true, force: true });
    }
  }

  private constructor(
    private readonly file: string,
    private stage: LiveStage,
  ) {}

  private async gather(count: number): Promise<void> {
    const town = new Town();
    town.now = this.now;
    town.understands('groups: Art group');
    town.understands('Paul is the guest of Art group on Tuesday 1 December 2026, 11:00');
    const group = town.group('Art group');
    for (let at = 0; at < count; at += 1) {
      const id = `p${String(at).padStart(3, '0')}`;
      const channel = channelOf(at);
      town.changes.add('people', rows.person(id));
      town.changes.add('addresses', rows.address(id, { channel, key: `${channel}/${id}` }));
      town.changes.add('address_people', rows.addressPerson(id));
      town.changes.add('memberships', rows.membership(group, id));
      town.changes.add('consents', {
        id: `consent ${id}`,
        personId: id,
        addressId: `at ${id}`,
        givenAt: 1,
        withdrawnAt: null,
        wording: '',
        version: 1,
      });
    }
    await this.act({ kind: 'change', set: town.take() });
  }

  /** Half of the time over, it is killed and begun anew. */
  private async run(asked: readonly Asking[], seed: number): Promise<void> {
    const half = begins + 20 * MINUTE;
    let isRestarted = false;
    const left = [...asked];
    for (let next = begins + MINUTE; next < begins + 60 * MINUTE; next += ANSWER_MS) {
      while (left[0] && left[0].at <= next) await this.ask(left.shift() as Asking);
      await this.passTo(next);
      await this.answer();
      if ((next - begins) % (10 * MINUTE) === 0)
        this.isFair(
          await this.stage.store.view.hotseats.questions('hotseat-paul'),
          `seed ${seed} at ${next}`,
        );
      if (next < half || isRestarted) continue;
      await this.stage.close();
      this.stage = await LiveStage.over(this.file);
      isRestarted = true;
    }
    await this.passTo(begins + 65 * MINUTE);
    expect(isRestarted).to.equal(true);
    await this.judge(asked, seed);
  }

  private async ask({ personId, channel, at, about }: Asking): Promise<void> {
    await this.passTo(at);
    const message: NewInbound = {
      channel,
      providerId: `${personId} ${about}`,
      address: `${channel}/${personId}`,
      conversation: 'our number',
      receivedAt: at,
      body: { text: `ask paul ${about}?` },
    };
    const carrier = { answersStop: false, answersHelp: false };
    await this.act({ kind: 'hear', messages: [message], carrier });
  }

  private async answer(): Promise<void> {
    const all = await this.stage.store.view.hotseats.questions('hotseat-paul');
    const waiting = queueOf(all, ({ state }) => state === 'waiting');
    const [next] = inOrder(
      waiting,
      queueOf(all, ({ state }) => state === 'answered'),
    );
    if (!next) return;
    const turnsOf = (person: string): number => this.turns.get(person) ?? 0;
    const isNew = ({ askers }: { askers: readonly string[] }) => askers.some((one) => turnsOf(one) === 0);
    if (!isNew(next) && waiting.some(isNew)) this.unfair.push(next.id);
    for (const one of next.askers) this.turns.set(one, turnsOf(one) + 1);
    const deed = {
      guest: 'Paul',
      does: 'answers',
      asker: '',
      text: 'At four.',
      questionId: next.id,
    } as const;
    await this.act({ kind: 'guest', deed });
  }

  private async passTo(until: number): Promise<void> {
    if (until <= this.now) return;
    await this.act({ kind: 'wait', until });
    this.now = until;
  }

  private async act(act: WithoutMoment<Act>): Promise<void> {
    const moment = { now: this.now, seed: ++this.acts };
    const { sent, faults } = await this.stage.perform({ ...act, ...moment });
    expect(faults).to.deep.equal([]);
    this.sent.push(...sent);
  }

  /** Of the people who have asked, by channel, how many were answered. Returns what to say of it. */
  private isFair(all: readonly HotseatQuestion[], run: string): string {
    const shares = [...new Set(channels)].map((channel) => {
      const theirs = all.filter((one) => one.channel === channel);
      const people = (some: readonly HotseatQuestion[]) => new Set(some.map(({ personId }) => personId)).size;
      const heard = people(theirs.filter(({ state }) => state === 'answered'));
      return heard / Math.max(1, people(theirs));
    });
    const said = `${run}, ${shares.join()}`;
    if (all.length >= FEW) expect(Math.max(...shares) - Math.min(...shares), said).to.be.at.most(0.1);
    return said;
  }

  private async judge(asked: readonly Asking[], seed: number): Promise<void> {
    const all = await this.stage.store.view.hotseats.questions('hotseat-paul');
    const said = this.isFair(all, `seed ${seed}`);
    expect(all, said).to.have.length(asked.length);
    expect(this.unfair, said).to.deep.equal([]);
    for (const { personId, about } of asked) {
      const question = all.find((one) => one.personId === personId && one.text.startsWith(about));
      const mine = this.sent.filter((row) => row.personId === personId).map(({ body }) => body.text);
      const answers = mine.filter((text) => text.startsWith(`You asked: "${about}`));
      // Asked once somebody else had the answer, it is heard at once.
      const atOnce = question?.sameAsId ? mine.filter((text) => text.startsWith('Somebody asked this.')) : [];
      expect(answers.length + atOnce.length, `${personId} ${about}, ${said}`).to.equal(
        question?.state === 'answered' ? 1 : 0,
      );
    }
  }
}

type WithoutMoment<A> = A extends Act ? Omit<A, 'now' | 'seed'> : never;
