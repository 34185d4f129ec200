// Reading aloud, by the browser's own voice. Where it has none, nothing is offered.

export const canSpeak = 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window;

/** Queued behind what is being said; with `instead` in its place. */
export function speak(texts: readonly string[], how: 'after' | 'instead'): void {
  if (how === 'instead') speechSynthesis.cancel();
  for (const text of texts) {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang || 'en';
    speechSynthesis.speak(words);
  }
}

export const hush = (): void => void (canSpeak && speechSynthesis.cancel());
