// What staff do: one deed is one button, and the form that is filled in first where words are needed. A deed reads the thing as it
// is now, so two people who press at once get one outcome, and both hear which.
import type { Role } from '../../store/people.js';
import type { View } from '../../store/store.js';
import type { Sheet } from '../sheet.js';
import type { House, Turn, Words } from '../turn.js';

/** What was filled in, by field. */
export type Filled = Readonly<Record<string, string>>;

/** What is amiss, by field: a sentence for whoever filled it in. */
export type Amiss = Readonly<Record<string, string>>;

/** What a sheet is drawn from: read now, nothing remembered. */
export interface Drawing {
  readonly now: number;
  readonly store: View;
  readonly words: Words;
  readonly house: House;
  /** Whom it is drawn for; `null`: everybody in a staff channel. */
  readonly reader: { readonly id: string; readonly zone: string; readonly roles: readonly Role[] } | null;
  /** Their Slack workspace: nothing of another's is drawn. */
  readonly team: string;
  /** How many text messages a text is billed as. */
  texts(text: string): number;
}

export interface Deed {
  /** In a button's id: `do:<verb>:<about>`, `form:<verb>:<about>`. Small letters and hyphens. */
  readonly verb: string;
  /** The word after `/cop` that opens its form. What follows that word is `about`. */
  readonly command?: string;
  /** Who may: asked before the form is drawn, and again before it is done. `about` is whatever the button named. */
  may(turn: Turn, about: string): Promise<boolean>;
  /** What is filled in first; `null`: it is too late, or there is no such thing. */
  form?(drawing: Drawing, about: string): Promise<Sheet | null>;
  /** What is to be remembered of the form being opened, where its words are not for everybody. */
  opened?(turn: Turn, about: string): Promise<void>;
  /** What is amiss with what was filled in, by field; no store is asked, for Slack waits for it. */
  check?(filled: Filled, words: Words): Amiss;
  /** The field that holds words of their own for others to read: these may disclose harm, and are heard for it before it is done. */
  readonly ownWords?: string;
  /** Does it, and says what became of it. */
  perform(turn: Turn, about: string, filled: Filled): Promise<void>;
}

/** A card, or a home: drawn by its name. `null`: there is nothing to show any more. */
export type Draw = (drawing: Drawing, about: string) => Promise<Sheet | null>;

/** A button's id, taken apart: `about` may hold colons. */
export function readPress(id: string): { way: 'do' | 'form'; verb: string; about: string } | null {
  const [, way, verb = '', about = ''] = /^(do|form):([a-z-]+)(?::(.*))?$/s.exec(id) ?? [];
  return way === 'do' || way === 'form' ? { way, verb, about } : null;
}
