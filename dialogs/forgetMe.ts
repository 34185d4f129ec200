// FORGET ME: asked twice, in other words and with the choices the other way round, so that no habit and no slip deletes anything.
import { askerOf } from './aboutQuestion.js';
import { conversation } from './conversation.js';
import { contactOf } from './myQuestions.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';

interface ForgetDraft {
  first?: Choice;
  second?: Choice;
}

async function askOnce(step: Step<ForgetDraft>) {
  const { first } = step.draft;
  if (!first) return step.choose('first', 'forget.first', undefined);
  return first.id === 'go' ? step.next() : keepAll(step);
}

async function askTwice(step: Step<ForgetDraft>) {
  const { second } = step.draft;
  if (!second) return step.choose('second', 'forget.second', undefined);
  return second.id === 'forget' ? step.next() : keepAll(step);
}

async function keepAll(step: Step<ForgetDraft>) {
  await step.say('forget.kept');
  return step.end();
}

async function forget(step: Step<ForgetDraft>) {
  const { turn } = step;
  await withdrawQuestions(turn);
  await handOverQuestions(turn);
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'erase',
    personId: null,
    actor: 'erased',
    detail: '{}',
  });
  turn.forget();
  await step.say('forget.done');
  return step.end();
}

/** Employers who have a question of theirs need not answer it any more. */
async function withdrawQuestions(turn: Turn): Promise<void> {
  for (const question of await turn.store.questions.waitingOf(turn.person.id)) {
    const contact = await contactOf(turn, question);
    if (contact)
      await turn.tell(contact, { priority: 'answer' }, 'question.withdrawn', {
        name: askerOf(turn.words, question),
      });
  }
}

/** Whoever answered for an employer: the questions that wait for them go to staff. */
async function handOverQuestions(turn: Turn): Promise<void> {
  const { changes, now, person, store } = turn;
  for (const { id, personId } of await store.questions.openFor(person.id)) {
    changes.set(
      'questions',
      { id, state: 'routed' },
      { state: 'waiting', employerId: null, contactId: null },
      1,
    );
    changes.add('waiting', {
      id: turn.newId(),
      kind: 'no-employer',
      personId,
      aboutId: id,
      note: 'Whoever had this question has gone.',
      createdAt: now,
      doneAt: null,
    });
  }
}

export const forgetMe = conversation<ForgetDraft>(names.forgetMe, { steps: [askOnce, askTwice, forget] });
