// Many people write at once, some messages arrive twice, and the service is killed again and again: nothing may be lost or doubled.
import { expect } from 'chai';
import { LiveService } from './liveService.js';
import type { Text } from './signed.js';
import { seeded } from './stage.js';
import { ourNumber, Town } from './town.js';

export interface Stress {
  people: number;
  messages: number;
  /** By SIGKILL, spread over the run. */
  kills: number;
  seed: number;
}

/** How many of a hundred messages arrive a second time. */
const twice = 5;

/** Runs it, prints its seed, and throws if a message was not answered exactly once and in order. */
export async function stress(settings: Stress): Promise<void> {
  console.log(`      seed ${settings.seed}`);
  const names = Array.from({ length: settings.people }, (_, index) => `P${index + 1}`);
  const town = new Town();
  for (const name of names) town.understands(`${name} is in Art group`);
  const service = await LiveService.over(town);
  try {
    await service.start();
    await new Crowd(
      service,
      settings,
      names.map((name) => town.numberOf(name)),
    ).run();
    await service.quiet();
    await service.kill();
    await judge(service, settings);
  } finally {
    await service.close();
  }
}

class Crowd {
  private readonly chance: () => number;
  private brought = 0;
  private killsLeft: number;
  private restarting: Promise<void> | undefined;

  constructor(
    private readonly service: LiveService,
    private readonly settings: Stress,
    private readonly numbers: readonly string[],
  ) {
    this.chance = seeded(settings.seed);
    this.killsLeft = settings.kills;
  }

  async run(): Promise<void> {
    await Promise.all(this.numbers.map((from) => this.write(from)));
    await this.restarting;
  }

  /** One person: the next text follows when the last one is acknowledged, whether it was answered or not. */
  private async write(from: string): Promise<void> {
    const { messages, people } = this.settings;
    for (let number = 1; number <= messages / people; number++) {
      const text = {
        sid: `SM-${from}-${number}`,
        from,
        to: ourNumber,
        body: `post Note ${number} from ${from.slice(-4)} here`,
      };
      await this.bring(text);
      if (this.chance() * 100 < twice) await this.bring(text);
      this.brought += 1;
      if (this.isTimeToKill()) this.restarting = this.restart();
    }
  }

  /** Again until it is acknowledged, as the provider would. */
  private async bring(text: Text): Promise<void> {
    do {
      await this.restarting;
    } while (!(await this.service.bring(text)));
  }

  private isTimeToKill(): boolean {
    const { messages, kills } = this.settings;
    const done = kills - this.killsLeft;
    const next = ((done + 0.5 + this.chance() * 0.4) / kills) * messages;
    if (this.killsLeft === 0 || this.brought < next) return false;
    this.killsLeft -= 1;
    return true;
  }

  private async restart(): Promise<void> {
    await this.service.kill();
    await this.service.start();
  }
}

/** The number of the note that a reply reads back. */
const noteOf = (body: string): number => Number(/Note (\d+) from/.exec(body)?.[1]);

async function judge(service: LiveService, { messages, people }: Stress): Promise<void> {
  expect(service.faults.join('\n'), 'faults of our own').to.equal('');
  const read = new Map<string, number[]>();
  for (const { to, body } of service.accepted) read.set(to, [...(read.get(to) ?? []), noteOf(body)]);
  await service.look(async (store) => {
    expect(await store.inbox.counts()).to.deep.equal({ kept: 0, done: messages, parked: 0 });
    const counts = await store.outbox.counts();
    console.log(`      ${counts.unknown} shown as unknown`);
    expect(counts.sent + counts.unknown, 'one reply for every message').to.equal(messages);
    expect(counts).to.include({ due: 0, sending: 0, failed: 0, dropped: 0 });
    expect(await store.checkIntegrity()).to.equal(null);
    expect(service.accepted.length, 'replies that left').to.be.within(messages - counts.unknown, messages);
  });
  for (const [number, notes] of read) {
    expect(notes, `replies to ${number}`).to.deep.equal(
      [...new Set(notes)].sort((one, other) => one - other),
    );
    expect(notes.length, `replies to ${number}`).to.be.at.most(messages / people);
  }
}
