// The other process of a stage that gets killed: performs the acts it is sent over the store in a file, until it is no more.
import { type Act, openStage, type Stage } from './stage.js';

let stage: Promise<Stage> | undefined;

process.on('message', ({ file, act }: { file: string; act: Act }) => {
  void answer(file, act);
});

async function answer(file: string, act: Act): Promise<void> {
  try {
    stage ??= openStage(file);
    process.send?.({ outcome: await (await stage).perform(act) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
}
