// Conversation files over Direct Line: every line an activity, every answer heard over the socket. A third of them each day, all of
// them at length.
import { enterClient } from '../support/clientFace.js';
import { allScripts } from '../support/scripts.js';
import { playedAt } from '../support/webPlay.js';

const day = Math.floor(Date.now() / 86_400_000);

describe('conversations over Direct Line', () =>
  playedAt(
    'client',
    allScripts().filter((_, index) => index % 3 === day % 3),
    () => enterClient,
  ));
