// Which conversation files are played at which door of the web, and for each of the others why not. No file is left out in silence.
import type { Door as Side } from './places.js';
import type { Script } from './script.js';

/** The page without a script; the page with it; any client of Direct Line. */
export type Door = 'page' | 'script' | 'client';

interface Rule {
  readonly at: readonly Door[];
  readonly why: string;
  holds(script: Script): boolean;
}

const everywhere: readonly Door[] = ['page', 'script', 'client'];
const pages: readonly Door[] = ['page', 'script'];

/** Its own door: Slack is neither of them. */
export const isInSlack = ({ happenings }: Script): boolean =>
  happenings.some(({ said }) => said?.channel === 'slack');

const rules: readonly Rule[] = [
  { at: everywhere, why: 'it is played in Slack', holds: isInSlack },
  {
    at: everywhere,
    why: 'the carrier answers STOP and HELP',
    holds: ({ setUp }) => setUp.some(({ text }) => text.startsWith('the carrier answers')),
  },
  {
    at: everywhere,
    why: 'a long text comes in parts',
    holds: ({ happenings }) =>
      happenings.some(({ expected }) => expected.some(({ text }) => /\(\d\/\d\) Text MORE$/.test(text))),
  },
  {
    at: everywhere,
    why: 'an alert number answers by text',
    holds: ({ happenings }) => happenings.some(({ said }) => said?.who === 'Staff'),
  },
  {
    at: everywhere,
    why: 'a picture comes by the carrier',
    holds: (script) => !isOnBoth(script) && script.happenings.some(({ said }) => said?.picture),
  },
  {
    at: pages,
    why: 'a page sends nothing that is empty',
    holds: ({ happenings }) => happenings.some(({ said }) => said?.text === '' && !said.picture),
  },
  {
    at: pages,
    why: 'a page sends a picture without words',
    holds: ({ happenings }) => happenings.some(({ said }) => said?.picture && said.text !== ''),
  },
  {
    at: ['script'],
    why: 'the script sends each message once',
    holds: ({ happenings }) => happenings.some(({ text }) => /sends it again$|times at once$/.test(text)),
  },
];

/** `undefined`: it is played there. */
export const whyNot = (script: Script, door: Door): string | undefined =>
  script.onlyByText ?? rules.find(({ at, holds }) => at.includes(door) && holds(script))?.why;

/** Where people are whose lines do not say it: by text where the file is about both sides, else all on the web. */
export const sideOf = (script: Script): Side => (isOnBoth(script) ? 'sms' : 'web');

const isOnBoth = ({ happenings }: Script): boolean =>
  happenings.some(({ said }) => said?.channel !== undefined);
