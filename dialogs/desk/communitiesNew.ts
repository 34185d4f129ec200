// A new group, and one that grows out of another: its people are asked into it, never moved. A name that is taken, or nearly, is said.
import type { Community } from '../../store/communities.js';
import { addRole } from '../roleRows.js';
import type { Field, Sheet } from '../sheet.js';
import type { Turn, Words } from '../turn.js';
import { fill } from '../words/shape.js';
import { auditGroup, mayMake, mayRun, nameTaken, teamOf } from './communities.js';
import type { Amiss, Deed, Drawing, Filled } from './deed.js';
import { tellGroup } from './fanOut.js';

/** Letters of a name, and of what it is about. */
const MOST_NAME = 40;
const MOST_ABOUT = 200;

export const newGroup: Deed = {
  verb: 'new-group',
  command: 'newgroup',
  may: mayMake,
  form: async (drawing, about) => groupForm(drawing, { id: 'do:new-group:', name: about }),
  check,
  async perform(turn, _about, filled) {
    const made = await make(turn, filled, null);
    if (!made) return;
    auditGroup(turn, 'new', { group: made.id });
    await turn.say('group.made', { group: made.name });
  },
};

export const spinOff: Deed = {
  verb: 'spin-off',
  may: mayRun,
  async form(drawing, parentId) {
    const parent = await drawing.store.communities.byId(parentId);
    if (!parent || parent.closedAt !== null) return null;
    const text = fill(drawing.words['group.spinOffAsks'], { group: parent.name });
    return groupForm(drawing, { id: `do:spin-off:${parentId}`, name: '', text });
  },
  check,
  async perform(turn, parentId, filled) {
    const parent = await turn.store.communities.byId(parentId);
    if (!parent || parent.closedAt !== null) return turn.say('desk.gone');
    const made = await make(turn, filled, parent);
    if (!made) return;
    tellGroup(turn, { what: 'spin-off', groupId: made.id, fromId: parent.id });
    auditGroup(turn, 'spin-off', { group: made.id, detail: { from: parent.id } });
    await turn.say('group.spunOff', { group: made.name, who: parent.name });
  },
};

function groupForm(
  { words }: Drawing,
  { id, name, text }: { id: string; name: string; text?: string },
): Sheet {
  return {
    title: words['group.new'],
    parts: [
      ...(text === undefined ? [] : [{ kind: 'text', text } as const]),
      ...fieldsOf(words, name).map((field) => ({ kind: 'field', field }) as const),
    ],
    submit: { id, label: words['group.make'] },
  };
}

const fieldsOf = (words: Words, name: string): Field[] => [
  { name: 'name', label: words['group.name'], kind: 'line', value: name, most: MOST_NAME },
  { name: 'about', label: words['group.about'], kind: 'words', most: MOST_ABOUT, optional: true },
  choice(words['group.joining'], 'joining', [
    { id: 'open', label: words['group.anybody'] },
    { id: 'request', label: words['group.onRequest'] },
    { id: 'invited', label: words['group.byInvitation'] },
  ]),
  choice(words['group.visibility'], 'visibility', [
    { id: 'members', label: words['group.members'] },
    { id: 'public', label: words['group.public'] },
  ]),
  choice(words['group.approval'], 'approval', [
    { id: 'no', label: words['group.atOnce'] },
    { id: 'yes', label: words['group.checked'] },
  ]),
  { name: 'channel', label: words['group.channel'], kind: 'channel', optional: true },
  { name: 'who', label: words['group.firstFacilitator'], kind: 'person', optional: true },
];

const choice = (label: string, name: string, choices: NonNullable<Field['choices']>): Field => ({
  name,
  label,
  kind: 'choice',
  choices,
  value: choices[0]?.id ?? '',
});

function check({ name = '' }: Filled, words: Words): Amiss {
  if (!/\p{L}/u.test(name)) return { name: words['group.noName'] };
  return name.length > MOST_NAME ? { name: fill(words['desk.tooLong'], { count: MOST_NAME }) } : {};
}

const one = <T extends string>(given: string | undefined, known: readonly [T, ...T[]]): T =>
  known.find((each) => each === given) ?? known[0];

/** `null` if it was not made, and it was said why. Whoever is named runs it from the start. */
async function make(turn: Turn, filled: Filled, parent: Community | null): Promise<Community | null> {
  const { about = '', channel = '', who = '' } = filled;
  const name = (filled['name'] ?? '').trim();
  const taken = await nameTaken(turn, name);
  const them = who === '' ? null : await turn.store.people.who(turn.address.channel, who);
  if (taken !== null) await turn.say('group.taken', { group: taken });
  else if (who !== '' && !them) await turn.say('role.unknown');
  if (taken !== null || (who !== '' && !them)) return null;
  const made: Community = {
    id: turn.newId(),
    name,
    about: about.trim(),
    joining: one(filled['joining'], ['open', 'request', 'invited']),
    visibility: one(filled['visibility'], ['members', 'public']),
    approval: one(filled['approval'], ['no', 'yes']),
    parentId: parent?.id ?? null,
    createdAt: turn.now,
    closedAt: null,
    slackTeam: parent?.slackTeam ?? teamOf(turn),
    slackChannel: channel.split('/').at(-1) || null,
  };
  turn.changes.add('communities', made);
  if (them) await nameFirst(turn, made, them.person.id);
  else if (parent) addFacilitator(turn, made, turn.person.id);
  return made;
}

async function nameFirst(turn: Turn, made: Community, personId: string): Promise<void> {
  addFacilitator(turn, made, personId);
  if (personId !== turn.person.id)
    await turn.tell(personId, { priority: 'answer' }, 'group.youRun', { group: made.name });
}

const addFacilitator = (turn: Turn, { id }: Community, personId: string): void =>
  addRole(turn.changes, {
    id: turn.newId(),
    personId,
    kind: 'facilitator',
    communityId: id,
    since: turn.now,
  });
