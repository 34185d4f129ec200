// FORGET ME: asked twice, in other words and with the choices the other way round, so that no habit and no slip deletes anything.
import { conversation } from './conversation.js';
import { letGo } from './letGo.js';
import { names } from './names.js';
import type { Step } from './step.js';
import type { Choice } from './turn.js';

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
  await letGo(turn, turn.person.id);
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

export const forgetMe = conversation<ForgetDraft>(names.forgetMe, { steps: [askOnce, askTwice, forget] });
