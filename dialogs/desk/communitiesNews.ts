// Something that everybody in a group is told: written, looked at as its readers will have it, and then sent once.
import type { Sheet } from '../sheet.js';
import type { Turn, Words } from '../turn.js';
import { fill } from '../words/shape.js';
import { auditGroup, mayRun } from './communities.js';
import type { Amiss, Deed, Drawing, Filled } from './deed.js';
import { tellGroup } from './fanOut.js';
import { HARD, preview, readingGrade } from './preview.js';

/** Characters: two text messages with the name of the group. */
const MOST = 280;

/** `about`: the group, or something written before that is to be changed. */
export const announce: Deed = {
  verb: 'announce',
  may: async (turn, about) => mayRun(turn, await groupIdOf(turn, about)),
  form: announceForm,
  check,
  async perform(turn, about, { text = '' }) {
    const group = await turn.store.communities.byId(await groupIdOf(turn, about));
    if (!group || group.closedAt !== null) return turn.say('desk.gone');
    const id = turn.newId();
    const { now, person } = turn;
    const row = {
      id,
      communityId: group.id,
      byId: person.id,
      text: text.trim(),
      createdAt: now,
      sentAt: null,
    };
    turn.changes.add('announcements', row);
    auditGroup(turn, 'announce-draft', { group: group.id, detail: { announcement: id } });
    const { words } = turn;
    const whole = fill(words['group.says'], { group: group.name, text: row.text });
    await turn.say('group.preview', {
      people: await turn.store.communities.countMembers(group.id),
      text: whole,
    });
    const grade = readingGrade(row.text);
    await turn.say('desk.grade', { count: grade });
    if (grade > HARD) await turn.say('desk.hard');
    await turn.say('desk.texts', { count: turn.texts(whole) });
    await turn.sayText({
      text: '',
      choices: [
        { id: `do:send-news:${id}`, label: words['desk.send'] },
        { id: `form:announce:${id}`, label: words['group.change'] },
      ],
    });
  },
};

/** The second press finds it sent. */
export const sendNews: Deed = {
  verb: 'send-news',
  may: async (turn, id) => mayRun(turn, await groupIdOf(turn, id)),
  async perform(turn, id) {
    const written = await turn.store.communities.announcement(id);
    if (!written) return turn.say('desk.gone');
    if (written.sentAt !== null) return turn.say('desk.sentAlready');
    turn.changes.set('announcements', { id, sentAt: null }, { sentAt: turn.now }, 1);
    tellGroup(turn, { what: 'announcement', groupId: written.communityId, announcementId: id });
    auditGroup(turn, 'announce', { group: written.communityId, detail: { announcement: id } });
    await turn.say('group.announced');
  },
};

const groupIdOf = async ({ store }: Pick<Turn, 'store'>, about: string): Promise<string> =>
  (await store.communities.announcement(about))?.communityId ?? about;

function check({ text = '' }: Filled, words: Words): Amiss {
  if (text.trim() === '') return { text: words['desk.noWords'] };
  return text.length > MOST ? { text: fill(words['desk.tooLong'], { count: MOST }) } : {};
}

async function announceForm(drawing: Drawing, about: string): Promise<Sheet | null> {
  const { reader, store, words } = drawing;
  const group = await store.communities.byId(await groupIdOf(drawing, about));
  if (!group || group.closedAt !== null) return null;
  const text = (await store.communities.announcement(about))?.text ?? '';
  const me = reader && text !== '' ? await store.people.person(reader.id) : null;
  const whole = fill(words['group.says'], { group: group.name, text });
  const label = fill(words['desk.textTo'], { name: group.name });
  return {
    title: words['group.announce'],
    parts: [
      { kind: 'field', field: { name: 'text', label, kind: 'words', value: text, most: MOST } },
      ...(me ? [{ kind: 'small', text: preview(drawing, whole, me) } as const] : []),
      { kind: 'small', text: words['group.firstSeen'] },
    ],
    submit: { id: `do:announce:${about}`, label: words['group.look'] },
  };
}
