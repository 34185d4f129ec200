// The operator's command as an operator uses it: the compiled entry in a process of its own, beside the running service.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { AuditRow } from '../../store/safety.js';
import { LiveStage } from '../support/stage.js';
import { ourNumber, Town } from '../support/town.js';

const entry = fileURLToPath(new URL('../../channels/admin/main.js', import.meta.url));
const day = 24 * 60 * 60 * 1000;

interface Said {
  code: number;
  out: string;
  err: string;
}

describe('admin', function () {
  this.timeout(60_000);
  let place: string;
  let stage: LiveStage;
  let town: Town;
  let acts = 0;

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'doorstep-admin-'));
    stage = await LiveStage.over(join(place, 'store.sqlite'));
    town = new Town();
    town.now = Date.now();
  });
  afterEach(async () => {
    await stage.close();
    await rm(place, { recursive: true, force: true });
  });

  /** Runs one command to its end. */
  function admin(...words: string[]): Promise<Said> {
    const env = { PATH: process.env.PATH, DATABASE_FILE: join(place, 'store.sqlite'), ORGANISATION: 'Hillside' };
    return new Promise((resolve) => {
      execFile(process.execPath, [entry, ...words], { env, cwd: place }, (error, out, err) => {
        expect(err, words.join(' ')).not.to.match(/^\s+at /m);
        resolve({ code: Number(error?.code ?? 0), out, err });
      });
    });
  }

  /** What a command that works prints as JSON. */
  async function told<T = Record<string, unknown>[]>(...words: string[]): Promise<T> {
    const { code, out, err } = await admin(...words, '--json');
    expect(err, words.join(' ')).to.equal('');
    expect(code, words.join(' ')).to.equal(0);
    return JSON.parse(out) as T;
  }

  /** A command that must say this and leave with 2. */
  async function refuses(words: string[], sentence: RegExp): Promise<void> {
    const { code, out, err } = await admin(...words);
    expect(err + out).to.match(sentence);
    expect(code, words.join(' ')).to.equal(2);
  }

  async function tell(...sentences: string[]): Promise<void> {
    for (const sentence of sentences) expect(town.understands(sentence), sentence).to.equal(true);
    await stage.perform({ kind: 'change', set: town.take(), now: town.now, seed: ++acts });
  }

  /** Somebody texts; gives what leaves. */
  async function says(who: string, text: string): Promise<string[]> {
    const [now, address] = [Date.now(), town.numberOf(who)];
    const providerId = `SM${++acts}`;
    const message = { channel: 'sms', providerId, address, conversation: ourNumber, receivedAt: now, body: { text } };
    const carrier = { answersStop: false, answersHelp: false };
    const { sent } = await stage.perform({ kind: 'hear', messages: [message], carrier, now, seed: acts });
    return sent.map(({ body }) => body.text);
  }

  /** What leaves by itself, until this time tomorrow: who gets it, and what it says. */
  async function later(): Promise<string[]> {
    const until = Date.now() + day;
    const { sent, faults } = await stage.perform({ kind: 'wait', until, now: Date.now(), seed: ++acts });
    expect(faults).to.deep.equal([]);
    return sent.map(({ address, body }) => `${town.nameOf(address)}: ${body.text}`);
  }

  /** The audit without what differs from run to run. */
  async function audited(): Promise<string[]> {
    const rows = await stage.store.view.safety.audit(null, 100);
    return rows.reverse().filter(({ actor }) => actor === 'admin').map(spoken);
  }
  const spoken = ({ kind, detail }: AuditRow): string =>
    `${kind}: ${(JSON.parse(detail) as { command: string }).command}`;

  it('says how each command is used, without a store', async () => {
    const { code, out } = await admin('--help');
    expect(code).to.equal(0);
    const nouns = [...out.matchAll(/^ {2}(\w+)(?: \[options\])? {2,}\S/gm)].map(([, noun = '']) => noun);
    expect(nouns).to.include.members(['communities', 'employers', 'contacts', 'roles', 'people', 'check', 'seed']);
    const helps = await Promise.all(nouns.map((noun) => admin(noun, '--help')));
    expect(helps.map((help) => help.code)).to.deep.equal(nouns.map(() => 0));
    expect((await admin('contacts', 'invite', '--help')).out).to.contain('<number>');
    await refuses(['comunities', 'list'], /Did you mean communities\?/);
    await refuses(['communities', 'add'], /Missing required argument 'name'/);
    expect(await readdir(place)).not.to.include('data');
  });

  it('adds communities, lists them and closes them', async () => {
    expect((await admin('communities', 'list')).out).to.equal('None.\n');
    const [added] = [await admin('communities', 'add', 'Art group', '--about', 'We draw.', '--visibility', 'public')];
    expect(added).to.deep.equal({ code: 0, out: 'Art group is there now.\n', err: '' });
    await admin('communities', 'add', 'Life drawing', '--parent', 'art group', '--joining', 'request', '--approval');
    const table = (await admin('communities', 'list')).out.split('\n');
    expect(table[0]).to.match(/^NAME +MEMBERS +ASKED +JOINING +VISIBILITY +CHECKED +PARENT +CLOSED +ID$/);
    expect(table[2]).to.match(/^Life drawing +0 +0 +request +members +yes +Art group +- +\w{26}$/);
    expect((await admin('communities', 'close', 'Art group')).code).to.equal(0);
    const [art] = await told('communities', 'list');
    expect(art).to.include({ name: 'Art group', joining: 'open', visibility: 'public' });
    expect(Date.parse(String(art?.closed))).to.be.closeTo(Date.now(), day);
    expect(await audited()).to.deep.equal(['admin: communities add', 'admin: communities add', 'admin: communities close']);
  });

  it('takes no wrong word, and says what it wants instead', async () => {
    await tell('groups: Art group, Garden crew, Shop jobs, Cafe helpers', "employers: Green's Cafe (food), Hill Bakery (bread)");
    await refuses(['communities', 'close', 'Art gruop'], /There is no community "Art gruop"\. The nearest: Art group, \w+ \w+, \w+ \w+\.\n$/);
    await refuses(['communities', 'add', 'ART GROUP'], /There is a community called Art group already\./);
    await refuses(['communities', 'add', ' '], /A name has 1 to 40 letters\./);
    await refuses(['communities', 'add', 'New', '--joining', 'maybe'], /Allowed choices are open, request, invited\./);
    await refuses(['employers', 'pause', 'Greens'], /The nearest: Green's Cafe, Hill Bakery\./);
    await refuses(['employers', 'add', 'Shop', '--about', 'A shop.'], /Required option '--topics <words>'/);
    const shop = ['employers', 'add', 'Shop', '--about', 'A shop.', '--topics', 'till'];
    await refuses([...shop, '--hours', '17:00-09:00'], /Hours look like 09:00-17:00\./);
    await refuses([...shop, '--days', '5-1'], /Days are numbers, Monday is 1/);
    await refuses([...shop, '--zone', 'Hillside'], /a name such as Europe\/London/);
    await refuses(['contacts', 'invite', "Green's Cafe", '12345'], /It is a phone number such as/);
    await refuses(['outbox', 'retry', '7'], /There is no message 7\./);
    await refuses(['updates', 'release', 'nothing'], /There is no update "nothing"\. There is none yet\./);
    expect(await audited()).to.deep.equal([]);
  });

  it('sets up an employer whose contact confirms by texting the code, answers, and is let go', async () => {
    await tell('Jo is in Art group');
    const cafe = ['employers', 'add', "Green's Cafe", '--about', 'A cafe.', '--topics', 'Food, baking', '--days', '1-7'];
    expect((await admin(...cafe, '--hours', '0:00-24:00')).code).to.equal(0);
    const number = town.numberOf('Ana');
    const { code } = await told<{ code: string }>('contacts', 'invite', "green's cafe", number.replace('+44', '0'));
    expect(code).to.match(/^\d{5}$/);
    const [invitation] = await later();
    expect(invitation).to.contain('Ana: ').and.to.contain(code).and.to.contain('Hillside').and.to.contain("Green's Cafe");
    expect((await told('contacts', 'list'))[0]).to.include({ number: `…${number.slice(-3)}`, confirmed: null });

    expect((await says('Ana', code)).join()).to.contain("Green's Cafe");
    const [contact] = await told('contacts', 'list');
    expect(contact?.confirmed).not.to.equal(null);
    await refuses(['contacts', 'invite', "Green's Cafe", number], /This number answers for Green's Cafe already\./);

    await says('Jo', "ask green's cafe do you bake bread?");
    await says('Jo', '1');
    expect((await told('employers', 'list'))[0]).to.include({ contacts: 1, open: 1, topics: 'food baking' });
    const removed = await admin('contacts', 'remove', String(contact?.id).slice(-8));
    expect(removed.out).to.contain('1 open question(s) wait for you now');
    expect((await told('waiting', 'list'))[0]).to.include({ kind: 'no-employer', who: 'Jo' });
    expect(await told('roles', 'list')).to.deep.equal([]);
    expect(await audited()).to.deep.equal(['admin: employers add', 'admin: contacts invite', 'admin: contacts remove']);
    const rows = await stage.store.view.safety.audit(null, 100);
    expect(JSON.stringify(rows)).not.to.contain(number.slice(3));
  });

  it('replaces an invitation, and sends none to a number that said STOP', async () => {
    await tell("employers: Green's Cafe (food)");
    const number = town.numberOf('Ana');
    const first = await told<{ code: string }>('contacts', 'invite', "Green's Cafe", number);
    const second = await told<{ code: string; id: string }>('contacts', 'invite', "Green's Cafe", number, '--rank', '2');
    expect(await stage.store.view.employers.invitation('sms', number)).to.include({ code: second.code, id: second.id, rank: 2 });
    expect(first.code).not.to.equal(second.code);
    await says('Ana', 'stop');
    await refuses(['contacts', 'invite', "Green's Cafe", number], /This number has said STOP/);
  });

  it('pauses an employer, goes on, and gives the questions back of one that leaves', async () => {
    await tell('Jo is in Art group', "employers: Green's Cafe (food)", "Ana answers for Green's Cafe");
    await says('Jo', "ask green's cafe do you bake bread?");
    await says('Jo', '1');
    expect((await admin('employers', 'pause', "Green's Cafe")).out).to.equal("Green's Cafe gets no new questions.\n");
    expect(await stage.store.view.employers.answering()).to.deep.equal([]);
    expect((await admin('employers', 'pause', "Green's Cafe")).out).to.contain('paused already');
    await admin('employers', 'resume', "Green's Cafe");
    expect(await stage.store.view.employers.answering()).to.have.length(1);
    expect((await admin('employers', 'leave', "Green's Cafe")).out).to.contain('1 open question(s) wait for you now');
    const [question] = await stage.store.view.questions.waitingOf(town.person('Jo'));
    expect(question).to.include({ state: 'waiting', employerId: null, contactId: null, wantedEmployerId: null });
    expect((await told('employers', 'list'))[0]?.left).not.to.equal(null);
    await refuses(['employers', 'resume', "Green's Cafe"], /There is no employer "Green's Cafe"\. There is none yet\./);
  });

  it('grants roles to people it knows and takes them away', async () => {
    await tell('groups: Art group', 'Jo is in no group', 'Sam is in no group');
    expect((await admin('roles', 'grant', 'jo', 'staff')).out).to.equal('Jo is staff now.\n');
    expect((await admin('roles', 'grant', 'Jo', 'staff')).out).to.equal('Jo is staff already.\n');
    const granted = await admin('roles', 'grant', 'Sam', 'facilitator', '--community', 'art group');
    expect(granted.out).to.equal('Sam is facilitator of Art group now.\n');
    expect(await stage.store.view.communities.facilitators(town.group('Art group'))).to.deep.equal([town.person('Sam')]);
    await refuses(['roles', 'grant', 'Jo', 'king'], /Allowed choices are staff, facilitator, safeguarding, employer\./);
    await refuses(['roles', 'grant', 'Jo', 'staff', '--community', 'Art group'], /for facilitators only/);
    await refuses(['roles', 'grant', 'Joe', 'staff'], /There is nobody called "Joe"\. The nearest: Jo, Sam\./);
    await refuses(['roles', 'revoke', 'Sam', 'staff'], /Sam is not staff\./);
    expect((await admin('roles', 'revoke', 'Jo', 'staff')).out).to.equal('Jo is not staff any more.\n');
    expect(await told('roles', 'list')).to.have.length(1);
    expect(await audited()).to.deep.equal(['role: roles grant', 'role: roles grant', 'role: roles revoke']);
  });

  it('finds people without their numbers, shows one with a reason, exports and erases', async () => {
    await tell('Jo is in Art group', 'Joan is in Art group, Shop jobs');
    const number = town.numberOf('Joan');
    const found = await admin('people', 'find', 'jo');
    expect(found.out).to.match(/^Jo +Art group +/m).and.to.match(/^Joan +Art group, Shop jobs +/m).and.not.to.contain('7700');
    await refuses(['people', 'contact', 'Joan'], /Required option '--reason <text>'/);
    expect(await audited()).to.deep.equal([]);
    expect((await admin('people', 'contact', 'Joan', '--reason', 'did not answer')).out).to.equal(`Joan: sms ${number}\n`);
    const everything = await told<Record<string, object[]>>('people', 'export', 'Joan');
    expect(everything.people).to.have.length(1);
    expect(everything.memberships).to.have.length(2);
    expect(JSON.stringify(everything.audit)).not.to.contain('did not answer');
    await refuses(['people', 'erase', 'Joan'], /Add --yes to do it\./);
    expect((await admin('people', 'erase', 'Joan', '--yes')).code).to.equal(0);
    await refuses(['people', 'find', 'Joan'], /There is nobody called "Joan"\. The nearest: Jo\./);
    expect(await audited()).to.deep.equal(['safeguarding: people contact', 'admin: people export', 'erase: people erase']);
  });

  it('asks for an id when a name is not enough', async () => {
    await tell('Sam is in Art group');
    const { people, addresses } = { people: town.person('Sam'), addresses: town.numberOf('Sam') };
    expect(addresses).to.match(/^\+44/);
    const sam = await stage.store.view.people.person(people);
    const other = { ...sam, id: 'another-sam' } as NonNullable<typeof sam>;
    const set = { inserts: { people: [other] }, operations: [], outbox: [] };
    await stage.perform({ kind: 'change', set, now: town.now, seed: ++acts });
    await refuses(['roles', 'grant', 'Sam', 'staff'], /More than one person is called "Sam"\. Give the id: .*another-sam/);
    expect((await admin('roles', 'grant', 'another-sam', 'staff')).code).to.equal(0);
  });

  it('shows what waits, releases an update and removes another, and their writers hear of it', async () => {
    await tell('Jo is in Art group (checked)', 'Sam is in Art group');
    for (const words of ['post I got a job', '1', 'post See you on Tuesday', '1']) await says('Jo', words);
    const held = await told('updates', 'held');
    expect(held.map(({ who, state, text }) => ({ who, state, text }))).to.deep.equal([
      { who: 'Jo', state: 'waiting', text: 'I got a job' },
      { who: 'Jo', state: 'waiting', text: 'See you on Tuesday' },
    ]);
    const [first = '', second = ''] = held.map(({ id }) => String(id));
    expect((await told('waiting', 'list')).map(({ next }) => next)).to.deep.equal([`updates show ${first}`, `updates show ${second}`]);
    expect((await admin('updates', 'show', second)).out).to.equal('update of Jo in Art group (waiting):\n\nSee you on Tuesday\n');
    expect((await admin('updates', 'release', first)).out).to.equal('Others can see it now.\n');
    expect((await admin('updates', 'remove', second.slice(-10), '--reason', 'It says where you live.')).code).to.equal(0);
    const heard = await later();
    expect(heard[0]).to.match(/^Jo: .*Art group/);
    expect(heard[1]).to.contain('See you on Tuesday').and.to.contain('It says where you live.').and.to.contain('PERSON');
    await refuses(['updates', 'release', first], /It is shared: only what is held or waits/);
    expect(await stage.store.view.updates.byId(second)).to.include({ state: 'removed', reason: 'It says where you live.' });
    expect(await told('waiting', 'list')).to.deep.equal([]);
    expect(await audited()).to.deep.equal(['admin: updates release', 'admin: updates remove']);
  });

  it('lets people in who asked, or does not, and tells them', async () => {
    await tell('groups: Shop jobs (by request)', 'Jo is in no group', 'Sam is in no group');
    await says('Jo', 'join shop jobs');
    await says('Sam', 'join shop jobs');
    expect((await told('waiting', 'list')).map(({ kind, who }) => `${who} ${kind}`)).to.deep.equal(['Jo request', 'Sam request']);
    const [jo, sam] = await told('requests', 'list');
    expect((await admin('requests', 'accept', String(jo?.id))).out).to.equal('Jo is in Shop jobs now.\n');
    expect((await admin('requests', 'decline', String(sam?.id))).out).to.equal('Sam is not in Shop jobs.\n');
    expect(await stage.store.view.communities.countMembers(town.group('Shop jobs'))).to.equal(1);
    expect((await later()).map((text) => text.split(':')[0])).to.deep.equal(['Jo', 'Sam']);
    await refuses(['requests', 'accept', String(sam?.id)], /There is no request/);
  });

  it('takes a safeguarding lead from the alert to the words and to the end of the matter', async () => {
    await tell('Jo is in no group');
    const [, alert = ''] = await says('Jo', 'I want to kill myself');
    const reference = /Reference (\w{6})/.exec(alert)?.[1] ?? '';
    expect((await told('waiting', 'list'))[0]).to.include({ kind: 'safeguarding', next: `safeguarding show ${reference}` });
    const list = await admin('safeguarding', 'list');
    expect(list.out).to.match(new RegExp(`^${reference} +\\S+ \\S+ +Jo`, 'm')).and.not.to.contain('kill');
    const show = await admin('safeguarding', 'show', reference.toLowerCase());
    expect(show.out).to.contain('I want to kill myself').and.to.contain('people contact').and.not.to.contain('7700');
    expect((await admin('audit', 'list')).out).not.to.contain('kill');
    const [line] = await told('waiting', 'list');
    await refuses(['waiting', 'done', String(line?.id)], /This one needs a note: safeguarding close/);
    await refuses(['safeguarding', 'close', reference], /Required option '--note <text>'/);
    expect((await admin('safeguarding', 'close', reference, '--note', 'Rang Jo, safe.')).code).to.equal(0);
    await refuses(['safeguarding', 'close', reference, '--note', 'x'], /is closed already/);
    expect(await audited()).to.deep.equal(['safeguarding: safeguarding show', 'safeguarding: safeguarding close']);
  });

  it('decides by hand what became of a message that nobody knows of', async () => {
    await tell('Jo is in no group', 'Sam is in no group', 'Mia is in no group');
    for (const who of ['Jo', 'Sam', 'Mia']) await says(who, 'person');
    const ids = [1, 2, 3];
    const unsure = { state: 'unknown', problem: 'unknown', code: null, at: Date.now() } as const;
    await stage.store.commit({ inserts: {}, operations: [], outbox: ids.map((id) => outbound(`+44770090050${id}`)) });
    const claimed = await stage.store.outbox.claim(Date.now(), 10, 60_000);
    for (const { id } of claimed) await stage.store.outbox.record({ ...unsure, id });
    const unknown = await told('outbox', 'list', '--unknown');
    expect(unknown).to.have.length(3);
    expect(JSON.stringify(unknown)).not.to.contain('7009').and.not.to.contain('Hello');
    const [first = '', second = '', third = ''] = claimed.map(({ id }) => String(id));
    await admin('outbox', 'retry', first);
    await admin('outbox', 'settle', second);
    await admin('outbox', 'settle', third, '--failed');
    const states = await Promise.all(claimed.map(async ({ id }) => (await stage.store.outbox.byId(id))?.state));
    expect(states).to.deep.equal(['due', 'sent', 'failed']);
    await refuses(['outbox', 'settle', second], /is sent: only an unknown one/);
    const waiting = await told('waiting', 'list');
    expect(waiting.map(({ kind }) => kind)).to.deep.equal(['person', 'person', 'person']);
    expect((await admin('waiting', 'done', String(waiting[0]?.id))).out).to.contain('Done: person');
    expect(await told('waiting', 'list')).to.have.length(2);
  });

  it('adds the sample town on request and says how the database is', async () => {
    await refuses(['seed'], /This is the store of a real service/);
    expect((await admin('seed', '--yes')).out).to.contain('The sample town is there now.');
    expect((await admin('seed', '--yes')).out).to.contain('there already');
    const check = await admin('check');
    expect(check.out).to.match(/^integrity +good$/m).and.to.match(/^database +.*store\.sqlite$/m).and.to.contain('All is well.');
    const audit = await admin('audit', 'list', '--limit', '1');
    expect(audit.out).to.match(/^AT +KIND +BY +ABOUT +COMMAND +DETAIL\n\S+ \S+ +admin +admin +- +seed +-\n$/);
    await refuses(['--demo', 'check'].slice(1).concat('--limit'), /Unknown option '--limit'/);
  });

  it('works while the service is busy with the same file', async () => {
    let busy = true;
    const kept: Promise<{ id: number; duplicate: boolean }>[] = [];
    const service = (async () => {
      while (busy) {
        const message = { providerId: `SM-busy-${kept.length}`, address: '+447700900777', receivedAt: Date.now() };
        kept.push(stage.store.inbox.keep({ channel: 'sms', conversation: ourNumber, body: { text: 'hi' }, ...message }));
        await kept.at(-1);
      }
    })();
    const names = ['One', 'Two', 'Three', 'Four'];
    const added = await Promise.all(names.map((name) => admin('communities', 'add', name)));
    busy = false;
    await service;
    expect(added.map(({ code, err }) => ({ code, err }))).to.deep.equal(names.map(() => ({ code: 0, err: '' })));
    expect((await stage.store.view.communities.names()).map(({ name }) => name)).to.have.members(names);
    expect((await Promise.all(kept)).every(({ duplicate }) => !duplicate)).to.equal(true);
  });

  it('says in a sentence that a store cannot be opened', async () => {
    await stage.close();
    const { code, err } = await new Promise<Said>((resolve) => {
      const env = { PATH: process.env.PATH, DATABASE_FILE: place };
      execFile(process.execPath, [entry, 'check'], { env }, (error, out, text) => resolve({ code: Number(error?.code ?? 0), out, err: text }));
    });
    expect(err).to.match(/^DATABASE_FILE: .* cannot be read and written \(\w+\)\.\n$/);
    expect(code).to.equal(1);
    stage = await LiveStage.over(join(place, 'store.sqlite'));
  });
});

const outbound = (address: string) => ({
  channel: 'sms',
  address,
  conversation: '',
  personId: null,
  body: { text: 'Hello', choices: [] },
  priority: 'broadcast' as const,
  replyTo: null,
  dueAt: 1,
  staleAt: null,
});
