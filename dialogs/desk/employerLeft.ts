// An employer has left: nobody asks them any more, each open question goes to somebody else or to staff, and each asker hears which.
import type { Employer } from '../../store/employers.js';
import type { Question } from '../../store/questions.js';
import { sayMoment } from '../dates.js';
import { askContact, findRoute, fitting, placeOf, promise, type Route, triedOf } from '../routing.js';
import { asItStands, endWatch } from '../questionClock.js';
import type { Turn } from '../turn.js';
import type { Deed } from './deed.js';
import { isStaffHere } from './may.js';

/** Choices that Slack shows in one list. */
const MOST = 100;

export const employerLeft: Deed = {
  verb: 'employer-left',
  command: 'left',
  may: isStaffHere,
  async form({ store, words }) {
    const here = (await store.employers.names()).slice(0, MOST);
    const choices = here.map(({ id, name }) => ({ id, label: name }));
    if (choices.length === 0)
      return { title: words['left.title'], parts: [{ kind: 'text', text: words['employers.none'] }] };
    return {
      title: words['left.title'],
      parts: [
        { kind: 'field', field: { name: 'employer', label: words['left.who'], kind: 'choice', choices } },
        { kind: 'small', text: words['left.means'] },
      ],
      submit: { id: 'do:employer-left:', label: words['left.do'] },
    };
  },
  async perform(turn, _about, { employer: id = '' }) {
    const employer = await turn.store.employers.byId(id);
    if (!employer || employer.leftAt !== null) return turn.say('desk.gone');
    await endThem(turn, employer);
    const open = await turn.store.admin.openQuestions(id);
    const load = new Map<string, number>();
    let passed = 0;
    for (const question of open) if (await passOver(turn, employer, { question, load })) passed += 1;
    turn.changes.add('audit', {
      id: turn.newId(),
      at: turn.now,
      kind: 'employer',
      personId: null,
      actor: turn.person.id,
      detail: JSON.stringify({ verb: 'left', employer: id, passed, open: open.length }),
    });
    await turn.say('left.done', { employer: employer.name, count: passed, number: open.length - passed });
  },
};

/** Whoever answers for nobody else is no employer contact any more. */
async function endThem({ changes, now, store }: Turn, { id }: Employer): Promise<void> {
  changes.set('employers', { id, leftAt: null }, { leftAt: now }, 1);
  changes.set('employer_contacts', { employerId: id, leftAt: null }, { leftAt: now });
  for (const { personId } of await store.employers.contacts(id)) {
    if (personId === null) continue;
    const all = await store.employers.contactsOf(personId);
    if (all.every(({ employerId }) => employerId === id))
      changes.set('roles', { personId, kind: 'employer', until: null }, { until: now });
  }
}

interface Passing {
  question: Question;
  /** How many each employer has got in this turn: they are not all one employer's. */
  load: Map<string, number>;
}

/** True if somebody else has it now. Otherwise staff do, and the date the asker was told stays. */
async function passOver(turn: Turn, left: Employer, { question, load }: Passing): Promise<boolean> {
  const asker = await turn.store.people.person(question.personId);
  const route = asker && (await routeFor(turn, left, { question, load }));
  const { id, personId } = question;
  endWatch(turn, id);
  if (!asker || !route) {
    const nobody = {
      state: 'waiting',
      employerId: null,
      contactId: null,
      routedAt: null,
      secondId: null,
    } as const;
    turn.changes.set('questions', asItStands(question), { ...nobody, wantedEmployerId: null }, 1);
    showStaff(turn, question);
    const date = sayMoment(question.dueAt, turn.now, asker?.zone ?? left.zone);
    await turn.tell(personId, { priority: 'answer' }, 'left.nobody', { employer: left.name, date });
    return false;
  }
  const place = placeOf(turn, asker, route);
  turn.changes.set('questions', asItStands(question), { wantedEmployerId: null, ...place }, 1);
  const named = { ...question, askerName: asker.name };
  promise(turn, named, place, route);
  await askContact(turn, named, route);
  const date = sayMoment(place.dueAt, turn.now, asker.zone);
  const told = { employer: left.name, name: route.employer.name, date };
  await turn.tell(personId, { priority: 'answer' }, 'left.moved', told);
  load.set(route.employer.id, (load.get(route.employer.id) ?? 0) + 1);
  return true;
}

async function routeFor(turn: Turn, left: Employer, { question, load }: Passing): Promise<Route | null> {
  const asker = await turn.store.people.person(question.personId);
  if (!asker) return null;
  const had = new Set([...triedOf(question), left.id]);
  const others = (await fitting(turn, question.text, asker)).filter(({ id }) => !had.has(id));
  const fair = others.toSorted((one, other) => (load.get(one.id) ?? 0) - (load.get(other.id) ?? 0));
  return findRoute(turn, asker, fair);
}

function showStaff(turn: Turn, { communityId, id, personId }: Question): void {
  turn.changes.add('waiting', {
    id: turn.newId(),
    kind: 'no-employer',
    personId,
    aboutId: id,
    note: 'The employer who had this question has left.',
    communityId,
    createdAt: turn.now,
    doneAt: null,
  });
}
