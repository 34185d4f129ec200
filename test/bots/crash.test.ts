// The process is killed between keep, turn, commit and send: no acknowledged message is lost, none is answered twice.
import { dieAt } from '../support/crashes.js';
import { killPoints } from '../support/killPoints.js';
import { stress } from '../support/stress.js';
import { partOfToday } from '../support/today.js';

describe('a service that is killed', () => {
  it('at every third moment between keep and send, one after the other, answers every message once', () =>
    dieAt(partOfToday(killPoints))).timeout(60_000);

  it('once among 20 people loses none of their messages, doubles none, and keeps their order', () =>
    stress({ people: 20, messages: 160, kills: 1, seed: Date.now() % 1_000_000 })).timeout(60_000);
});
