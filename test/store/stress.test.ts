import { expect } from 'chai';
import { type ChangeSet, Conflict } from '../../store/changes.js';
import type { Store } from '../../store/store.js';
import { eachStore } from '../support/stores.js';
import { runsOfToday } from '../support/today.js';
import { changes, inbound, newPeople, outbound, update } from './rows.js';

const turns = runsOfToday(2_000);
const people = 200;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Mulberry32: the same numbers for the same seed. */
function chance(from: number): () => number {
  let a = from;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Kind = 'plain' | 'aborted' | 'poisoned' | 'contended';
interface Turn {
  n: number;
  kind: Kind;
  personId: string;
  slot: string;
  redelivered: boolean;
}

function plan(): Turn[] {
  const random = chance(seed);
  return Array.from({ length: turns }, (_, n) => {
    const dice = random();
    const kind = dice < 0.02 ? 'poisoned' : dice < 0.12 ? 'contended' : dice < 0.27 ? 'aborted' : 'plain';
    const personId = `p${Math.floor(random() * people)}`;
    return { n, kind, personId, slot: `slot ${Math.floor(random() * 60)}`, redelivered: random() < 0.05 };
  });
}

function setOf({ n, kind, personId, slot }: Turn, inboxId: number, version: number): ChangeSet {
  const name = `turn ${n}`;
  const poison = kind === 'poisoned' ? { text: null as unknown as string } : {};
  return changes({
    state: { personId, version, json: name },
    inbox: { id: inboxId, state: 'done' },
    inserts: {
      updates: [update(name, personId, poison)],
      ...(kind === 'contended'
        ? { digests: [{ id: name, personId: slot, slot: 'one', state: 'shown', createdAt: 1 }] }
        : {}),
    },
    operations: [
      {
        kind: 'set',
        table: 'people',
        where: { id: personId },
        values: { name },
        expect: kind === 'aborted' ? 2 : 1,
      },
    ],
    outbox: [outbound(personId, { replyTo: inboxId, body: { text: name, choices: [] } })],
  });
}

/** Keeps the message, then runs the turn until it stands, its message is done, or it never can. */
async function run(store: Store, turn: Turn): Promise<boolean> {
  const { personId, n } = turn;
  const { id } = await store.inbox.keep(inbound(`message ${n}`, { address: `number of ${personId}` }));
  for (let tries = 0; tries < 100; tries++) {
    if ((await store.inbox.rows([id])).length === 0) return false;
    if (turn.kind === 'contended' && (await store.view.digests.latest(turn.slot, 0))) return false;
    const who = await store.view.people.who('sms', `number of ${personId}`);
    try {
      await store.commit(setOf(turn, id, (who?.version ?? 0) + 1));
      return true;
    } catch (error) {
      // A poisoned row is our own fault, unless somebody else got there first anyway.
      if (turn.kind === 'aborted') return false;
      if (turn.kind === 'poisoned' && !(error instanceof Conflict)) return false;
      expect(error).to.be.instanceOf(Conflict);
    }
  }
  throw new Error(`Turn ${n} found no end.`);
}

describe(`${turns} turns at once`, () => {
  eachStore((place) => {
    it(`lose nothing, double nothing and mix nothing up (SEED=${seed})`, async function () {
      this.timeout(120_000);
      const store = await place.open();
      await store.commit(newPeople(...Array.from({ length: people }, (_, n) => `p${n}`)));
      const all = plan();
      const stood = new Map<Turn, number>();
      await Promise.all(
        all
          .flatMap((turn) => (turn.redelivered ? [turn, turn] : [turn]))
          .map(async (turn) => {
            if (await run(store, turn)) stood.set(turn, (stood.get(turn) ?? 0) + 1);
          }),
      );
      expect([...stood.values()].every((times) => times === 1)).to.equal(true);
      for (const turn of all) {
        if (turn.kind === 'plain') expect(stood.has(turn), `turn ${turn.n}`).to.equal(true);
        if (turn.kind === 'poisoned' || turn.kind === 'aborted') expect(stood.has(turn)).to.equal(false);
      }
      await expectExactly(place.connect(), [...stood.keys()]);
      expect(await store.checkIntegrity()).to.equal(null);
    });
  });
});

/** What is stored is what these turns wrote, and nothing else. */
async function expectExactly(
  connecting: ReturnType<Parameters<Parameters<typeof eachStore>[0]>[0]['connect']>,
  stood: Turn[],
) {
  const { reader } = await connecting;
  const names = stood.map(({ n }) => `turn ${n}`).sort();
  const list = async (sql: string) =>
    (await reader.all<{ name: string }>(sql)).map(({ name }) => name).sort();
  expect(await list('select "id" as name from updates')).to.deep.equal(names);
  expect(await list(`select "body" as name from outbox`)).to.deep.equal(
    names.map((text) => JSON.stringify({ text, choices: [] })).sort(),
  );
  expect(await list(`select "providerId" as name from inbox where "state" = 'done'`)).to.deep.equal(
    stood.map(({ n }) => `message ${n}`).sort(),
  );
  const taken = stood.filter(({ kind }) => kind === 'contended').map(({ slot }) => slot);
  expect(new Set(taken).size).to.equal(taken.length);
  expect(await list('select "personId" as name from digests')).to.deep.equal([...taken].sort());
  const states = await reader.all<{ personId: string; version: number; json: string; name: string }>(
    'select s.*, p."name" from dialog_state s join people p on p."id" = s."personId"',
  );
  for (const { personId, version, json, name } of states) {
    const theirs = stood.filter((turn) => turn.personId === personId);
    expect(version, personId).to.equal(theirs.length);
    expect(theirs.map(({ n }) => `turn ${n}`)).to.include(json);
    expect(name).to.equal(json);
  }
}
