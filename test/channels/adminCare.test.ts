// The operator's command, looking after people: what waits for a human, what they wrote, and how anybody is reached.
import { expect } from 'chai';
import type { NewOutbound } from '../../store/outbox.js';
import { Operator } from '../support/operator.js';

describe('admin, looking after people', function () {
  this.timeout(30_000);
  let operator: Operator;
  beforeEach(async () => {
    operator = await Operator.open();
  });
  afterEach(() => operator.close());

  it('finds people without their numbers, and shows one number for a reason', async () => {
    await operator.tell('Jo is in Art group', 'Joan is in Art group, Shop jobs');
    const found = await operator.does('people', 'find', 'jo');
    expect(found)
      .to.match(/^Jo +Art group +/m)
      .and.to.match(/^Joan +Art group, Shop jobs +/m)
      .and.not.to.contain('7700');
    await operator.isRefused(['people', 'contact', 'Joan'], /^Required option '--reason <text>'/);
    await operator.isRefused(['people', 'contact', 'Joan', '--reason', ' '], /^Say why it is needed/);
    expect(await operator.audited()).to.deep.equal([]);
    const shown = await operator.does('people', 'contact', 'Joan', '--reason', 'did not answer');
    expect(shown).to.equal(`Joan: sms ${operator.town.numberOf('Joan')}\n`);
    expect(await operator.audited()).to.deep.equal(['safeguarding: people contact']);
  });

  it('exports somebody without what was decided about them in confidence, and erases them', async () => {
    await operator.tell('Jo is in Art group', 'Joan is in Art group, Shop jobs');
    await operator.does('people', 'contact', 'Joan', '--reason', 'did not answer');
    const everything = await operator.reads<Record<string, object[]>>('people', 'export', 'Joan');
    expect(everything.people).to.have.length(1);
    expect(everything.memberships).to.have.length(2);
    expect(JSON.stringify(everything.audit)).to.contain('people export').and.not.to.contain('did not answer');
    await operator.isRefused(['people', 'erase', 'Joan'], /Add --yes to do it\.$/m);
    await operator.does('people', 'erase', 'Joan', '--yes');
    await operator.isRefused(
      ['people', 'find', 'Joan'],
      /^There is nobody called "Joan"\. The nearest: Jo\.$/m,
    );
    const kinds = ['safeguarding: people contact', 'admin: people export', 'erase: people erase'];
    expect(await operator.audited()).to.deep.equal(kinds);
  });

  it('asks for an id when a name is not enough', async () => {
    await operator.tell('Sam is in no group');
    const sam = await operator.store.view.people.person(operator.town.person('Sam'));
    if (!sam) throw new Error('Sam is not there');
    await operator.change({ inserts: { people: [{ ...sam, id: 'another' }] }, operations: [], outbox: [] });
    await operator.isRefused(
      ['roles', 'grant', 'Sam', 'staff'],
      /^More than one person is called "Sam"\. Give the id: .*another/,
    );
    expect(await operator.does('roles', 'grant', 'another', 'staff')).to.equal('Sam is staff now.\n');
  });

  it('releases an update and removes another, and who wrote them hears of it', async () => {
    await operator.tell('Jo is in Art group (checked)', 'Sam is in Art group');
    for (const words of ['post I got a job', '1', 'post See you on Tuesday', '1'])
      await operator.says('Jo', words);
    const held = await operator.reads('updates', 'held');
    expect(held.map(({ text }) => text)).to.deep.equal(['I got a job', 'See you on Tuesday']);
    const [first = '', second = ''] = held.map(({ id }) => String(id));
    const next = (await operator.reads('waiting', 'list')).map((line) => line.next);
    expect(next).to.deep.equal([`updates show ${first}`, `updates show ${second}`]);
    const shown = await operator.does('updates', 'show', second);
    expect(shown).to.equal('update of Jo in Art group (waiting):\n\nSee you on Tuesday\n');

    await operator.does('updates', 'release', first);
    await operator.does('updates', 'remove', second.slice(-10), '--reason', 'It says where you live.');
    const [good = '', bad = ''] = await operator.later();
    expect(good).to.match(/^Jo: .*Art group/);
    expect(bad).to.match(/^Jo: .*"See you on Tuesday".*It says where you live\..*PERSON/);
    await operator.isRefused(['updates', 'release', first], /^It is shared: only what is held or waits/);
    const { updates } = operator.store.view;
    expect(await updates.byId(first)).to.include({ state: 'shared' });
    expect(await updates.byId(second)).to.include({ state: 'removed', reason: 'It says where you live.' });
    expect(await operator.reads('waiting', 'list')).to.deep.equal([]);
    expect(await operator.audited()).to.deep.equal(['admin: updates release', 'admin: updates remove']);
  });

  it('ends a report when what was reported is removed', async () => {
    await operator.tell(
      'Jo is in Art group',
      'Sam is in Art group',
      'Sam shared in Art group 2 days ago: You are all bad',
    );
    for (const words of ['digest', '1', 'report', '1']) await operator.says('Jo', words);
    const [line] = await operator.reads('waiting', 'list');
    expect(line).to.include({ kind: 'report', who: 'Jo' });
    const [, id = ''] = /^updates show (\S+)$/.exec(String(line?.next)) ?? [];
    expect(await operator.does('updates', 'show', id)).to.contain('You are all bad');
    await operator.does('updates', 'remove', id, '--reason', 'It may hurt people.');
    expect(await operator.reads('waiting', 'list')).to.deep.equal([]);
  });

  it('lets an answer through that was held, and its asker gets it', async () => {
    await operator.tell(
      'Jo is in Art group',
      "employers: Green's Cafe (food)",
      "Ana answers for Green's Cafe",
    );
    for (const words of ["ask green's cafe do you bake bread?", '1']) await operator.says('Jo', words);
    await operator.says('Ana', 'Yes. What is your phone number?');
    await operator.later();
    const [answer] = await operator.reads('updates', 'held');
    expect(answer).to.include({
      kind: 'answer',
      in: "Green's Cafe",
      text: 'Yes. What is your phone number?',
    });
    await operator.does('updates', 'release', String(answer?.id));
    expect((await operator.later()).join()).to.contain(
      `Jo: Green's Cafe says: "Yes. What is your phone number?"`,
    );
    expect(await operator.store.view.questions.toldTo(operator.town.person('Jo'), 0)).to.have.length(1);
    expect(await operator.reads('waiting', 'list')).to.deep.equal([]);
  });

  it('lets people in who asked, or does not, and tells them', async () => {
    await operator.tell('groups: Shop jobs (by request)', 'Jo is in no group', 'Sam is in no group');
    for (const who of ['Jo', 'Sam']) await operator.says(who, 'join shop jobs');
    const lines = (await operator.reads('waiting', 'list')).map(({ who, next }) => ({ who, next }));
    expect(lines).to.deep.equal([
      { who: 'Jo', next: 'requests list' },
      { who: 'Sam', next: 'requests list' },
    ]);
    const [jo = '', sam = ''] = (await operator.reads('requests', 'list')).map(({ id }) => String(id));
    expect(await operator.does('requests', 'accept', jo)).to.equal('Jo is in Shop jobs now.\n');
    expect(await operator.does('requests', 'decline', sam)).to.equal('Sam is not in Shop jobs.\n');
    expect(await operator.store.view.communities.countMembers(operator.town.group('Shop jobs'))).to.equal(1);
    const told = (await operator.later()).map((text) => text.split(':')[0]);
    expect(told).to.have.members(['Jo', 'Sam']).and.to.have.length(2);
    expect(await operator.reads('waiting', 'list')).to.deep.equal([]);
    await operator.isRefused(['requests', 'accept', sam], /^There is no request/);
  });

  it('takes a safeguarding lead from the alert to the words and to the end of the matter', async () => {
    await operator.tell('Jo is in no group');
    const [, alert = ''] = await operator.says('Jo', 'I want to kill myself');
    const [, reference = ''] = /Reference (\S{6})\./.exec(alert) ?? [];
    const [line] = await operator.reads('waiting', 'list');
    expect(line).to.include({ kind: 'safeguarding', next: `safeguarding show ${reference}` });
    const list = await operator.does('safeguarding', 'list');
    expect(list)
      .to.match(new RegExp(`^${reference} +\\S+ \\S+ +Jo`, 'm'))
      .and.not.to.contain('kill');
    const shown = await operator.does('safeguarding', 'show', reference.toUpperCase());
    expect(shown)
      .to.contain('I want to kill myself')
      .and.to.contain('people contact')
      .and.not.to.contain('7700');
    expect(await operator.does('audit', 'list')).not.to.contain('kill');
    await operator.isRefused(
      ['waiting', 'done', String(line?.id)],
      /^This one needs a note: safeguarding close/,
    );
    await operator.isRefused(['safeguarding', 'close', reference], /^Required option '--note <text>'/);
    await operator.does('safeguarding', 'close', reference, '--note', 'Rang Jo. Jo is safe.');
    await operator.isRefused(['safeguarding', 'close', reference, '--note', 'x'], /is closed already/);
    const kinds = ['safeguarding: safeguarding show', 'safeguarding: safeguarding close'];
    expect(await operator.audited()).to.deep.equal(kinds);
  });

  it('decides by hand what became of messages that nobody knows of', async () => {
    const { outbox } = operator.store;
    const sent = ['+447700900501', '+447700900502', '+447700900503'].map(toNumber);
    await operator.change({ inserts: {}, operations: [], outbox: sent });
    const ids = (await outbox.claim(Date.now(), 10, 60_000)).map(({ id }) => id);
    const unsure = { state: 'unknown', problem: 'unknown', code: null, at: Date.now() } as const;
    for (const id of ids) await outbox.record({ ...unsure, id });
    const listed = await operator.does('outbox', 'list', '--unknown');
    expect(listed.trim().split('\n')).to.have.length(4);
    expect(listed).not.to.contain('7700').and.not.to.contain('Hello');
    const waiting = await operator.reads('waiting', 'list');
    expect(waiting.map(({ next }) => next)).to.have.members(ids.map((id) => `outbox settle ${id}`));
    const [first = '', second = '', third = ''] = ids.map(String);
    await operator.does('outbox', 'retry', first);
    await operator.does('outbox', 'settle', second);
    await operator.does('outbox', 'settle', third, '--failed');
    const rows = await Promise.all(ids.map((id) => outbox.byId(id)));
    expect(rows.map((row) => row?.state)).to.deep.equal(['due', 'sent', 'failed']);
    await operator.isRefused(['outbox', 'settle', second], /is sent: only an unknown one/);
    expect(await operator.reads('waiting', 'list')).to.deep.equal([]);
  });

  it('decides by hand about stops in doubt, and says of everything else why it waits', async () => {
    const { outbox } = operator.store;
    const numbers = Array.from({ length: 22 }, (_, n) => `+4477009005${String(n).padStart(2, '0')}`);
    await operator.change({ inserts: {}, operations: [], outbox: numbers.map(toNumber) });
    for (const number of numbers) await outbox.optedOut('sms', number, Date.now());
    await outbox.claim(Date.now(), 10, 60_000);
    const [line] = await operator.reads('waiting', 'list');
    expect(line).to.include({ kind: 'mass-stop', next: 'outbox stops' });
    await operator.isRefused(['waiting', 'done', String(line?.id)], /outbox stops --believe, or --again/);
    await operator.isRefused(['outbox', 'stops'], /^Ask the provider/);
    const listed = await operator.reads('outbox', 'list');
    expect(listed.map(({ why }) => why)).to.deep.equal(['held: outbox stops', 'held: outbox stops']);
    await operator.does('outbox', 'stops', '--believe');
    expect(await operator.reads('outbox', 'list')).to.deep.equal([]);
    expect(await operator.does('outbox', 'stops', '--again')).to.equal('No stop is in doubt.\n');
    expect((await operator.audited()).filter((one) => one.includes('stops'))).to.deep.equal([
      'admin: outbox stops --believe',
    ]);
  });

  it('takes a line off the list of what waits', async () => {
    await operator.tell('Jo is in no group');
    await operator.says('Jo', 'person');
    const [line] = await operator.reads('waiting', 'list');
    expect(line).to.include({ kind: 'person', who: 'Jo', next: null });
    expect(await operator.does('waiting', 'done', String(line?.id).slice(-6))).to.match(/^Done: person/);
    expect(await operator.does('waiting', 'list')).to.equal('None.\n');
  });
});

const toNumber = (address: string): NewOutbound => ({
  channel: 'sms',
  address,
  conversation: '',
  personId: null,
  body: { text: 'Hello', choices: [] },
  priority: 'broadcast',
  replyTo: null,
  dueAt: 1,
  staleAt: null,
});
