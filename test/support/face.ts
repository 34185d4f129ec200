// What somebody on the web does and sees, whatever they are there with: a page, its script, or another client.

/** One line of a conversation as it stands there, with the sentence that tells its choices to those who hear the page. */
export interface Seen {
  readonly by: 'bot' | 'person';
  readonly text: string;
  readonly choices: string;
}

export interface Sight {
  /** The newest lines, all of them or the last few. */
  readonly said: readonly Seen[];
  /** The labels that can be pressed. */
  readonly open: readonly string[];
}

/** What somebody does at once. */
export interface Saying {
  readonly text: string;
  /** Which of the open choices is pressed instead, counted from 0. */
  readonly press?: number;
  readonly picture?: boolean;
  /** The same arrives so many times together. */
  readonly times: number;
}

/** One person's browser, or other program, in their conversation. */
export interface Face {
  /** Resolves when it has been taken. */
  say(saying: Saying): Promise<void>;
  /** The last one arrives once more. */
  sayAgain(): Promise<void>;
  /** @param count how many lines there should be by now */
  look(count: number): Promise<Sight>;
  close(): Promise<void>;
}

/** `secret`: what a browser keeps of its session. */
export interface Entrance {
  readonly address: string;
  readonly secret: string;
}
export type Enter = (entrance: Entrance) => Promise<Face>;
