// What people hear when staff have decided: on joining, and on what they wrote.
import type { Entry } from '../shape.js';

export const decisions = {
  'decision.joined': 'You are in {group} now. The people in it see what you share there.',
  'decision.notJoined': '{group} has no room for you now. Text GROUPS to find another.',
  'decision.shared': 'Thank you for waiting. People in {group} can see your words now.',
  'decision.removed': 'We took this down: "{text}" Why: {reason} Text PERSON to ask us to look again.',
} as const satisfies Record<string, Entry>;
