// An employer's contact answers in Slack: from the question itself, from home, or from any message that holds its words. All checks are
// those of an answer by text; only that it is long or hard to read is said in the form already.
import type { OpenQuestion } from '../../store/questions.js';
import { askerOf, labelOf } from '../aboutQuestion.js';
import { harder } from '../answerChecks.js';
import { names } from '../names.js';
import type { Field, Part } from '../sheet.js';
import type { Choice, Turn, Words } from '../turn.js';
import type { Amiss, Deed, Drawing } from './deed.js';

/** Characters that are kept of an answer; choices that are shown in one list. */
const MOST = 1600;
const MOST_LISTED = 100;

/** What a contact can press under a question. */
export const answerDeeds = (words: Words, questionId: string): Choice[] => [
  { id: `form:answer-question:${questionId}`, label: words['answer.button'] },
  { id: `do:pass-question:${questionId}`, label: words['answer.pass'] },
];

const answersForSomebody = async (turn: Turn): Promise<boolean> =>
  (await turn.store.employers.contactsOf(turn.person.id)).length > 0;

/** `about`: a question, or words of a message that holds one; nothing: they say which. */
export const answerForm: Deed = {
  verb: 'answer-question',
  command: 'answer',
  ownWords: 'text',
  may: answersForSomebody,
  async form(drawing, about) {
    const { reader, store, words } = drawing;
    const open = reader ? await store.questions.openFor(reader.id) : [];
    const meant = meantBy(about, open);
    if (open.length === 0)
      return { title: words['answer.button'], parts: [{ kind: 'text', text: words['answer.noneOpen'] }] };
    return {
      title: words['answer.button'],
      parts: [...whichParts(drawing, open, meant), ...wordsParts(drawing)],
      submit: { id: `do:answer-question:${meant?.id ?? ''}`, label: words['answer.send'] },
    };
  },
  check: ({ as, text = '' }, words): Amiss => {
    if (text.trim() === '') return { text: words['desk.noWords'] };
    const hard = as === 'as-it-is' ? null : harder(text);
    return hard ? { text: words[`answer.${hard}Here`] } : {};
  },
  async perform(turn, about, { text = '', which = about }) {
    const open = await turn.store.questions.openFor(turn.person.id);
    const question = open.find(({ id }) => id === which);
    if (!question) return turn.say('answer.gone');
    const label = labelOf(askerOf(turn.words, question), question.text);
    const plain = { id: 'send', label: '' };
    turn.goOn(names.answer, { words: text, question: { id: question.id, label }, written: true, plain });
  },
};

/** The one it names, else the one whose words stand in it, else the only one. */
function meantBy(about: string, open: readonly OpenQuestion[]): OpenQuestion | undefined {
  const within = open.filter(({ id, text }) => id === about || about.includes(text));
  if (within.length === 1) return within[0];
  return open.length === 1 ? open[0] : undefined;
}

function whichParts({ words }: Drawing, open: readonly OpenQuestion[], meant?: OpenQuestion): Part[] {
  if (meant) return [{ kind: 'quote', text: meant.text }];
  const choices = open
    .slice(0, MOST_LISTED)
    .map((one) => ({ id: one.id, label: labelOf(askerOf(words, one), one.text) }));
  return [
    { kind: 'field', field: { name: 'which', label: words['answer.whichOne'], kind: 'choice', choices } },
  ];
}

function wordsParts({ words }: Drawing): Part[] {
  const text: Field = { name: 'text', label: words['answer.words'], kind: 'words', most: MOST };
  const as: Field = {
    name: 'as',
    label: words['answer.ifHard'],
    kind: 'choice',
    value: 'tell-me',
    choices: [
      { id: 'tell-me', label: words['answer.tellMe'] },
      { id: 'as-it-is', label: words['answer.asItIs'] },
    ],
  };
  return [
    { kind: 'field', field: text },
    { kind: 'field', field: as },
  ];
}

export const passQuestion: Deed = {
  verb: 'pass-question',
  may: answersForSomebody,
  async perform(turn, about) {
    const open = await turn.store.questions.openFor(turn.person.id);
    const question = open.find(({ id }) => id === about);
    if (!question) return turn.say('answer.gone');
    const label = labelOf(askerOf(turn.words, question), question.text);
    turn.goOn(names.answer, { words: 'pass', question: { id: question.id, label }, written: true });
  },
};
