// A question that nobody has answered for days: staff ask its contacts again, give it to another employer, or write to its asker.
import type { Employer } from '../../store/employers.js';
import type { OpenQuestion } from '../../store/questions.js';
import type { Waiting } from '../../store/safety.js';
import { askerOf, toContact } from '../aboutQuestion.js';
import { momentOf, sayMoment } from '../dates.js';
import { asItStands, askedOf } from '../questionClock.js';
import { askContact, byTopic, findRoute, placeOf, promise, type Route, triedOf } from '../routing.js';
import type { Button, Part } from '../sheet.js';
import { shorten } from '../shorten.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import type { Deed, Drawing } from './deed.js';
import { zoneOf } from './zone.js';
import { endLine, lineFor, mayLine, sayOver } from './waiting.js';

const TOLD = { priority: 'answer' } as const;
/** Choices that Slack shows in one list. */
const MOST = 100;

export async function lateParts(drawing: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const question = await drawing.store.questions.byId(aboutId ?? '');
  if (!question) return [];
  const date = momentOf(question.dueAt, zoneOf(drawing));
  return [
    { kind: 'quote', text: question.text },
    { kind: 'small', text: fill(drawing.words['late.until'], { date }) },
  ];
}

export const lateButtons = (drawing: Drawing, line: Waiting): Button[] => [
  { id: `do:chase-question:${line.id}`, label: drawing.words['late.chase'], weight: 'main' },
  ...nobodysButtons(drawing, line),
];

/** What nobody has, nobody can be asked again. */
export const nobodysButtons = ({ words }: Drawing, { id, personId }: Waiting): Button[] => [
  { id: `form:reassign-question:${id}`, label: words['late.reassign'] },
  { id: `form:answer-late:${id}`, label: words['late.answer'] },
  ...(personId ? [{ id: `form:write:${personId}`, label: words['late.write'] }] : []),
];

/** The line and its question, while somebody still has to answer it. */
export async function openLate(
  turn: Turn,
  id: string,
): Promise<{ line: Waiting; question: OpenQuestion } | null> {
  const line = await lineFor(turn, id);
  if (!line || (await sayOver(turn, line))) return null;
  const question = await turn.store.questions.byId(line.aboutId ?? '');
  if (question && isOpen(question)) return { line, question };
  await turn.say('desk.gone');
  return null;
}

const isOpen = ({ state }: OpenQuestion): boolean => state === 'routed' || state === 'waiting';

/** Nobody had it, and now it is looked after. */
export const endNobody = ({ changes, now }: Turn, questionId: string): void =>
  changes.set('waiting', { kind: 'no-employer', aboutId: questionId, doneAt: null }, { doneAt: now });

/** The contacts read it once more; the line stays. */
export const chase: Deed = {
  verb: 'chase-question',
  may: mayLine,
  async perform(turn, id) {
    const late = await openLate(turn, id);
    if (!late) return;
    const reading = { name: askerOf(turn.words, late.question), text: shorten(late.question.text) };
    let count = 0;
    for (const contact of await askedOf(turn, late.question))
      if (await turn.tell(contact, TOLD, 'question.nudge', reading)) count += 1;
    if (count > 0) await turn.say('late.chased');
    else await turn.say('late.nobody');
  },
};

/** Another employer has it, with a date of its own that its asker is told. */
export const reassign: Deed = {
  verb: 'reassign-question',
  may: mayLine,
  async form(drawing, id) {
    const { store, words } = drawing;
    const line = await store.safety.line(id);
    const question = line?.doneAt === null ? await store.questions.byId(line.aboutId ?? '') : null;
    if (!question || !isOpen(question)) return null;
    const others = (await store.employers.answering()).filter((one) => !triedOf(question).includes(one.id));
    const choices = byTopic(others, question.text)
      .slice(0, MOST)
      .map((one) => ({ id: one.id, label: one.name }));
    if (choices.length === 0)
      return { title: words['late.reassign'], parts: [{ kind: 'text', text: words['late.noOther'] }] };
    const field = { name: 'employer', label: words['late.toWhom'], kind: 'choice', choices } as const;
    return {
      title: words['late.reassign'],
      parts: [
        { kind: 'quote', text: question.text },
        { kind: 'field', field },
      ],
      submit: { id: `do:reassign-question:${id}`, label: words['late.reassign'] },
    };
  },
  async perform(turn, id, { employer = '' }) {
    const late = await openLate(turn, id);
    if (!late) return;
    const asker = await turn.store.people.person(late.question.personId);
    const to = (await turn.store.employers.answering()).filter((one: Employer) => one.id === employer);
    const route = asker && (await findRoute(turn, asker, to));
    if (!route) return turn.say('late.nobody');
    endLine(turn, late.line, 'reassigned');
    endNobody(turn, late.question.id);
    await giveTo(turn, late.question, { route, zone: asker.zone });
    await turn.say('late.moved', { employer: route.employer.name });
  },
};

async function giveTo(
  turn: Turn,
  question: OpenQuestion,
  { route, zone }: { route: Route; zone: string },
): Promise<void> {
  const asker = await turn.store.people.person(question.personId);
  if (!asker) throw new Error(`question ${question.id} is nobody's`);
  const reading = { name: askerOf(turn.words, question), text: shorten(question.text) };
  for (const contact of await askedOf(turn, question))
    await turn.tell(contact, toContact(question, contact), 'question.over', reading);
  const place = placeOf(turn, asker, route);
  const tried = triedOf(question).join(' ');
  const now = { ...place, wantedEmployerId: null, tried };
  turn.changes.set('questions', asItStands(question), now, 1);
  promise(turn, question, place, route);
  await askContact(turn, question, route);
  const date = sayMoment(place.dueAt, turn.now, zone);
  const { name } = route.employer;
  const { employerName: employer, personId } = question;
  if (employer === null) await turn.tell(personId, TOLD, 'ask.found', { employer: name, date });
  else await turn.tell(personId, TOLD, 'answer.movedOn', { employer, name, date });
}
