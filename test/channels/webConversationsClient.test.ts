// Conversation files over Direct Line: every line an activity, every answer heard over the socket. A fifth of them each day, all of
// them at length.
import { enterClient } from '../support/clientFace.js';
import { allScripts } from '../support/scripts.js';
import { partOfToday } from '../support/today.js';
import { playedAt } from '../support/webPlay.js';

describe('conversations over Direct Line', () =>
  playedAt('client', partOfToday(allScripts(), 5), () => enterClient));
