// The first view of somebody new, for measuring what a page weighs. Nobody ever sees it.
import type { Said } from './said.js';

export const greeting: Said = {
  id: 'example|0000001',
  by: 'bot',
  text: 'Hi, I am a computer helper from Doorstep. Your group sees what you share. Text STOP to stop.',
  choices: [
    { id: 'ok', label: 'OK', picture: 'thumb' },
    { id: 'more', label: 'Tell me more', picture: 'plus' },
  ],
  photos: [],
  answers: false,
  pressed: false,
  clientId: '',
};

export const keyExample = { once: 'FnB5sTPqX0aYb1Zk', proof: 'Q4h9aT5rNnU7ZyT0uZ1p3kq2b5oXzB8wJm6sVdC1eLg' };
