// Staff, leads and whoever holds an alert number, as they are: they look, forget, give up, mistype, are erased, while members write
// and delete themselves. Whatever they do, an alert that nobody looks after must be heard again within ten minutes.
import { ESCALATES_MS } from '../../dialogs/safeguardingCase.js';
import { Scene } from './scene.js';
import { seeded } from './stage.js';

const minute = 60_000;

/** The longest silence about an alert that nobody looked after: milliseconds. @throws Error if a reply shows a fault. */
export async function longestSilence(seed: number, deeds: number): Promise<number> {
  const scene = await Scene.open(
    'Jo is in no group',
    'Sam is in no group',
    'Ana is staff in Slack',
    'Lea is a safeguarding lead in Slack',
    'Tom is staff',
    'Mia runs Art group in Slack',
  );
  try {
    return await new Watch(scene, seeded(seed)).run(deeds);
  } finally {
    await scene.close();
  }
}

class Watch {
  /** When each matter that nobody looks after was last spoken of. */
  private readonly spoken = new Map<string, number>();
  private longest = 0;

  constructor(
    private readonly scene: Scene,
    private readonly chance: () => number,
  ) {}

  async run(deeds: number): Promise<number> {
    await this.hear('Jo', 'I want to die');
    for (let done = 0; done < deeds; done++) {
      await this.something();
      await this.pass(Math.ceil(this.chance() * 25));
    }
    return this.longest;
  }

  private async something(): Promise<void> {
    const lines = await this.scene.store.view.safety.cases();
    const { id = 'none', aboutId } = this.pick(lines) ?? {};
    const reference = aboutId?.slice(-6) ?? '123456';
    const who = this.pick(['Ana', 'Lea', 'Tom', 'Mia']) ?? 'Ana';
    const deed = this.pick<() => Promise<void>>([
      () => this.press(who, `do:safe-take:${id}`),
      () => this.press(who, `do:safe-give-up:${id}`),
      () => this.press(who, `do:safe-close:${id}`, { note: 'Rang them.' }),
      () => this.press(who, `form:safe-words:${id}`),
      () => this.press(who, `do:take:${id}`),
      () => this.press(who, `do:close:${id}`),
      () => this.hear('Staff', this.pick(['1', 'ok', `OK ${reference}`, 'who is this', 'ok 000000']) ?? '1'),
      () => this.hear('Tom', `ok ${reference}`),
      () => this.hear(this.pick(['Jo', 'Sam']) ?? 'Jo', 'my dad hits me'),
      () => this.forget(this.pick(['Jo', 'Tom', 'Lea']) ?? 'Jo'),
      async () => {},
    ]);
    await deed?.();
  }

  private press = (who: string, choice: string, filled = {}): Promise<void> =>
    this.look(this.scene.says(who, { choice, filled }));

  private hear = (who: string, words: string): Promise<void> => this.look(this.scene.says(who, words));

  private async forget(who: string): Promise<void> {
    for (const words of ['forget me', '1', '2']) await this.hear(who, words);
  }

  /** Minute by minute: what is said in one is spoken of in it. */
  private async pass(minutes: number): Promise<void> {
    for (let gone = 0; gone < minutes; gone++) await this.look(this.scene.pass('1 minute'));
  }

  private async look(sent: ReturnType<Scene['pass']>): Promise<void> {
    const texts = (await sent).map(({ body }) => body.text).filter((text) => text.includes('alert'));
    const { now } = this.scene.town;
    const open = await this.scene.store.view.safety.cases();
    const waiting = new Map(
      open.map((line) => [(line.aboutId ?? '').slice(-6), (line.takenAt ?? null) === null]),
    );
    for (const reference of this.spoken.keys()) if (!waiting.get(reference)) this.spoken.delete(reference);
    for (const [reference, isAlone] of waiting) {
      if (!isAlone) continue;
      const isSaid = texts.some((text) => text.includes(reference));
      if (isSaid || !this.spoken.has(reference)) this.spoken.set(reference, now);
      this.longest = Math.max(this.longest, now - (this.spoken.get(reference) ?? now));
    }
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.chance() * from.length)];
  }
}

/** Silence that is no fault: ten minutes, and the minute that is looked at. */
export const allowed = ESCALATES_MS + minute;
