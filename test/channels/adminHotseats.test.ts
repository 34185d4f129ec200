// The operator's command, running hotseats where there is no Slack: added, moved and called off, everybody who was told is told once.
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { Operator } from '../support/operator.js';

const inDays = (count: number): string =>
  DateTime.now().setZone('Europe/London').plus({ days: count }).toFormat("yyyy-MM-dd '11:00'");

describe('admin hotseats', function () {
  this.timeout(30_000);
  let operator: Operator;
  beforeEach(async () => {
    operator = await Operator.open();
  });
  afterEach(() => operator.close());

  const add = (...more: string[]) => {
    const about = ['--topic', 'bread', '--group', 'Art group', '--seed', 'Why do you bake?'];
    return operator.reads<{ id: string }>('hotseats', 'add', 'Paul', ...about, '--at', inDays(5), ...more);
  };

  it('are announced to the people of their groups, moved and called off, and listed', async () => {
    await operator.tell('groups: Art group', 'Jo is in Art group');
    const { id } = await add();
    expect((await operator.later()).filter((line) => line.includes('Ask Paul'))).to.have.length(1);
    const [listed] = await operator.reads('hotseats', 'list');
    expect(listed).to.include({ guest: 'Paul', known: false, state: 'announced', invited: 1, asked: 0, id });
    expect(await operator.does('hotseats', 'move', id, '--at', inDays(6))).to.match(
      /^Paul now comes \w+day /,
    );
    expect(await operator.does('hotseats', 'cancel', id.slice(-8))).to.contain('called off');
    const heard = (await operator.later()).filter((line) => line.startsWith('Jo: '));
    expect(heard.filter((line) => line.includes('cannot come'))).to.have.length(1);
    await operator.isRefused(['hotseats', 'cancel', id], /^That one is over\./);
    expect(await operator.audited()).to.include.members(['admin: hotseats add', 'admin: hotseats cancel']);
  });

  it('give their guest a code, by which they come in', async () => {
    await operator.tell('groups: Art group', 'Jo is in Art group');
    const { id } = await add();
    const { code } = await operator.reads<{ code: string }>('hotseats', 'code', id);
    const [said] = await operator.says('Paul', `GUEST ${code}`);
    expect(said).to.include('You are the guest of Art group');
    await operator.isRefused(['hotseats', 'code', id], /^The guest is known here already/);
    const [listed] = await operator.reads('hotseats', 'list');
    expect(listed).to.include({ known: true });
  });

  it('say what is amiss with a time, a group and a zone', async () => {
    await operator.tell('groups: Art group');
    const given = ['hotseats', 'add', 'Paul', '--topic', 'bread', '--group', 'Art group', '--at'];
    await operator.isRefused([...given, 'tomorrow'], /^A time looks like/);
    await operator.isRefused([...given, '2020-01-01 11:00'], /^That time has gone by/);
    await operator.isRefused([...given, inDays(1), '--group', 'Tea'], /^There is no community "Tea"/);
    await operator.isRefused([...given, inDays(1), '--zone', 'Nowhere'], /Europe\/London/);
  });
});
