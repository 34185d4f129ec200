// What is paged, and what those who are paged hear back. Names only: no words of members, no numbers.
import type { Entry } from '../shape.js';

export const staff = {
  'staff.alert':
    'Doorstep alert: {name} may need help now. Reference {reference}. Text OK {reference} if you look after it.',
  'staff.still':
    'Doorstep alert: nobody looks after {name} yet. Reference {reference}. Text OK {reference} if you do.',
  'staff.more': 'Doorstep alert: {name} wrote again. Reference {reference}. Please look now.',
  'staff.yours': 'Thank you. You look after {name} now. Reference {reference}.',
  'staff.has': '{by} looks after {name} now. Reference {reference}.',
  'staff.which': 'More than one person may need help. Text OK and one of these: {references}',
  'staff.unknown': 'I know no open alert {reference}. It may be over.',
  'staff.numberOut':
    'The alert number that ends in {number} said STOP. It gets no alerts until it texts START.',
  'staff.how': 'Somebody may need help now. Text OK and the reference if you look after it.',
} as const satisfies Record<string, Entry>;
