// What leaves and what does not, over all channels: nothing after STOP, nothing that was taken back in time, and what staff decide about
// messages in doubt.
import { expect } from 'chai';
import type { OutboxRow } from '../../store/outbox.js';
import { outbound } from '../store/rows.js';
import { Scene } from '../support/scene.js';
import type { SentRow } from '../support/stage.js';

const hour = 60 * 60 * 1000;

describe('sending', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const press = (who: string, choice: string) => ({ who, says: { choice, filled: {} } });
  const heard = (sent: readonly SentRow[], who: string): string[] =>
    sent.filter(({ address }) => address === `T1/U${who.toUpperCase()}`).map(({ body }) => body.text);
  const allRows = async (): Promise<OutboxRow[]> => {
    const rows: OutboxRow[] = [];
    for (let id = 1; ; id++) {
      const row = await scene.store.outbox.byId(id);
      if (!row) return rows;
      rows.push(row);
    }
  };
  const write = (...outbox: ReturnType<typeof outbound>[]) =>
    scene.store.commit({ inserts: {}, operations: [], outbox });
  const lineOf = async (kind: string) => {
    const line = (await scene.store.view.safety.waiting(9)).find((one) => one.kind === kind);
    if (!line) throw new Error(`no ${kind} waits`);
    return line;
  };

  it('lets nothing leave for an address after STOP, whatever waits for it', async () => {
    scene = await Scene.open('Jo is in Art group', 'Sam is in Art group', 'Ana is staff in Slack');
    await scene.says('Jo', 'post');
    const number = scene.town.numberOf('Jo');
    const later = scene.town.now + 2 * hour;
    const priorities = ['safeguarding', 'reply', 'hotseat', 'answer', 'digest', 'broadcast'] as const;
    await write(
      ...priorities.map((priority) =>
        outbound('person-jo', { address: number, priority, dueAt: later, hours: 'awake', proactive: 'yes' }),
      ),
    );
    const [goodbye, ...more] = (await scene.says('Jo', 'STOP')).filter(({ address }) => address === number);
    expect([goodbye?.body.text, more.length]).to.deep.equal([
      'You will get no more messages from us. Text START to come back.',
      0,
    ]);
    await scene.says('Sam', 'person');
    await scene.says('Ana', { choice: 'do:send-menu:person-jo', filled: {} });
    const sent = await scene.pass('40 days');
    expect(sent.filter(({ address }) => address === number)).to.deep.equal([]);
    const left = (await allRows()).filter(({ address, id }) => address === number && id > (goodbye?.id ?? 0));
    expect(left.every(({ state }) => state === 'dropped')).to.equal(true);
  });

  it('has nothing for anybody of what was taken back within ten minutes', async () => {
    scene = await Scene.open(
      'Jo is in Art group',
      'Sam is in Art group',
      'Kim is in Art group in Slack',
      'Ana is staff in Slack',
    );
    for (const seconds of ['1 second', '5 minutes', '9 minutes']) {
      await scene.says('Jo', 'post I won a walrus');
      await scene.says('Jo', '1');
      await scene.pass(seconds);
      expect((await scene.says('Jo', 'undo')).map(({ body }) => body.text)).to.deep.equal([
        'Taken back. Nobody got it.',
      ]);
      await scene.pass('1 day');
      for (const who of ['Sam', 'Kim']) await scene.says(who, 'digest');
    }
    await scene.pass('40 days');
    const jo = scene.town.numberOf('Jo');
    const others = (await allRows()).filter(({ address }) => address !== jo);
    expect(others.length).to.be.above(0);
    expect(others.filter(({ body }) => body.text.includes('walrus'))).to.deep.equal([]);
  });

  it('lets one of two who press at once decide about stops in doubt, tells both, and remembers it', async () => {
    scene = await Scene.open('Ana is staff in Slack', 'Bob is staff in Slack');
    const { now } = scene.town;
    const numbers = Array.from({ length: 22 }, (_, n) => `+4477009005${String(n).padStart(2, '0')}`);
    await write(...numbers.map((address) => outbound(null, { address, dueAt: now + 60_000 })));
    for (const address of numbers) await scene.store.outbox.optedOut('sms', address, now);
    const { id } = await lineOf('mass-stop');
    const both = ['Ana', 'Bob'].map((who) => press(who, `do:stops-again:${id}`));
    const { faults, sent } = await scene.hear(...both);
    expect(faults).to.deep.equal([]);
    const told = ['Ana', 'Bob'].flatMap((who) => heard(sent, who));
    expect(told).to.include('OK. What waits for them goes out now.');
    expect(told.filter((text) => text.endsWith(' has dealt with this.'))).to.have.length(1);
    const texts = (await scene.pass('1 hour')).filter(({ channel }) => channel === 'sms');
    expect(texts.map(({ address }) => address)).to.deep.equal(numbers.slice(20));
    const trail = await scene.store.view.safety.audit('stops', 5);
    expect(trail.map(({ detail }) => detail)).to.deep.equal(['{"verb":"again"}']);
  });

  it('puts a text nobody knows the fate of before staff, who say what became of it', async () => {
    scene = await Scene.open('Sam is in Art group', 'Ana is staff in Slack', 'Bob is staff in Slack');
    const { now } = scene.town;
    await write(outbound('person-sam', { address: scene.town.numberOf('Sam'), dueAt: now }));
    const [row] = await scene.store.outbox.claim(now, 5, 1_000);
    const unknown = { state: 'unknown', problem: 'unknown', code: null, at: now } as const;
    await scene.store.outbox.record({ id: row?.id as number, ...unknown });
    await scene.store.outbox.record({ id: row?.id as number, ...unknown });
    const { id, personId } = await lineOf('unknown-send');
    expect(personId).to.equal('person-sam');
    const home = await scene.says('Ana', { action: 'home' });
    expect(JSON.stringify(home.map(({ sheet }) => sheet))).to.contain(`do:text-again:${id}`);
    const { sent } = await scene.hear(press('Ana', `do:text-again:${id}`));
    expect(heard(sent, 'Ana')).to.deep.equal(['OK. I send it again.']);
    expect(sent.filter(({ channel }) => channel === 'sms').map(({ id: one }) => one)).to.deep.equal([
      row?.id,
    ]);
    const late = await scene.hear(press('Bob', `do:text-arrived:${id}`));
    expect(heard(late.sent, 'Bob')).to.deep.equal(['Ana has dealt with this.']);
  });
});
