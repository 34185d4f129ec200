// Employers who share news in a group: what they are asked and told, and what staff read of it.
import type { Entry } from '../shape.js';

export const employerIn = {
  'employerIn.ask': {
    ask: '{group} asks {employer} to share news there. Do you want to?',
    choices: { share: 'We want to', later: 'Not now' },
  },
  'employerIn.begun': 'Thank you. Text POST to share news in {group}. Its people can reply to you.',
  'employerIn.later': 'OK. I have told {group}.',
  'employerIn.agreed': '{employer} will share news in {group}.',
  'employerIn.notNow': '{employer} does not want to share news in {group} now.',
  'employerIn.over': '{group} needs no more news from {employer}. Thank you for your help.',
  'employerIn.replied': '{name} replied to {employer} in {group}: "{text}"\nText REPLY to answer.',

  'post.asEmployer': 'As {employer} in {group}',
  'post.readBackAs': {
    ask: 'You wrote for {group}: "{text}"',
    choices: { share: 'Share as {employer}', me: 'Only me', change: 'Change it' },
  },

  'group.employers': 'Employers',
  'group.employer': 'Which employer',
  'group.employersNow': 'These share news here: {text}.',
  'group.employerWay': 'What to do',
  'group.employerAsk': 'Ask them to share news',
  'group.employerEnd': 'No more news from them',
  'group.employerAsked': 'I am asking {employer} to share news in {group}.',
  'group.employerIsIn': '{employer} shares news in {group} now.',
  'group.employerIsNotIn': '{employer} shares no news in {group}.',
  'group.employerEnded': '{employer} shares no more news in {group}. What is there stays.',
  'group.employerNobody': 'I can reach nobody who answers for {employer}.',
} as const satisfies Record<string, Entry>;
