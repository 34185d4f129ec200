// Staff or a facilitator answer a question themselves that its employer let lie, or that nobody has: its asker is told so as an answer
// of the organisation, and whoever had it need not answer. The words are looked at before, like anybody's.
import { HOUSE } from '../turn.js';
import { askerOf, outcomeOf, readsAt, toContact } from '../aboutQuestion.js';
import { asItStands, askedOf, endWatch } from '../questionClock.js';
import type { OpenQuestion } from '../../store/questions.js';
import type { Turn } from '../turn.js';
import type { Amiss, Deed } from './deed.js';
import { endNobody, openLate } from './lateQuestion.js';
import { endLine, mayLine } from './waiting.js';
import { amissIn } from './why.js';

/** Two text messages with the name of the organisation before them. */
const MOST = 240;

export const answerLate: Deed = {
  verb: 'answer-late',
  may: mayLine,
  async form({ store, words }, id) {
    const line = await store.safety.line(id);
    const question = line?.doneAt === null ? await store.questions.byId(line.aboutId ?? '') : null;
    if (question?.state !== 'routed' && question?.state !== 'waiting') return null;
    const field = { name: 'text', label: words['answer.words'], kind: 'words', most: MOST } as const;
    return {
      title: words['late.answer'],
      parts: [
        { kind: 'quote', text: question.text },
        { kind: 'field', field },
        { kind: 'small', text: words['late.answerMeans'] },
      ],
      submit: { id: `do:answer-late:${id}`, label: words['answer.send'] },
    };
  },
  check({ text = '' }, words): Amiss {
    const amiss = text.trim() === '' ? words['desk.noWords'] : amissIn(text, words);
    return amiss === null ? {} : { text: amiss };
  },
  async perform(turn, id, { text = '' }) {
    const late = await openLate(turn, id);
    if (!late) return;
    endLine(turn, late.line, 'answered');
    endWatch(turn, late.question.id);
    endNobody(turn, late.question.id);
    await tellOthers(turn, late.question);
    await answerIt(turn, late.question, text);
    await turn.say('late.answered', { name: askerOf(turn.words, late.question) });
  },
};

async function tellOthers(turn: Turn, question: OpenQuestion): Promise<void> {
  const name = askerOf(turn.words, question);
  for (const contact of await askedOf(turn, question))
    await turn.tell(contact, toContact(question, contact), 'question.others', { name });
}

async function answerIt(turn: Turn, question: OpenQuestion, text: string): Promise<void> {
  const { now } = turn;
  turn.changes.add('answers', {
    id: turn.newId(),
    questionId: question.id,
    employerId: HOUSE,
    personId: turn.person.id,
    text,
    kind: 'answer',
    state: 'sent',
    createdAt: now,
  });
  const employer = turn.house.organisation;
  const told = await turn.tell(question.personId, outcomeOf(question), 'answer.told', { employer, text });
  const toldAt = told ? await readsAt(turn, question.personId) : null;
  const nobodys = { employerId: null, contactId: null, secondId: null } as const;
  turn.changes.set(
    'questions',
    asItStands(question),
    { ...nobodys, state: 'answered', answeredAt: now, toldAt },
    1,
  );
}
