// What a browser remembers for a person: the draft, messages that have not gone yet, the widget's session. Where it may not
// remember, it does so for as long as the page is open.

export interface Keeping {
  get(key: string): string;
  /** Nothing is forgotten by an empty value. */
  set(key: string, value: string): void;
  /** Keys that begin so, in order. */
  keys(beginning: string): string[];
  /** All of it. */
  clear(): void;
}

const ours = 'doorstep ';

/** @param scope what belongs to another scope is forgotten: it was another conversation's. */
export function openKeeping(scope: string): Keeping {
  const store = storage();
  const prefix = `${ours}${scope} `;
  const all = (): string[] => Object.keys(store).filter((key) => key.startsWith(ours));
  const drop = (keys: string[]): void => keys.forEach((key) => delete store[key]);
  drop(all().filter((key) => !key.startsWith(prefix)));
  return {
    get: (key) => store[prefix + key] ?? '',
    set(key, value) {
      if (value === '') return drop([prefix + key]);
      try {
        store[prefix + key] = value;
      } catch {
        // Full: the message still goes, it only would not outlast the page.
        return;
      }
    },
    keys: (beginning) =>
      all()
        .filter((key) => key.startsWith(prefix + beginning))
        .map((key) => key.slice(prefix.length))
        .sort(),
    clear: () => drop(all()),
  };
}

/** The browser's own, or a plain object where it is forbidden. */
function storage(): Record<string, string> {
  try {
    localStorage.setItem(`${ours}try`, '1');
    localStorage.removeItem(`${ours}try`);
    return localStorage as unknown as Record<string, string>;
  } catch {
    return {};
  }
}
