// The operator's command, setting a service up: every command runs once in a process of its own, beside the running service.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Operator } from '../support/operator.js';
import { ourNumber } from '../support/town.js';
import { itToday } from '../support/today.js';

describe('admin', function () {
  this.timeout(30_000);
  let operator: Operator;
  beforeEach(async () => {
    operator = await Operator.open();
  });
  afterEach(() => operator.close());

  itToday(0)('says how each command is used, without a store', async () => {
    const { code, out } = await operator.apart(['--help'], {});
    expect(code).to.equal(0);
    const nouns = [...out.matchAll(/^ {2}(\w+)(?: \[options\])? {2,}\S/gm)].map(([, noun = '']) => noun);
    expect(nouns).to.include.members(['communities', 'employers', 'contacts', 'roles', 'people', 'seed']);
    const helps = await Promise.all(nouns.map((noun) => operator.here([noun, '--help'])));
    expect(
      helps.every((help) => help.code === 0 && help.out.startsWith('Usage: npm run admin -- ')),
    ).to.equal(true);
    expect((await operator.here(['contacts', 'invite', '--help'])).out).to.contain('<number>');
    const misspelt = await operator.apart(['comunities', 'list'], {});
    expect(misspelt.code).to.equal(2);
    expect(misspelt.err).to.match(/^Unknown command 'comunities'\n\(Did you mean communities\?\)/);
    expect(existsSync(join(operator.place, 'data'))).to.equal(false);
  });

  it('adds communities, lists them and closes them', async () => {
    expect(await operator.does('communities', 'list')).to.equal('None.\n');
    const first = await operator.does(
      'communities',
      'add',
      'Art group',
      '--about',
      'We draw.',
      '--visibility',
      'public',
    );
    expect(first).to.equal('Art group is there now.\n');
    await operator.does(
      'communities',
      'add',
      'Life drawing',
      '--parent',
      'art group',
      '--joining',
      'request',
      '--approval',
    );
    const [heading, , life] = (await operator.does('communities', 'list')).split('\n');
    expect(heading).to.match(/^NAME +MEMBERS +ASKED +JOINING +VISIBILITY +CHECKED +PARENT +CLOSED +ID$/);
    expect(life).to.match(/^Life drawing +0 +0 +request +members +yes +Art group +- +\w{26}$/);
    await operator.does('communities', 'close', 'Art group');
    const [art] = await operator.reads('communities', 'list');
    expect(art).to.include({ name: 'Art group', joining: 'open', visibility: 'public' });
    expect(art?.closed).to.match(/^\d{4}-\d\d-\d\dT/);
    const adds = 'admin: communities add';
    expect(await operator.audited()).to.deep.equal([adds, adds, 'admin: communities close']);
  });

  it('takes no wrong word, and says what it wants instead', async () => {
    await operator.tell(
      'groups: Art group, Garden crew, Shop jobs',
      "employers: Green's Cafe (food), Hill Bakery (bread)",
    );
    const shop = ['employers', 'add', 'Shop', '--about', 'A shop.', '--topics', 'till'];
    const wrong: readonly [words: string[], sentence: RegExp][] = [
      [
        ['communities', 'close', 'Art gruop'],
        /^There is no community "Art gruop"\. The nearest: Art group, \w+ \w+, \w+ \w+\.\n$/,
      ],
      [['communities', 'add', 'ART GROUP'], /^There is a community called Art group already\.$/m],
      [['communities', 'add', ' '], /A name has 1 to 24 letters\./],
      [['communities', 'add', '12'], /A name begins with a letter/],
      [['communities', 'add', 'Help'], /Phone companies take that word/],
      [['communities', 'add'], /^Missing required argument 'name'/],
      [['communities', 'add', 'New', '--joining', 'maybe'], /Allowed choices are open, request, invited\./],
      [['employers', 'pause', 'Greens'], /The nearest: Green's Cafe, Hill Bakery\./],
      [['employers', 'add', 'Shop', '--about', 'A shop.'], /^Required option '--topics <words>'/],
      [[...shop, '--hours', '17:00-09:00'], /Hours look like 09:00-17:00\./],
      [[...shop, '--days', '5-1'], /Days are numbers, Monday is 1/],
      [[...shop, '--zone', 'Hillside'], /a name such as Europe\/London/],
      [['contacts', 'invite', "Green's Cafe", '12345'], /It is a phone number such as/],
      [['outbox', 'retry', '7'], /^There is no message 7\.$/m],
      [['updates', 'release', 'nothing'], /^There is no update "nothing"\. There is none yet\.$/m],
      [['audit', 'list', '--limit', 'all'], /It is a whole number from 1 to 10000\./],
    ];
    for (const [words, sentence] of wrong) await operator.isRefused(words, sentence);
    expect(await operator.audited()).to.deep.equal([]);
  });

  it('sets up an employer whose contact confirms with the code, is asked, and is let go', async () => {
    await operator.tell('Jo is in Art group');
    const cafe = ['employers', 'add', "Green's Cafe", '--about', 'A cafe.', '--topics', 'Food, baking'];
    await operator.does(...cafe, '--days', '1-7', '--hours', '0:00-24:00');
    const number = operator.town.numberOf('Ana');
    const invite = ['contacts', 'invite', "green's cafe", number.replace('+44', '0')];
    const { code } = await operator.reads<{ code: string }>(...invite);
    expect(code).to.match(/^\d{5}$/);
    const [invitation] = await operator.later();
    expect(invitation).to.match(new RegExp(`^Ana: .*Hillside.*${code}.*Green's Cafe`));
    const masked = `…${number.slice(-3)}`;
    expect((await operator.reads('contacts', 'list'))[0]).to.include({ number: masked, confirmed: null });

    await operator.says('Ana', code);
    const [contact] = await operator.reads('contacts', 'list');
    expect(contact?.confirmed).to.be.a('string');
    await operator.isRefused(invite, /^This number answers for Green's Cafe already\.$/m);
    await operator.says('Jo', "ask green's cafe do you bake bread?");
    await operator.says('Jo', '1');
    expect((await operator.reads('employers', 'list'))[0]).to.include({
      contacts: 1,
      open: 1,
      topics: 'food baking',
    });

    const removed = await operator.does('contacts', 'remove', String(contact?.id).slice(-8));
    expect(removed).to.contain('1 open question(s) wait for you now');
    expect((await operator.reads('waiting', 'list'))[0]).to.include({ kind: 'no-employer', who: 'Jo' });
    expect(await operator.reads('roles', 'list')).to.deep.equal([]);
    const commands = ['employers add', 'contacts invite', 'contacts remove'].map(
      (command) => `admin: ${command}`,
    );
    expect(await operator.audited()).to.deep.equal(commands);
    expect(JSON.stringify(await operator.store.view.safety.audit(null, 100))).not.to.contain(number.slice(3));
  });

  it('replaces an invitation, and sends none to a number that said STOP', async () => {
    await operator.tell("employers: Green's Cafe (food)");
    const number = operator.town.numberOf('Ana');
    const invite = ['contacts', 'invite', "Green's Cafe", number];
    await operator.does(...invite);
    const { code, id } = await operator.reads<{ code: string; id: string }>(...invite, '--rank', '2');
    expect(await operator.store.view.employers.invitation('sms', number)).to.include({ code, id, rank: 2 });
    expect((await operator.reads('contacts', 'list')).filter(({ left }) => left === null)).to.have.length(1);
    await operator.says('Ana', 'stop');
    await operator.isRefused(invite, /^This number has said STOP/);
  });

  it('pauses an employer, goes on, and gives the questions back of one that leaves', async () => {
    await operator.tell(
      'Jo is in Art group',
      "employers: Green's Cafe (food)",
      "Ana answers for Green's Cafe",
    );
    await operator.says('Jo', "ask green's cafe do you bake bread?");
    await operator.says('Jo', '1');
    const { employers, questions } = operator.store.view;
    expect(await operator.does('employers', 'pause', "Green's Cafe")).to.equal(
      "Green's Cafe gets no new questions.\n",
    );
    expect(await employers.answering()).to.deep.equal([]);
    expect(await operator.does('employers', 'pause', "Green's Cafe")).to.contain('paused already');
    await operator.does('employers', 'resume', "Green's Cafe");
    expect(await employers.answering()).to.have.length(1);
    expect(await operator.does('employers', 'leave', "Green's Cafe")).to.contain(
      '1 open question(s) wait for you',
    );
    const [question] = await questions.waitingOf(operator.town.person('Jo'));
    expect(question).to.include({
      state: 'waiting',
      employerId: null,
      contactId: null,
      wantedEmployerId: null,
    });
    expect(await employers.contactsOf(operator.town.person('Ana'))).to.deep.equal([]);
    await operator.isRefused(['employers', 'resume', "Green's Cafe"], /^There is no employer/);
  });

  it('grants roles to people it knows and takes them away', async () => {
    await operator.tell('groups: Art group', 'Jo is in no group', 'Sam is in no group');
    expect(await operator.does('roles', 'grant', 'jo', 'staff')).to.equal('Jo is staff now.\n');
    expect(await operator.does('roles', 'grant', 'Jo', 'staff')).to.equal('Jo is staff already.\n');
    const facilitator = ['roles', 'grant', 'Sam', 'facilitator', '--community', 'art group'];
    expect(await operator.does(...facilitator)).to.equal('Sam is facilitator of Art group now.\n');
    const { communities } = operator.store.view;
    expect(await communities.facilitators(operator.town.group('Art group'))).to.deep.equal([
      operator.town.person('Sam'),
    ]);
    await operator.isRefused(
      ['roles', 'grant', 'Jo', 'king'],
      /Allowed choices are staff, facilitator, safeguarding/,
    );
    await operator.isRefused(
      ['roles', 'grant', 'Jo', 'staff', '--community', 'Art group'],
      /for facilitators only/,
    );
    await operator.isRefused(
      ['roles', 'grant', 'Joe', 'staff'],
      /^There is nobody called "Joe"\. The nearest: Jo, Sam\.$/m,
    );
    await operator.isRefused(['roles', 'revoke', 'Sam', 'staff'], /^Sam is not staff\.$/m);
    expect(await operator.does('roles', 'revoke', 'Jo', 'staff')).to.equal('Jo is not staff any more.\n');
    expect((await operator.reads('roles', 'list')).map(({ who }) => who)).to.deep.equal(['Sam']);
    expect(await operator.audited()).to.deep.equal([
      'role: roles grant',
      'role: roles grant',
      'role: roles revoke',
    ]);
  });

  it('adds the sample town when it is meant, and says how the database is', async () => {
    await operator.isRefused(['seed'], /^This is the store of a real service/);
    expect(await operator.does('seed', '--yes')).to.contain('The sample town is there now.');
    expect(await operator.does('seed', '--yes')).to.contain('there already');
    const check = await operator.does('check');
    expect(check)
      .to.match(/^database +.*store\.sqlite$/m)
      .and.to.match(/^integrity +good$/m)
      .and.to.contain('All is well.');
    const audit = await operator.does('audit', 'list', '--limit', '1');
    expect(audit).to.match(/^AT +KIND +BY +ABOUT +COMMAND +DETAIL\n\S+ \S+ +admin +admin +- +seed +-\n$/);
  });

  itToday(1)('opens the store the service would open, and keeps the demo apart', async () => {
    const demo = await operator.apart(['check'], {});
    expect(demo.err).to.equal("No setting names a store: this is the demo's.\n");
    expect(demo.out)
      .to.match(/^database +data\/demo\.sqlite$/m)
      .and.to.match(/^used by +the demo$/m);
    const file = join(operator.place, 'data', 'demo.sqlite');
    const mixed = await operator.apart(['check'], { DATABASE_FILE: file });
    expect(mixed).to.include({ code: 1, out: '' });
    expect(mixed.err).to.match(/^This store belongs to the demo/);
    const both = await operator.apart(['check'], {
      DATABASE_FILE: file,
      DATABASE_URL: 'postgres://host/name',
    });
    expect(both).to.include({
      code: 2,
      err: 'DATABASE_URL and DATABASE_FILE are both set: choose one of them.\n',
    });
    const nowhere = join(operator.place, 'nowhere.sqlite');
    const none = await operator.apart(['check'], { DATABASE_FILE: nowhere });
    expect(none).to.deep.include({
      code: 1,
      out: '',
      err: `DATABASE_FILE: there is no store at ${nowhere}.\n`,
    });
    expect(existsSync(nowhere)).to.equal(false);
    const folder = await operator.apart(['check'], { DATABASE_FILE: operator.place });
    expect(folder).to.include({ code: 1, out: '' });
    expect(folder.err).to.match(/^DATABASE_FILE: .* cannot be read and written \(\w+\)\.\n$/);
  });

  itToday(2)('works while the service is busy with the same file', async () => {
    const { inbox, view } = operator.store;
    const message = {
      channel: 'sms',
      address: '+447700900777',
      conversation: ourNumber,
      body: { text: 'hi' },
    };
    const service = { busy: true, kept: 0 };
    const working = (async () => {
      while (service.busy) {
        const at = ++service.kept;
        await inbox.keep({ ...message, providerId: `SM-${at}`, receivedAt: at });
      }
    })();
    const names = ['One', 'Two', 'Three'];
    const ends = await Promise.all(names.map((name) => operator.apart(['communities', 'add', name])));
    service.busy = false;
    await working;
    expect(ends.map(({ code, err }) => `${code}${err}`)).to.deep.equal(['0', '0', '0']);
    expect((await view.communities.names()).map(({ name }) => name)).to.have.members(names);
    expect((await inbox.counts()).kept)
      .to.equal(service.kept)
      .and.to.be.above(0);
  });
});
