// Typing with twelve keys: each press of a key moves to its next letter, as on phones before they had
// keyboards. It changes the text it is given and sends nothing.
import { make } from './thread.js';

/** How long a key waits for its next press: milliseconds. */
const pause = 1000;

/** A key, what it writes; and where these are not the letters alone, what is printed on it and what it is for. */
const keys = [
  ['1', ".,?!'-1", '.,?!', 'full stop, comma and other signs'],
  ['2', 'abc2'],
  ['3', 'def3'],
  ['4', 'ghi4'],
  ['5', 'jkl5'],
  ['6', 'mno6'],
  ['7', 'pqrs7'],
  ['8', 'tuv8'],
  ['9', 'wxyz9'],
  ['*', '*@:;/()&+£', '@:;', 'more signs'],
  ['0', ' 0', 'space', 'space'],
  ['#', '', 'Aa1', 'capitals or numbers'],
];

/** `Abc` writes a capital after a full stop, `123` the digit of each key. */
const modes = ['Abc', 'abc', 'ABC', '123'];

export class Keypad {
  mode = 'Abc';
  #key = '';
  #turn = 0;
  #at = 0;

  /**
   * The text after one press of a key.
   * @param {string} text
   * @param {string} key
   * @param {number} now milliseconds
   */
  press(text, key, now) {
    if (key === '#') {
      this.#nextMode();
      return text;
    }
    if (this.mode === '123') return text + key;
    const letters = keys.find(([name]) => name === key)?.[1] ?? '';
    const isNext = key === this.#key && now - this.#at < pause;
    this.#turn = isNext ? (this.#turn + 1) % letters.length : 0;
    this.#key = key;
    this.#at = now;
    const kept = isNext ? text.slice(0, -1) : text;
    const letter = letters[this.#turn];
    const isCapital = this.mode === 'ABC' || (this.mode === 'Abc' && /(^|[.!?]\s+)$/.test(kept));
    return kept + (isCapital ? letter.toUpperCase() : letter);
  }

  /** The next press begins a new letter. */
  rest() {
    this.#key = '';
  }

  #nextMode() {
    this.rest();
    this.mode = modes[(modes.indexOf(this.mode) + 1) % modes.length];
  }
}

/** The twelve keys as buttons; `onPress` hears which one. */
export function drawKeys(onPress) {
  return keys.map(([key, writes, printed, spoken]) => {
    const letters = printed ?? writes.slice(0, -1);
    const button = make('button', { type: 'button' }, make('b', {}, key), make('span', {}, letters));
    if (spoken) button.setAttribute('aria-description', spoken);
    button.addEventListener('click', () => onPress(key));
    return button;
  });
}
