// A stage in a process of its own that is killed with SIGKILL at every restart: only what the store keeps survives.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Act, Outcome, Stage } from './stage.js';

export function openKilledStage(file: string): Stage {
  let player = begin();
  // Loading takes most of its time, so the next one gets ready while this one plays.
  let next = begin();
  return {
    perform: (act) => perform(player, file, act),
    async restart() {
      await kill(player);
      player = next;
      next = begin();
    },
    async close() {
      await Promise.all([kill(player), kill(next)]);
    },
  };
}

const begin = (): ChildProcess => fork(new URL('./stageProcess.js', import.meta.url));

async function perform(player: ChildProcess, file: string, act: Act): Promise<Outcome> {
  const answered = once(player, 'message');
  player.send({ file, act });
  const [answer] = (await answered) as [{ outcome: Outcome } | { fault: string }];
  if ('fault' in answer) throw new Error(answer.fault);
  return answer.outcome;
}

async function kill(player: ChildProcess): Promise<void> {
  if (player.exitCode !== null || player.signalCode !== null) return;
  const gone = once(player, 'exit');
  player.kill('SIGKILL');
  await gone;
}
