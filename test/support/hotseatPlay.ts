// A hotseat with many askers on a store of its own, for tests: the guest answers in the order of the queue, and each timer is thought
// through twice and committed twice.
import { expect } from 'chai';
import { LiveTurn } from '../../bots/liveTurn.js';
import { turnTaker } from '../../bots/turn.js';
import { queueOf } from '../../dialogs/askGuest.js';
import { answerQuestion, HOLD_MS } from '../../dialogs/hotseatAnswers.js';
import { inOrder } from '../../dialogs/hotseatQueue.js';
import type { House } from '../../dialogs/turn.js';
import type { ChangeSet } from '../../store/changes.js';
import type { Hotseat, HotseatQuestion } from '../../store/hotseats.js';
import type { Store } from '../../store/store.js';
import type { Timer } from '../../store/timers.js';
import { add, address, newPeople, person } from '../store/rows.js';
import { house } from './stage.js';
import { temporaryStore } from './stores.js';

export const NOON = Date.UTC(2026, 11, 1, 12);
export const MINUTE = 60_000;
const channels = ['sms', 'web', 'slack'];

export const hotseat: Hotseat = {
  id: 'h1',
  topic: 'work',
  guestName: 'Paul',
  guestPersonId: 'paul',
  cohostPersonId: null,
  byId: null,
  zone: 'Europe/London',
  startsAt: NOON,
  minutes: 60,
  state: 'live',
  movedFrom: null,
  createdAt: 1,
  changedAt: 1,
};

/** Every tenth asks what the one before asked. */
const asked = (at: number): HotseatQuestion => ({
  id: `q${String(at).padStart(3, '0')}`,
  hotseatId: 'h1',
  personId: `p${at}`,
  addressId: `at p${at}`,
  channel: channels[at % 5 < 3 ? 0 : at % 3] ?? 'web',
  text: `Question ${at}`,
  keywords: '',
  seed: 'no',
  askedAt: NOON + at,
  state: 'let-through',
  sameAsId: at % 10 === 9 ? `q${String(at - 1).padStart(3, '0')}` : null,
  claimedBy: null,
  leaseUntil: null,
  changedAt: 1,
});

export class Play {
  now = NOON + MINUTE;
  house: House = house;
  readonly told = new Map<string, string[]>();
  /** Of our number. */
  textsPerSecond = 1;
  private made = 0;

  constructor(readonly store: Store) {}

  /** Something the guest or a facilitator does; commits it. */
  async act<T>(deed: (turn: LiveTurn) => T | Promise<T>, commit = true): Promise<T> {
    const kit = {
      store: this.store.view,
      house: this.house,
      pages: onePage,
      texts: () => 1,
      newId: () => this.id(),
      chance: () => 0.5,
    };
    const timer = { id: '', kind: '', personId: 'paul', aboutId: '', dueAt: 0, doneAt: null, attempts: 0 };
    const turn = new LiveTurn(kit, {
      now: this.now,
      person: person('paul'),
      address: address('paul'),
      text: '',
      state: { stack: [], misses: 0 },
      consented: true,
      cause: { kind: 'timer', timer },
    });
    const done = await deed(turn);
    const { inserts, operations, outbox } = turn.changes;
    if (commit) await this.store.commit({ inserts, operations, outbox });
    return done;
  }

  /** Rings what is due, each turn thought through twice and committed twice: the second is a conflict. */
  async ring(): Promise<void> {
    for (;;) {
      const [timer] = await this.store.view.timers.due(this.now, 1);
      if (!timer) return;
      const [set, again] = [await this.think(timer), await this.think(timer)];
      await this.store.commit(set);
      for (const { personId, body } of set.outbox)
        this.told.set(personId ?? '', [...(this.told.get(personId ?? '') ?? []), JSON.stringify(body)]);
      const outcome = await this.store.commit(again).then(
        () => 'told twice',
        ({ name }: Error) => name,
      );
      expect(outcome).to.equal('Conflict');
    }
  }

  /** What is due at this moment is thought through before any of it is committed; what comes too late is thought through again. */
  async ringTogether(): Promise<void> {
    const due = await this.store.view.timers.due(this.now, 100);
    const sets = await Promise.all(due.map((timer) => this.think(timer)));
    for (const set of sets)
      await this.store.commit(set).catch((error: Error) => expect(error.name).to.equal('Conflict'));
    await this.ring();
  }

  /** Rows of this key that wait to leave. */
  async waitingRows(mergeKey: string): Promise<number> {
    const rows = await this.store.outbox.claim(this.now, 1000, MINUTE);
    return rows.filter((row) => row.mergeKey === mergeKey).length;
  }

  /** A turn that is not committed. */
  think(timer: Timer): Promise<ChangeSet> {
    return turnTaker({
      store: this.store,
      house: { ...this.house, textsPerSecond: this.textsPerSecond },
      carriers: {},
      pages: onePage,
      texts: () => 1,
      now: () => this.now,
      newId: () => this.id(),
      chance: () => 0.5,
    })({ kind: 'timer', timer });
  }

  private id(): string {
    this.made += 1;
    return `n${String(this.made).padStart(5, '0')}`;
  }
}

const onePage = (_channel: string, text: string) => [text];

export async function withAskers(count: number, play: (play: Play) => Promise<void>): Promise<void> {
  const { store, remove } = await temporaryStore();
  try {
    const all = Array.from({ length: count }, (_, at) => asked(at));
    await store.commit(newPeople('paul', ...all.map(({ personId }) => personId ?? '')));
    await add(store, {
      hotseats: [hotseat],
      hotseat_questions: all,
      hotseat_watchers: all.map(({ id, personId, addressId }) => ({
        id: `${id} watches`,
        hotseatId: 'h1',
        personId: personId ?? '',
        addressId,
        mode: 'mine',
        since: 1,
        until: null,
      })),
    });
    await play(new Play(store));
  } finally {
    await remove();
  }
}

export const questions = (play: Play) => play.store.view.hotseats.questions('h1');

async function next(play: Play): Promise<HotseatQuestion | undefined> {
  const all = await questions(play);
  const [first] = inOrder(
    queueOf(all, ({ state }) => state === 'let-through'),
    queueOf(all, ({ state }) => state === 'answered'),
  );
  return all.find(({ id }) => id === first?.id);
}

export const answerNext = async (play: Play, text: string) => {
  const question = await next(play);
  if (!question) throw new Error('nobody waits');
  return {
    question,
    answer: await play.act((turn) => answerQuestion(turn, question, { byId: 'paul', text })),
  };
};

/** The guest answers all of them; each who asked hears it once. */
export const answersAll = (count: number): Promise<void> =>
  withAskers(count, async (play) => {
    while (await next(play)) {
      await answerNext(play, 'At four.');
      play.now += HOLD_MS;
      await play.ring();
    }
    expect(play.told.size).to.equal(count);
    for (const heard of play.told.values()) expect(heard).to.have.length(1);
    expect((await questions(play)).every(({ state }) => state === 'answered')).to.equal(true);
  });
