// A sheet is more than a text with choices: a card that staff work from, a form, somebody's home page. It says what is on it;
// a channel that can draw says how it looks. What is on it is plain text: nothing in it is markup.

/** From top to bottom. */
export type Part =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** Somebody's own words, set apart from ours. */
  | { kind: 'quote'; text: string }
  /** Small: who, where, when. */
  | { kind: 'small'; text: string }
  /** Names and what they stand for, side by side where there is room. */
  | { kind: 'facts'; facts: readonly { name: string; value: string }[] }
  | { kind: 'line' }
  | { kind: 'buttons'; buttons: readonly Button[] }
  /** A picture of an update, shown by its address; `alt` says what is in it. */
  | { kind: 'picture'; url: string; alt: string }
  | { kind: 'field'; field: Field };

/** A press comes back as a choice with this id. What opens a form begins with `form:`, what is done at once with `do:`. */
export interface Button {
  id: string;
  label: string;
  /** `main`: the one thing most people do here; `stop`: takes something away. */
  weight?: 'main' | 'stop';
  /** Asked once more before it is done. */
  sure?: { title: string; text: string; yes: string; no: string };
}

/** One thing that is filled in. */
export interface Field {
  name: string;
  label: string;
  hint?: string;
  /** `line`: one line; `words`: several; `person`: somebody of the workspace; `time`: milliseconds UTC, as digits. */
  kind: 'line' | 'words' | 'choice' | 'choices' | 'person' | 'channel' | 'time';
  choices?: readonly { id: string; label: string }[];
  /** What stands there already: a choice's id (ids with commas between), or text. */
  value?: string;
  /** It may be left empty. */
  optional?: boolean;
  /** Characters. */
  most?: number;
}

export interface Sheet {
  /** What a form or a home is called: at most 24 characters. */
  title: string;
  parts: readonly Part[];
  /** A form's last button, and what its press comes back as. Without it there is nothing to send. */
  submit?: { id: string; label: string };
}

/** The same in plain text, for whoever hears it read or sees no more than a notification. */
export function plain({ title, parts }: Sheet): string {
  const lines = parts.map(lineOf);
  // Many begin with their own title.
  return [...(lines[0] === title ? [] : [title]), ...lines].filter((line) => line !== '').join('\n');
}

function lineOf(part: Part): string {
  if (part.kind === 'facts') return part.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
  if (part.kind === 'quote') return `“${part.text}”`;
  if (part.kind === 'picture') return part.alt;
  if (part.kind === 'field') return part.field.label;
  return part.kind === 'line' || part.kind === 'buttons' ? '' : part.text;
}
