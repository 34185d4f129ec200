// What is said in Slack before anybody has thought about it: while a form comes, or when something did not get through.
import type { Entry } from '../shape.js';

export const slack = {
  'slack.opening': 'One moment, please.',
  'slack.noForm': 'The form did not open. Please try again.',
  'slack.notTaken':
    'That did not get through. Please try again. If it helps, tell staff this code: {reference}.',
  'slack.installed': 'It is done. You can close this page and go back to Slack.',
  'slack.notInstalled': 'Slack did not let us in. Please start again.',
} as const satisfies Record<string, Entry>;
