// How a person wants the chat to look and sound. It travels as one short line: in a cookie, a form, a browser's storage.

export interface Look {
  /** Text size: 1 is ours, 3 the largest. */
  readonly size: '1' | '2' | '3';
  /** Pictures beside choices. */
  readonly pictures: boolean;
  /** Fewer colours, and nothing moves. */
  readonly calm: boolean;
  /** Read aloud: not at all, by a button at each message, or what is new by itself as well. */
  readonly aloud: 'off' | 'button' | 'new';
}

const one = <T extends string>(value: string | null, allowed: readonly T[], usual: T): T =>
  allowed.find((known) => known === value) ?? usual;

/** Reads a line such as `size=2&calm=on`. What it does not say is as usual; what makes no sense too. */
export function readLook(line: string): Look {
  const said = new URLSearchParams(line);
  return {
    size: one(said.get('size'), ['1', '2', '3'], '1'),
    pictures: said.get('size') === null || said.get('pictures') === 'on',
    calm: said.get('calm') === 'on',
    aloud: one(said.get('aloud'), ['off', 'button', 'new'], 'off'),
  };
}

export const lookLine = ({ size, pictures, calm, aloud }: Look): string =>
  `size=${size}${pictures ? '&pictures=on' : ''}${calm ? '&calm=on' : ''}&aloud=${aloud}`;

/** As attributes of the chat, by which the style sheet knows it. */
export const lookAttributes = (look: Look): Readonly<Record<string, string>> => ({
  'data-size': look.size,
  'data-pictures': look.pictures ? 'on' : 'off',
  'data-calm': look.calm ? 'on' : 'off',
  'data-aloud': look.aloud,
});
