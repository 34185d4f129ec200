// The full numbers: every moment at which the service can die, each alone; and 10,000 messages with four kills.
import { dieAt } from '../support/crashes.js';
import { killPoints } from '../support/killPoints.js';
import { stress } from '../support/stress.js';

describe('a service that is killed, at length', () => {
  for (const point of killPoints)
    it(`${point} answers the message once`, () => dieAt([point])).timeout(60_000);

  it('four times among 200 people loses none of 10,000 messages, doubles none, and keeps their order', () =>
    stress({ people: 200, messages: 10_000, kills: 4, seed: Date.now() % 1_000_000 })).timeout(600_000);
});
