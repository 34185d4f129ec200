// A form that has opened and has nothing to fill in: it says why.
import type { Draw } from './deed.js';

const sentences = ['desk.gone', 'desk.notYours'] as const;

export const said: Draw = async ({ words }, about) => {
  const key = sentences.find((one) => one === about) ?? 'desk.gone';
  return { title: words['desk.home'], parts: [{ kind: 'text', text: words[key] }] };
};
