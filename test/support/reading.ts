// Judges how a catalogue of sentences reads and what it costs to send. It takes any catalogue and says what is amiss in it, a
// sentence for each fault; what may be excused, and why, is for the test to say.
import calculator from 'sms-segments-calculator';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { draw } from '../../channels/plainText.js';
import { carrierWords } from '../../dialogs/understanding/carrier.js';
import { matchChoice } from '../../dialogs/understanding/choices.js';
import { readCommand, readGlobal } from '../../dialogs/understanding/commands.js';
import { words } from '../../dialogs/understanding/text.js';
import { type Entry, fill } from '../../dialogs/words/shape.js';
import type { Samples } from './samples.js';

export type Catalogue = Readonly<Record<string, Entry>>;

/** One entry with its places filled. The flow is what stands before the first dot of the key. */
export interface Message {
  readonly key: string;
  readonly flow: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly isQuestion: boolean;
  /** The text as it stands in the catalogue. */
  readonly raw: string;
}

/** A gate: what is amiss, each fault beginning with the key of its entry or flow. */
export type Gate = (catalogue: Catalogue, samples: Samples) => string[];

export function messages(catalogue: Catalogue, samples: Samples, size: 'usual' | 'longest'): Message[] {
  const values = Object.fromEntries(Object.entries(samples).map(([place, sample]) => [place, sample[size]]));
  return Object.entries(catalogue).map(([key, entry]) => {
    const raw = typeof entry === 'string' ? entry : entry.ask;
    const labels = typeof entry === 'string' ? [] : Object.values(entry.choices ?? {});
    const filled = labels.map((label) => fill(label, values));
    const flow = key.split('.')[0] ?? key;
    return { key, flow, raw, text: fill(raw, values), labels: filled, isQuestion: typeof entry !== 'string' };
  });
}

const sentencesIn = new Intl.Segmenter('en', { granularity: 'sentence' });
const wordsIn = new Intl.Segmenter('en', { granularity: 'word' });

/** The sentences of a text; a new line begins a new one. */
export function sentences(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => [...sentencesIn.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(text: string): string[] {
  return [...wordsIn.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The Flesch-Kincaid grade of some texts together: the years of school it takes to read them. */
export function grade(texts: readonly string[]): number {
  const read = texts.flatMap(wordsOf);
  return fleschKincaid({
    sentence: texts.flatMap(sentences).length,
    word: read.length,
    syllable: read.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  });
}

/** Not a sentence of its own: a word or a line that is put into another one. */
const isPart = ({ raw, isQuestion }: Message): boolean => !isQuestion && !/[.?!:]["')]?$/.test(raw);

const mostGrade = 4;
const mostWords = 15;
const mostSentences = 3;

export const gradeGate: Gate = (catalogue, samples) => {
  const flows = new Map<string, string[]>();
  for (const message of messages(catalogue, samples, 'usual'))
    if (!isPart(message)) flows.set(message.flow, [...(flows.get(message.flow) ?? []), message.text]);
  return [...flows]
    .map(([flow, texts]) => ({ flow, years: grade(texts) }))
    .filter(({ years }) => years > mostGrade)
    .map(({ flow, years }) => `${flow}: reads at grade ${years.toFixed(1)}`);
};

export const sentenceGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual').flatMap(({ key, text }) =>
    sentences(text)
      .filter((sentence) => wordsOf(sentence).length > mostWords)
      .map((sentence) => `${key}: ${wordsOf(sentence).length} words in "${sentence}"`),
  );

export const lengthGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual')
    .filter(({ text }) => sentences(text).length > mostSentences)
    .map(({ key, text }) => `${key}: ${sentences(text).length} sentences`);

export const questionGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual')
    .filter(({ text, labels }) => [text, ...labels].join(' ').split('?').length > 2)
    .map(({ key }) => `${key}: more than one question`);

const unkind = /\b(?:invalid\w*|errors?|fail(?:s|ed|ure)?|wrong|incorrect|session expired)\b/i;

export const unkindGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual').flatMap(({ key, text, labels }) => {
    const [found] = unkind.exec([text, ...labels].join('\n')) ?? [];
    return found ? [`${key}: says "${found}"`] : [];
  });

export const placeGate: Gate = (catalogue, samples) =>
  Object.entries(catalogue).flatMap(([key, entry]) =>
    [...JSON.stringify(entry).matchAll(/\{(\w+)\}/g)]
      .filter(([, place = '']) => !samples[place])
      .map(([place]) => `${key}: no sample for ${place}`),
  );

export const alphabetGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'longest')
    .map((message) => ({
      ...message,
      sent: new calculator.SegmentedMessage([message.text, ...message.labels].join('\n')),
    }))
    .filter(({ sent }) => sent.encodingName !== 'GSM-7')
    .map(({ key }) => `${key}: is not GSM-7`);

/** What a list adds to a question: names until three choices stand, and More. */
function withList({ key, labels }: Message, listed: readonly string[], name: string): readonly string[] {
  if (!listed.includes(key)) return labels;
  return [...labels, ...Array<string>(Math.max(1, 3 - labels.length)).fill(name), 'More'];
}

/**
 * A question fits one segment; any other text, and a question that reads somebody's words back, two. Somebody's words may be
 * 120 characters even when shortened, and are what the member is asked to judge.
 */
export function segmentGate(listed: readonly string[], listedName: string): Gate {
  return (catalogue, samples) =>
    messages(catalogue, samples, 'longest').flatMap((message) => {
      const most = message.isQuestion && !message.raw.includes('{text}') ? 1 : 2;
      const sent = new calculator.SegmentedMessage(
        draw(
          message.text,
          withList(message, listed, listedName).map((label) => ({ label })),
        ),
      );
      const units = sent.encodedChars.reduce((sum, character) => sum + (character.codeUnits?.length ?? 1), 0);
      return sent.segments.length > most
        ? [`${message.key}: ${units} units are more than ${most} segments`]
        : [];
    });
}

export const carrierGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual').flatMap(({ key, labels }) =>
    labels
      .filter((label) => carrierWords.includes(words(label).join('')))
      .map((label) => `${key}: the carrier acts on "${label}"`),
  );

/** Each label, its lower-case form and its number find it and no other; none begins with a digit. */
export const choiceGate: Gate = (catalogue, samples) =>
  (['usual', 'longest'] as const).flatMap((size) =>
    messages(catalogue, samples, size).flatMap(({ key, labels }) =>
      labels.flatMap((label, at) => {
        const ways = [label, label.toLowerCase(), String(at + 1)];
        const lost = ways.filter((way) => matchChoice(way, labels) !== at);
        const digit = /^\W*\d/.test(label) ? [`${key}: "${label}" begins with a digit`] : [];
        return [...digit, ...lost.map((way) => `${key}: "${way}" does not find "${label}"`)];
      }),
    ),
  );

/** A word that means the same everywhere is heard before the choices are; a label may be one only if it means that. */
export const globalGate: Gate = (catalogue, samples) =>
  messages(catalogue, samples, 'usual').flatMap(({ key, labels }) =>
    labels.flatMap((label) => {
      const heard = readGlobal(label);
      return heard ? [`${key}: "${label}" means ${heard} everywhere`] : [];
    }),
  );

/** Every word in capitals after "Text" is one that we read, or one that is read where it is offered. */
export function offeredGate(readThere: readonly string[]): Gate {
  const isRead = (word: string): boolean =>
    readThere.includes(word) ||
    carrierWords.includes(word.toLowerCase()) ||
    Boolean(readGlobal(word, true) ?? readCommand(word)?.exact);
  return (catalogue, samples) =>
    messages(catalogue, samples, 'usual').flatMap(({ key, raw }) =>
      [...raw.matchAll(/\b[Tt]ext ([A-Z]{2,}(?: [A-Z]{2,})*)/g)]
        .map(([, word = '']) => word)
        .filter((word) => !isRead(word))
        .map((word) => `${key}: nobody reads "${word}"`),
    );
}
