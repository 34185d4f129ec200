// A small language for phrases that are looked for anywhere in a text, so that lists of them can be read and corrected by people
// who do not program. It only finds; what a phrase means is for the list's owner.
//
//   kill myself            these words, next to each other
//   kill/hurt myself       either word
//   HE hits me             a group of words, written in capitals
//   want .. die            up to three words may lie between
//   suicid*                any word that begins so

export type Groups = Readonly<Record<string, string>>;

type Part = { gap: true } | { gap: false; whole: ReadonlySet<string>; begins: readonly string[] };
/** A phrase made ready to be looked for. */
export type Phrase = readonly Part[];

const longestGap = 3;

/** One phrase a line; blank lines do not count. */
export function phrases(list: string, groups: Groups = {}): Phrase[] {
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => line.split(/\s+/).map((part) => ready(part, groups)));
}

function ready(part: string, groups: Groups): Part {
  if (part === '..') return { gap: true };
  const options = part.split('/').flatMap((option) => groups[option]?.trim().split(/\s+/) ?? [option]);
  return {
    gap: false,
    whole: new Set(options.filter((option) => !option.endsWith('*'))),
    begins: options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1)),
  };
}

/** A list of phrases, found by the word they begin with: most texts hold none of those, and are done with at once. */
export class PhraseBook {
  private readonly byWord = new Map<string, number[]>();
  private readonly byBeginning: { beginning: string; place: number }[] = [];

  constructor(private readonly all: readonly Phrase[]) {
    all.forEach(([first], place) => {
      if (!first || first.gap) throw new Error('a phrase begins with a word');
      for (const word of first.whole) this.byWord.set(word, [...(this.byWord.get(word) ?? []), place]);
      for (const beginning of first.begins) this.byBeginning.push({ beginning, place });
    });
  }

  /** The phrases that may be among these words, in their order in the list. */
  candidates(words: readonly string[]): Phrase[] {
    const places = new Set<number>();
    for (const word of words) {
      for (const place of this.byWord.get(word) ?? []) places.add(place);
      for (const { beginning, place } of this.byBeginning) if (word.startsWith(beginning)) places.add(place);
    }
    return [...places].sort((a, b) => a - b).map((place) => this.all[place] as Phrase);
  }
}

/** Whether the words hold the phrase. */
export function holds(words: readonly string[], phrase: Phrase): boolean {
  return words.some((_, from) => endOf(words, from, phrase, 0) !== null);
}

/** The words with every place the phrase covers made blank, so that nothing else is found there or across it. */
export function blank(words: readonly string[], phrase: Phrase): string[] {
  const left = [...words];
  for (let from = 0; from < left.length; from++) {
    const end = endOf(left, from, phrase, 0);
    if (end !== null) left.fill('', from, end);
  }
  return left;
}

// Where the phrase ends if it begins at `from`. At most 4 ways a gap, and phrases have two gaps at most: bounded.
function endOf(words: readonly string[], from: number, phrase: Phrase, at: number): number | null {
  const part = phrase[at];
  if (!part) return from;
  if (!part.gap) return fits(words[from], part) ? endOf(words, from + 1, phrase, at + 1) : null;
  for (let skipped = 0; skipped <= longestGap; skipped++) {
    const end = endOf(words, from + skipped, phrase, at + 1);
    if (end !== null) return end;
    if (!words[from + skipped]) return null;
  }
  return null;
}

function fits(word: string | undefined, part: Extract<Part, { gap: false }>): boolean {
  if (!word) return false;
  return part.whole.has(word) || part.begins.some((beginning) => word.startsWith(beginning));
}
