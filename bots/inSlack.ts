// What is read in Slack says nobody's number or e-mail address, whoever wrote it and wherever: there they are named, not shown. What is
// said to be found by others stays: our emergency line, what employers and staff say, what two who meet give each other.
import type { House, Said } from '../dialogs/turn.js';
import { hideReach } from '../dialogs/understanding/personalDetails.js';
import { en } from '../dialogs/words/en.js';

/** Keys of sentences that hold no words of a member, or a number that was given for whoever reads it. */
const forAll = /^(?:answer\.(?:told|added)|group\.says|meet\.|safe\.|staffSays\.)/;

const words = { phone: en['post.phone'], email: en['post.email'] };

/** `key`: the sentence; `''` where it was put together elsewhere. */
export function asReadIn(
  channel: string,
  { choices, text }: Said,
  { house, key }: { house: Pick<House, 'emergencyLine'>; key: string },
): Said {
  if (channel !== 'slack' || forAll.test(key)) return { text, choices };
  const { emergencyLine: line } = house;
  const hidden = (shown: string): string =>
    line === ''
      ? hideReach(shown, words)
      : shown
          .split(line)
          .map((part) => hideReach(part, words))
          .join(line);
  return {
    text: hidden(text),
    choices: choices.map((choice) => ({ ...choice, label: hidden(choice.label) })),
  };
}
