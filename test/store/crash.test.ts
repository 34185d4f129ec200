import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { eachStore } from '../support/stores.js';

const child = `${import.meta.dirname}/crashing.js`;

describe('After a crash', () => {
  eachStore((place) => {
    it('everything that was acknowledged is there, whole, and the store goes on', async function () {
      this.timeout(60_000);
      await (await place.open()).close();
      const acknowledged: number[] = [];
      for (let from = 0; from < 3_000; from += 1_000) acknowledged.push(...(await killAfter(200, from)));

      const store = await place.open();
      expect(await store.checkIntegrity()).to.equal(null);
      const { reader } = await place.connect();
      const found = await reader.all<{ id: string; outbox: number; state: string }>(
        `select u."id", (select count(*) from outbox o where o."replyTo" = i."id") as "outbox", i."state"
         from updates u join inbox i on i."providerId" = u."id"`,
      );
      const whole = new Set(
        found.filter(({ outbox, state }) => outbox === 1 && state === 'done').map(({ id }) => id),
      );
      expect(whole.size).to.equal(found.length);
      expect(acknowledged.filter((n) => !whole.has(`turn ${n}`))).to.deep.equal([]);
      const { done } = await store.inbox.counts();
      expect(done).to.equal(found.length);
    });

    /** Lets a process commit turns, kills it for real, and gives the turns it had heard to be durable. */
    async function killAfter(count: number, from: number): Promise<number[]> {
      const running = spawn(process.execPath, [child, JSON.stringify(await place.settings()), String(from)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const heard: number[] = [];
      const exit = once(running, 'exit');
      for await (const line of createInterface(running.stdout)) {
        if (heard.push(Number(line)) === count) running.kill('SIGKILL');
      }
      expect((await exit)[1]).to.equal('SIGKILL');
      return heard;
    }
  });
});
