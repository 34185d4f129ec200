// The shape of a catalogue of sentences: a plain text, or a question with its choices. `{name}` stands for what is put in.

/** A question; with choices, the answer is one of their ids. */
export interface Asked {
  readonly ask: string;
  readonly choices?: Readonly<Record<string, string>>;
}
export type Entry = string | Asked;

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;
type TextsOf<E> = E extends Asked
  ? E['ask'] | (E['choices'] extends object ? E['choices'][keyof E['choices']] : never)
  : E;

/** What must be put into an entry: `{ group: string }`. */
export type ParamsOf<E> = { [K in Placeholders<TextsOf<E>>]: string | number };
/** The ids of an entry's choices. */
export type ChoiceOf<E> = E extends { choices: infer C } ? Extract<keyof C, string> : never;

/** Another language has the same keys, and the same choices in the same order. */
export type Like<Catalogue> = {
  readonly [K in keyof Catalogue]: Catalogue[K] extends { choices: infer C }
    ? { ask: string; choices: { readonly [I in keyof C]: string } }
    : Catalogue[K] extends Asked
      ? Asked
      : string;
};

/** Puts values into the places; an unknown place stays visible, so that a test finds it. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}
