// What somebody who answers for an employer sees at home: whom they answer for, which questions wait for them and until when, and
// where they may share news. It never says more of whoever asked than their question does.
import { askerOf } from '../aboutQuestion.js';
import { sayMoment } from '../dates.js';
import type { Part } from '../sheet.js';
import { fill } from '../words/shape.js';
import { answerDeeds } from './answer.js';
import type { Drawing } from './deed.js';
import { zoneOf } from './zone.js';

const MOST_QUESTIONS = 5;

export async function employerParts(drawing: Drawing, readerId: string): Promise<Part[]> {
  const { store, words } = drawing;
  const contacts = await store.employers.contactsOf(readerId);
  if (contacts.length === 0) return [];
  const employer = [...new Set(contacts.map(({ employerName }) => employerName))].join(', ');
  const places = await store.employers.placesOf(readerId);
  const groups = [...new Set(places.map(({ communityName }) => communityName))].join(', ');
  return [
    { kind: 'heading', text: words['desk.toAnswer'] },
    { kind: 'small', text: fill(words['desk.answersFor'], { employer }) },
    ...(await questions(drawing, readerId)),
    ...(groups === ''
      ? []
      : [{ kind: 'small', text: fill(words['desk.sharesIn'], { text: groups }) } as const]),
  ];
}

async function questions(drawing: Drawing, readerId: string): Promise<Part[]> {
  const { now, store, words } = drawing;
  const open = await store.questions.openFor(readerId);
  if (open.length === 0) return [{ kind: 'text', text: words['desk.noQuestions'] }];
  const shown = open.slice(0, MOST_QUESTIONS).flatMap((question): Part[] => {
    const params = {
      name: askerOf(words, question),
      date: sayMoment(question.dueAt, now, zoneOf(drawing)),
    };
    return [
      { kind: 'quote', text: question.text },
      { kind: 'small', text: fill(words['desk.answerBy'], params) },
      { kind: 'buttons', buttons: answerDeeds(words, question.id) },
    ];
  });
  const more = open.length - MOST_QUESTIONS;
  const rest =
    more > 0 ? [{ kind: 'small', text: fill(words['desk.boardMore'], { count: more }) } as const] : [];
  return [...shown, ...rest, { kind: 'small', text: words['desk.answerHere'] }];
}
