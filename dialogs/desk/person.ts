// What staff may know of a person and do for them: what they agreed to, their groups and roles, their data, and to erase them, which
// is asked twice.
import type { Consent, Person } from '../../store/people.js';
import { dateOf } from '../dates.js';
import { letGo } from '../letGo.js';
import type { Field, Part } from '../sheet.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Deed, Drawing } from './deed.js';
import { zoneOf } from './zone.js';
import { isOwn, isStaff, isStaffHere, mayHelp } from './may.js';
import { stepFact } from './personCard.js';
import { helpWith } from './stuck.js';
import { calledOf } from './waiting.js';

export const person: Deed = {
  verb: 'person',
  may: mayHelp,
  async form(drawing, personId) {
    const who = await drawing.store.people.whoIs(personId);
    if (!who) return null;
    const { words } = drawing;
    return {
      title: words['person.title'],
      parts: [
        { kind: 'heading', text: who.person.name ?? words.someone },
        { kind: 'facts', facts: [...stepFact(drawing, who), ...(await roleFacts(drawing, who.person))] },
        ...(await consentParts(drawing, personId)),
        { kind: 'field', field: choiceOf(drawing) },
      ],
      submit: { id: `do:person:${personId}`, label: words['person.go'] },
    };
  },
  async perform(turn, personId, { what }) {
    if (what === 'data') return helpWith(turn, personId, 'data');
    if (what === 'erase') return askToErase(turn, personId);
    await turn.say('person.nothing');
  },
};

/** To erase somebody is for staff of the organisation alone. */
const choiceOf = (drawing: Drawing): Field => ({
  name: 'what',
  label: drawing.words['person.what'],
  kind: 'choice',
  value: 'none',
  choices: [
    { id: 'none', label: drawing.words['person.none'] },
    { id: 'data', label: drawing.words['person.data'] },
    ...(isStaff(drawing.reader?.roles ?? []) && isOwn(drawing)
      ? [{ id: 'erase', label: drawing.words['person.erase'] }]
      : []),
  ],
});

async function roleFacts({ store, words }: Drawing, { id }: Person) {
  const roles = await store.people.rolesOf(id);
  const named = [...new Set(roles.map(({ kind }) => words[`role.${kind}`]))].join(', ');
  return [{ name: words['person.roles'], value: named || words['desk.none'] }];
}

/** What they said OK to, and when; also what they took back. */
async function consentParts(drawing: Drawing, personId: string): Promise<Part[]> {
  const { store, words } = drawing;
  const { consents } = (await store.people.everythingAbout(personId)) as unknown as { consents: Consent[] };
  const zone = zoneOf(drawing);
  if (consents.length === 0) return [{ kind: 'text', text: words['person.noConsent'] }];
  return consents.slice(0, 3).flatMap(({ givenAt, version, withdrawnAt, wording }): Part[] => [
    { kind: 'text', text: fill(words['person.agreed'], { date: dateOf(givenAt, zone), number: version }) },
    { kind: 'quote', text: wording },
    ...(withdrawnAt === null
      ? []
      : [
          {
            kind: 'small',
            text: fill(words['person.withdrew'], { date: dateOf(withdrawnAt, zone) }),
          } as const,
        ]),
  ]);
}

async function askToErase(turn: Turn, personId: string): Promise<void> {
  if (!(await isStaffHere(turn))) return turn.say('desk.notYours');
  const name = await calledOf(turn, personId);
  const text = fill(turn.words['person.eraseSure'], { name });
  const label = fill(turn.words['person.eraseYes'], { name });
  await turn.sayText({ text, choices: [{ id: `do:erase:${personId}`, label }] });
}

/** The second yes. Everything goes, as by their own FORGET ME; what was waiting for them is told so. */
export const erase: Deed = {
  verb: 'erase',
  may: isStaffHere,
  async perform(turn, personId) {
    const known = await turn.store.people.person(personId);
    if (!known) return turn.say('desk.gone');
    if (personId === turn.person.id) return turn.say('person.notYourself');
    await letGo(turn, personId);
    await sayGoodbye(turn, personId);
    turn.changes.add('audit', {
      id: turn.newId(),
      at: turn.now,
      kind: 'erase',
      personId: null,
      actor: turn.person.id,
      detail: '{}',
    });
    turn.changes.erase(personId);
    await turn.say('person.erased');
  },
};

/** The last they hear of us; the words go once they have left. */
async function sayGoodbye({ changes, now, store, words }: Turn, personId: string): Promise<void> {
  const who = await store.people.whoIs(personId);
  if (!who || who.address.optedOutAt !== null) return;
  const { channel, conversation, key } = who.address;
  changes.send({
    channel,
    address: key,
    conversation,
    personId,
    body: { text: words['person.goodbye'], choices: [] },
    priority: 'answer',
    replyTo: null,
    dueAt: now,
    staleAt: null,
    eraseAfter: 'yes',
  });
}
