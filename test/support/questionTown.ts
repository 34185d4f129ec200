// A town of employers and askers who do as people do, each where it is their own time of day; and a server that is away for hours or
// days. What came of every question is judged from what its asker read.
import { DateTime } from 'luxon';
import type { TableName } from '../../store/changes.js';
import { changes } from '../store/rows.js';
import { QuestionDeeds } from './questionDeeds.js';
import { type Asker, type Happening, judge, type Span } from './questionLedger.js';
import { Scene } from './scene.js';
import { seeded, type SentRow } from './stage.js';

const hour = 60 * 60 * 1000;
const zones = [
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const;
const workingDays = ['12345', '12345', '23456', '67', '135', '1234567'] as const;

/** What should be empty, and what is counted apart. */
export interface Found {
  questions: number;
  ended: number;
  takenBack: number;
  /** Gone for good: erased, with all that was theirs. */
  gone: number;
  /** Each a sentence: no outcome or two of them, a date without a word, somebody else's answer, a message at night. */
  amiss: string[];
}

export async function questionTown(seed: number, employers: number): Promise<Found> {
  const chance = seeded(seed);
  const contacts = Array.from({ length: employers }, (_, index) => [
    { who: `Shop${index}`, employer: `Number ${index}` },
    ...(chance() < 0.5 ? [{ who: `Second${index}`, employer: `Number ${index}` }] : []),
  ]).flat();
  const people = [
    ...contacts.map(({ who, employer }) => `${who} answers for ${employer}`),
    ...Array.from({ length: employers }, (_, index) => `Asker${index} is in no group`),
  ];
  // Any day of two years, the changes of the clocks among them.
  const day = DateTime.utc(2026, 1, 1, 10).plus({ days: Math.floor(chance() * 730) });
  const today = `today is ${day.toFormat('cccc d LLLL yyyy, HH:mm')}`;
  const scene = await Scene.open(today, 'Ana is staff in Slack', ...people);
  try {
    return await new QuestionTown(scene, {
      chance,
      employers,
      contacts: contacts.map(({ who }) => who),
    }).run();
  } finally {
    await scene.close();
  }
}

class QuestionTown {
  private readonly asked = new Map<string, { asker: Asker; happened: Happening[] }>();
  private readonly zone = new Map<string, string>();
  private readonly amiss: string[] = [];
  private readonly away: Span[] = [];
  private readonly deeds: QuestionDeeds;
  private readonly chance: () => number;
  private readonly employers: number;

  constructor(
    private readonly scene: Scene,
    { chance, employers, contacts }: { chance: () => number; employers: number; contacts: readonly string[] },
  ) {
    this.chance = chance;
    this.employers = employers;
    const happens = (who: string, kind: Exclude<Happening['kind'], 'reads'>) =>
      this.asked.get(who)?.happened.push({ at: scene.town.now, kind });
    this.deeds = new QuestionDeeds(scene, {
      chance,
      employers,
      contacts,
      look: (rows) => this.look(rows),
      happens,
      isTold: (who) => this.endFor(who) === 'told',
    });
  }

  async run(): Promise<Found> {
    await this.settle();
    for (let one = 0; one < this.employers; one++) {
      if (one % 5 === 4) await this.pass('7 hours');
      await this.ask(one);
    }
    for (let gone = 0; gone < 60; gone++) {
      await this.pass('8 hours');
      for (let left = Math.ceil(this.employers / 8); left > 0; left--) await this.deeds.something();
      if (this.chance() < 0.06) this.serverIsAway();
    }
    await this.deeds.everybodyStarts();
    // Three employers who work at weekends only have a month and a half.
    for (let gone = 0; gone < 60 && this.isAnythingOpen(); gone++) await this.pass('24 hours');
    return this.count();
  }

  /** Everybody lives somewhere, and employers work when they like. */
  private async settle(): Promise<void> {
    for (let one = 0; one < this.employers; one++) {
      const zone = this.oneOf(zones);
      const opensAt = (6 + this.below(12)) * 60;
      const closesAt = Math.min(24 * 60, opensAt + (3 + this.below(7)) * 60);
      const values = { zone, workingDays: this.oneOf(workingDays), opensAt, closesAt };
      await this.set('employers', `employer-number-${one}`, values);
      await this.livesIn(`Shop${one}`, zone);
      await this.livesIn(`Second${one}`, zone);
      await this.livesIn(`Asker${one}`, this.oneOf(zones));
    }
  }

  private async livesIn(who: string, zone: string): Promise<void> {
    this.zone.set(who, zone);
    await this.set('people', `person-${who.toLowerCase()}`, { zone });
  }

  private async set(table: TableName, id: string, values: object): Promise<void> {
    const operation = { kind: 'set', table, where: { id }, values } as const;
    await this.scene.store.commit(changes({ operations: [operation] }));
  }

  private async ask(one: number): Promise<void> {
    const who = `Asker${one}`;
    const chairs = one + 2;
    this.asked.set(who, { asker: { who, zone: this.zoneOf(who), chairs }, happened: [] });
    this.look(await this.scene.says(who, `ask Do you have ${chairs} chairs?`));
    this.look(await this.scene.says(who, this.chance() < 0.7 ? '1' : '2'));
  }

  private serverIsAway(): void {
    const from = this.scene.town.now;
    this.scene.town.now +=
      this.chance() < 0.5 ? (1 + this.below(30)) * hour : (1 + this.below(5)) * 24 * hour;
    this.away.push({ from, to: this.scene.town.now });
  }

  private async pass(length: string): Promise<void> {
    this.look(await this.scene.pass(length));
  }

  private look(rows: readonly SentRow[]): void {
    for (const row of rows) {
      if (row.channel !== 'sms') continue;
      const who = this.scene.town.nameOf(row.address);
      const at = row.claimedAt ?? row.dueAt;
      const { text, choices } = row.body;
      this.asked.get(who)?.happened.push({
        at,
        kind: 'reads',
        madeAt: row.createdAt,
        text,
        choices: choices.map(({ label }) => label),
      });
      const { hour: its } = DateTime.fromMillis(at, { zone: this.zoneOf(who) });
      if (row.replyTo === null && (its < 8 || its >= 21)) this.amiss.push(`${who} reads at ${its}: ${text}`);
    }
  }

  private isAnythingOpen(): boolean {
    return [...this.asked.values()].some(
      ({ asker, happened }) =>
        !this.deeds.gone.has(asker.who) && judge(asker, happened, this.away).end === 'open',
    );
  }

  private endFor(who: string): string | undefined {
    const one = this.asked.get(who);
    return one && judge(one.asker, one.happened, this.away).end;
  }

  private count(): Found {
    const found = { questions: this.asked.size, ended: 0, takenBack: 0, gone: 0, amiss: this.amiss };
    for (const { asker, happened } of this.asked.values()) {
      const { amiss, end } = judge(asker, happened, this.away);
      this.amiss.push(...amiss);
      if (this.deeds.gone.has(asker.who)) found.gone += 1;
      else if (end === 'taken back') found.takenBack += 1;
      else if (end === 'told') found.ended += 1;
      else this.amiss.push(`${asker.who} was never told: ${happened.map(spoken).join(' / ')}`);
    }
    return found;
  }

  private zoneOf(who: string): string {
    return this.zone.get(who) ?? 'Europe/London';
  }

  private oneOf<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }

  private below(most: number): number {
    return Math.floor(this.chance() * most);
  }
}

const spoken = (one: Happening): string => (one.kind === 'reads' ? one.text : one.kind);
