// What alert numbers receive. Names only: no words of members, no numbers.
import type { Entry } from '../shape.js';

export const staff = {
  'staff.alert': 'Doorstep alert: {name} may need help now. Reference {reference}. Please look now.',
} as const satisfies Record<string, Entry>;
