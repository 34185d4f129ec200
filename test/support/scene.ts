// A town on a stage, for tests that speak for themselves: sentences say what is so, people say things, time passes.
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SavedState } from '../../dialogs/turn.js';
import type { Changes } from '../../store/changes.js';
import type { InboundBody, NewInbound } from '../../store/inbox.js';
import type { Store } from '../../store/store.js';
import { duration } from './durations.js';
import { migrated } from './migrated.js';
import { type Act, LiveStage, type Outcome, type SentRow } from './stage.js';
import { type Place, Town } from './town.js';

const pause = 10_000;
const FILE = 'scene.sqlite';

export interface Saying {
  who: string;
  /** Its text, or the whole of it. */
  says: string | InboundBody;
  /** The provider's id; a new one if nothing is said. */
  providerId?: string;
  /** Where they write from, if not from home. */
  from?: Place['channel'];
}

export class Scene {
  private acts = 0;
  private sayings = 0;

  /** Opens a store of its own with what the sentences say in it. */
  static async open(...sentences: readonly string[]): Promise<Scene> {
    const place = await newPlace();
    await migrated(join(place, FILE));
    const scene = new Scene(place, await LiveStage.over(join(place, FILE)), new Town());
    await scene.tell(...sentences);
    return scene;
  }

  private constructor(
    private readonly place: string,
    private readonly stage: LiveStage,
    readonly town: Town,
  ) {}

  /**
   * What would happen next, played in a copy of all there is: here nothing of it happens. One at a time, for they share the clock;
   * nobody new comes there.
   */
  async whatIf<T>(play: (scene: Scene) => Promise<T>): Promise<T> {
    const { now } = this.town;
    const place = await newPlace();
    for (const file of [FILE, `${FILE}-wal`])
      if (existsSync(join(this.place, file))) await copyFile(join(this.place, file), join(place, file));
    const scene = new Scene(place, await LiveStage.over(join(place, FILE)), this.town);
    scene.acts = this.acts;
    scene.sayings = this.sayings;
    try {
      return await play(scene);
    } finally {
      await scene.close();
      this.town.now = now;
    }
  }

  get store(): Store {
    return this.stage.store;
  }

  /** Makes the sentences true. */
  async tell(...sentences: readonly string[]): Promise<void> {
    for (const sentence of sentences)
      if (!this.town.understands(sentence))
        throw new Error(`nobody knows what this sentence means: ${sentence}`);
    await this.act({ kind: 'change', set: this.town.take() });
  }

  /** What is read after one person says one thing: all messages that leave, whoever they go to. */
  async says(who: string, says: Saying['says']): Promise<SentRow[]> {
    return (await this.hear({ who, says })).sent;
  }

  /** Several things said at once. Faults of our own are given back, not thrown. */
  async hear(...sayings: readonly Saying[]): Promise<Outcome> {
    this.town.now += pause;
    const messages = sayings.map((saying) => this.inbound(saying));
    return this.act({ kind: 'hear', messages, carrier: this.town.carrier });
  }

  async pass(length: string): Promise<SentRow[]> {
    const until = this.town.now + duration(length);
    const { sent } = await this.act({ kind: 'wait', until });
    this.town.now = until;
    return sent;
  }

  /** The saved conversation of somebody; `undefined` while there is none. */
  async stateOf(who: string): Promise<SavedState | undefined> {
    const known = await this.store.view.people.who('sms', this.town.numberOf(who));
    return known?.state ? (JSON.parse(known.state) as SavedState) : undefined;
  }

  async close(): Promise<void> {
    await this.stage.close();
    await rm(this.place, { recursive: true, force: true });
  }

  /** Rows that no sentence makes. */
  async change(changes: Changes): Promise<void> {
    const { inserts, operations, outbox } = changes;
    await this.act({ kind: 'change', set: { inserts, operations, outbox } });
  }

  private inbound({ who, says, providerId, from }: Saying): NewInbound {
    return {
      ...(from ? this.town.placeOf(who, from) : this.town.homeOf(who)),
      providerId: providerId ?? `SM-said-${++this.sayings}`,
      receivedAt: this.town.now,
      body: typeof says === 'string' ? { text: says } : says,
    };
  }

  private act(act: WithoutMoment<Act>): Promise<Outcome> {
    return this.stage.perform({
      ...act,
      now: this.town.now,
      seed: ++this.acts,
      hasDesk: this.town.slack.isThere,
    });
  }
}

const newPlace = (): Promise<string> => mkdtemp(join(tmpdir(), 'doorstep-scene-'));

/** An act before its moment is known. */
export type WithoutMoment<A> = A extends Act ? Omit<A, 'now' | 'seed' | 'hasDesk'> : never;
