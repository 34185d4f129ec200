// One message for every moment at which the service can die, and what must have come of all of them in the end.
import { expect } from 'chai';
import type { KillPoint } from './killPoints.js';
import { LiveService } from './liveService.js';
import type { Text } from './signed.js';
import { ourNumber, Town } from './town.js';

/** Less than usual: what was being sent is asked after sooner. */
const leaseMs = 300;

/** The service dies at each of the points in turn, and takes up what was left in between. Throws if a message was lost or doubled. */
export async function dieAt(points: readonly KillPoint[]): Promise<void> {
  const town = new Town();
  const names = points.map((_, index) => `P${index + 1}`);
  for (const name of names) town.understands(`${name} is in Art group`);
  const service = await LiveService.over(town);
  try {
    const texts = names.map((name) => ({
      sid: `SM-${name}`,
      from: town.numberOf(name),
      to: ourNumber,
      body: 'post I saw a fox',
    }));
    const unheard: Text[] = [];
    for (const [index, killAt] of points.entries()) {
      await service.start({ leaseMs, killAt });
      const text = texts[index] as Text;
      if (!(await service.bring(text))) unheard.push(text);
      await service.died();
    }
    await service.start({ leaseMs });
    for (const text of unheard) await service.bring(text);
    await service.quiet();
    await service.kill();
    await judge(service, texts);
  } finally {
    await service.close();
  }
}

async function judge(service: LiveService, texts: readonly Text[]): Promise<void> {
  const read = service.accepted.map(({ to, body }) => `${to} ${body.split('\n')[0]}`);
  expect(read.sort()).to.deep.equal(texts.map(({ from }) => `${from} You wrote: "I saw a fox"`).sort());
  expect(service.faults.join('\n'), 'faults of our own').to.equal('');
  await service.look(async (store) => {
    expect(await store.inbox.counts()).to.deep.equal({ kept: 0, done: texts.length, parked: 0 });
    expect(await store.outbox.counts()).to.include({ due: 0, sending: 0, sent: texts.length, unknown: 0 });
    expect(await store.checkIntegrity()).to.equal(null);
  });
}
