// The one status line: the most important thing to know now, said once. It is the only place besides the log that speaks by itself.
import * as words from '../page/words.js';

/** Milliseconds. What is sent quickly is not worth a word. */
const quick = 1_000;
const writes = 6_000;

export class Status {
  private text: string;
  private isOffline = false;
  private sends = 0;
  private writer = 0;

  constructor(
    private readonly line: Element,
    private readonly name: () => string,
  ) {
    this.text = line.textContent ?? '';
  }

  /** Stays until something is done or heard. */
  note(text: string): void {
    this.text = text;
    this.tell();
  }

  offline(is: boolean): void {
    this.isOffline = is;
    this.tell();
  }

  /** While it runs. */
  async sending(work: Promise<void>): Promise<void> {
    let counted = 0;
    const timer = setTimeout(() => {
      this.sends += counted = 1;
      this.tell();
    }, quick);
    await work;
    clearTimeout(timer);
    this.sends -= counted;
    this.tell();
  }

  /** Somebody writes; for a few seconds, or until it is heard. */
  writing(is: boolean): void {
    clearTimeout(this.writer);
    this.writer = is ? setTimeout(() => this.writing(false), writes) : 0;
    this.tell();
  }

  private tell(): void {
    const { line, text, isOffline, sends, writer, name } = this;
    const doing = sends > 0 ? words.sending : writer ? words.writing(name()) : '';
    const now = text || (isOffline ? words.offline : doing);
    if (line.textContent !== now) line.textContent = now;
  }
}
