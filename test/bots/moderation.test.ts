// What staff decide about what people wrote, pressed as on a card: what becomes of it, and what everybody hears.
import { expect } from 'chai';
import type { Waiting } from '../../store/safety.js';
import { Scene } from '../support/scene.js';

describe('Moderation', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const open = async (...sentences: string[]) => {
    scene = await Scene.open(
      'groups: Art group (checked), Tea',
      'Jo is in Art group, Tea',
      'Sam is in Art group, Tea',
      'Mia runs Art group in Slack',
      'Ana is staff in Slack',
      ...sentences,
    );
  };
  const lines = (kind: string): Promise<Waiting[]> =>
    scene.store.view.safety.waiting(100).then((all) => all.filter((line) => line.kind === kind));
  const only = async (kind: string): Promise<Waiting> => {
    const [line, ...others] = await lines(kind);
    expect(others).to.deep.equal([]);
    if (!line) throw new Error(`nothing waits of the kind ${kind}`);
    return line;
  };
  /** "Jo: words" of every message that leaves; cards are no messages. */
  const heard = async (sent: ReturnType<Scene['says']>): Promise<string[]> =>
    (await sent)
      .filter(({ body }) => !body.drawn)
      .map(({ address, body }) => `${scene.town.nameOf(address)}: ${body.text}`);
  const says = (who: string, words: string) => heard(scene.says(who, words));
  const does = async (who: string, verb: string, about: string, filled: Record<string, string> = {}) => [
    ...(await heard(scene.says(who, { choice: `do:${verb}:${about}`, filled }))),
    ...(await heard(scene.pass('1 minute'))),
  ];
  const posts = async (who: string, words: string, group: string) => {
    await says(who, `post ${words}`);
    await says(who, group);
    return says(who, '1');
  };

  it('shares an update once a facilitator says so, and the second who presses hears who was first', async () => {
    await open();
    await posts('Jo', 'I drew a dog', 'art group');
    const line = await only('waiting-update');
    expect(line.communityId).to.equal(scene.town.group('Art group'));
    expect(await does('Mia', 'approve', line.id)).to.deep.equal([
      'Mia: Done. They will hear of it.',
      'Jo: Thank you for waiting. People in Art group will see your words.',
    ]);
    expect(await does('Ana', 'remove', line.id, { why: 'Too late' })).to.deep.equal([
      'Ana: Mia has dealt with this.',
    ]);
    await scene.pass('10 minutes');
    expect((await says('Sam', 'digest')).join()).to.contain('I drew a dog');
    expect(await scene.store.view.safety.line(line.id)).to.include({
      outcome: 'approved',
      doneBy: scene.town.person('Mia'),
    });
  });

  it('gives an update back to be changed, as a draft of its author', async () => {
    await open();
    await posts('Jo', 'I saw Kim at the doctor', 'art group');
    const { id } = await only('waiting-update');
    expect(await does('Mia', 'send-back', id, { why: 'It names somebody' })).to.deep.equal([
      'Mia: Done. They will hear of it.',
      'Jo: Please change this: "I saw Kim at the doctor" Why: It names somebody. Then we can share it. Text POST to do it.',
    ]);
    expect(await says('Jo', 'post')).to.deep.equal(['Jo: You were writing: "I saw Kim at the doctor"']);
    expect(await says('Jo', '1')).to.deep.equal(['Jo: You wrote: "I saw Kim at the doctor"']);
    await says('Jo', '3');
    await says('Jo', 'I saw a friend');
    await says('Jo', '1');
    expect(await lines('waiting-update')).to.have.length(1);
    expect(await says('Sam', 'digest')).to.deep.equal([
      'Sam: There is nothing new. Text POST to share your news.',
    ]);
  });

  it('is for those who run the group, and never for who wrote it', async () => {
    await open('Mia is in Art group', 'Rob runs Tea in Slack', 'Eve runs Art group in another Slack');
    await posts('Jo', 'I drew a cat', 'art group');
    const { id } = await only('waiting-update');
    for (const who of ['Rob', 'Sam', 'Eve'])
      expect((await does(who, 'approve', id)).join(), who).to.contain('This is for staff of this group');
    await does('Mia', 'approve', id);
    await says('Mia', 'post I drew a hat');
    await says('Mia', '1');
    const own = await only('waiting-update');
    expect(await does('Mia', 'approve', own.id)).to.deep.equal([
      'Mia: You wrote this. Somebody else must decide.',
    ]);
  });

  it('takes down what was reported: gone from lists, its author and its reporter hear so, nobody who it was', async () => {
    await open('Sam shared in Tea 2 days ago: Jo draws like a baby');
    for (const words of ['digest', '1', 'report', '1']) await says('Jo', words);
    const line = await only('report');
    expect(line.communityId).to.equal(scene.town.group('Tea'));
    const told = await does('Ana', 'remove', line.id, { why: 'It is unkind' });
    expect(told).to.have.members([
      'Ana: Done. They will hear of it.',
      'Sam: We took this down: "Jo draws like a baby" Why: It is unkind. Text PERSON to ask us to look again.',
      'Jo: Thank you for telling us. A person looked, and took it down.',
    ]);
    expect(await says('Jo', '1')).to.deep.equal(['Jo: This was taken down.']);
    expect(await scene.store.view.safety.reportsAbout(line.aboutId ?? '')).to.deep.equal([]);
  });

  it('lets a reported thing stay, or has a word with who wrote it, and whoever reported it is thanked', async () => {
    await open('Sam shared in Tea 2 days ago: I do not like cats');
    for (const words of ['digest', '1', 'report', '1']) await says('Jo', words);
    expect(
      await does('Ana', 'warn', (await only('report')).id, { why: 'Some people love cats' }),
    ).to.have.members([
      'Ana: Done. They will hear of it.',
      'Sam: A person here read this: "I do not like cats" They say: Some people love cats. Please be kind.',
      'Jo: Thank you for telling us. A person looked, and talked to who wrote it.',
    ]);
    for (const words of ['1', 'report', '2']) await says('Jo', words);
    expect(await does('Ana', 'report-fine', (await only('report')).id)).to.have.members([
      'Ana: Done. They will hear of it.',
      'Jo: Thank you for telling us. We think it can stay. Text BLOCK to see no more from Sam.',
    ]);
  });

  it('shows a report about a facilitator to the staff alone', async () => {
    await open('Mia shared in Art group 1 day ago: You are all slow', 'Mia is in Art group');
    for (const words of ['digest', '1', 'report', '1']) await says('Jo', words);
    const line = await only('report');
    expect(line.communityId).to.equal(null);
    expect((await does('Mia', 'report-fine', line.id)).join()).to.contain('This is for staff');
  });

  it('has an appeal decided by another than the first, where there is one', async () => {
    await open('Sam shared in Tea 2 days ago: I met a dog', 'Kim is staff in Slack');
    for (const words of ['digest', '1', 'report', '1']) await says('Jo', words);
    await does('Ana', 'remove', (await only('report')).id, { why: 'It is unkind' });
    expect(await says('Sam', 'person')).to.deep.equal(['Sam: Is it about this? "I met a dog"']);
    expect(await says('Sam', '1')).to.deep.equal([
      'Sam: OK. A person will look at it again. You will hear from us.',
    ]);
    const appeal = await only('appeal');
    expect(await does('Ana', 'approve', appeal.id)).to.deep.equal([
      'Ana: You decided this before. Somebody else must look now.',
    ]);
    expect(await does('Kim', 'approve', appeal.id)).to.deep.equal([
      'Kim: Done. They will hear of it.',
      'Sam: Thank you for waiting. People in Tea will see your words.',
    ]);
    expect(await says('Sam', 'person')).to.deep.equal([
      'Sam: I have asked a person to help you. They will text you. Your words are safe.',
    ]);
  });

  it('keeps somebody away from a group and lets them back', async () => {
    await open('groups: Choir', 'Sam is in Choir', 'Liz runs Choir in Slack');
    const sam = scene.town.person('Sam');
    const where = scene.town.group('Choir');
    expect(await does('Liz', 'bar', sam, { where, why: 'You shout at people' })).to.deep.equal([
      'Liz: Sam is kept away now.',
      'Sam: You can not be in Choir now. Why: You shout at people. Text PERSON to ask us to look again.',
    ]);
    expect(await says('Sam', 'join choir')).to.deep.equal([
      'Sam: You can not be in Choir now. Text PERSON to ask us to look again.',
    ]);
    expect((await does('Liz', 'bar', sam, { where: 'all', why: 'No' })).join()).to.contain(
      'This is for staff',
    );
    expect(await does('Liz', 'unbar', sam, { where })).to.deep.equal([
      'Liz: Sam may come back.',
      'Sam: You may come back to Choir. Text JOIN to do it.',
    ]);
    expect(await says('Sam', 'join choir')).to.deep.equal([
      'Sam: You are in Choir. The people in it see what you share there.',
    ]);
  });

  it('keeps somebody away from everything but what is their right', async () => {
    await open();
    const sam = scene.town.person('Sam');
    await does('Ana', 'bar', sam, { where: 'all', why: 'You shout at people' });
    expect(await says('Sam', 'post hello all')).to.deep.equal([
      'Sam: You can not use this for now. Text PERSON to ask us to look again.',
    ]);
    expect((await says('Sam', 'my dad hits me')).join()).to.contain('Sam: You matter.');
    expect((await says('Sam', 'person')).join()).to.contain('I have asked a person');
    expect((await says('Sam', 'my data')).join()).to.contain('This is what I keep of you.');
    expect(await does('Ana', 'unbar', sam, { where: 'all' })).to.include(
      'Sam: You may use this again. Text MENU to see what you can do.',
    );
    expect((await says('Sam', 'menu')).join()).to.contain('What would you like to do?');
  });

  it('keeps every decision in the audit, with who and why and without the words', async () => {
    await open();
    await posts('Jo', 'I drew a mouse', 'art group');
    await does('Mia', 'remove', (await only('waiting-update')).id, { why: 'It is not about art' });
    const [row] = await scene.store.view.safety.audit('moderation', 10);
    expect(row).to.include({ actor: scene.town.person('Mia'), personId: scene.town.person('Jo') });
    expect(row?.detail).to.contain('It is not about art.').and.not.to.contain('mouse');
  });

  it('reports from a form in Slack what whoever reads it may see', async () => {
    await open(
      'Gus is in Tea in Slack',
      'Sam shared in Tea 2 days ago: You are slow',
      'Rob is in Choir in Slack',
    );
    const [update] = await scene.store.view.updates.of(scene.town.person('Sam'), 1);
    const about = `update/${update?.id}`;
    expect(await does('Gus', 'report', about, { reason: 'other', words: 'It is rude' })).to.deep.equal([
      'Gus: Thank you. A person will look. Text BLOCK if you want no more from Sam.',
    ]);
    expect(await only('report')).to.include({ note: 'A report: It is rude' });
    expect((await does('Rob', 'report', about, { reason: 'unkind' })).join()).to.contain('This is for staff');
  });
});
