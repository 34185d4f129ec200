// A town of employers and askers who do as people do: answer late or never, pass, opt out, leave, block, take back; and a server that
// is away for days. What came of every question is counted, and whether any date went by in silence.
import { DateTime } from 'luxon';
import { changes } from '../store/rows.js';
import { Scene } from './scene.js';
import { seeded, type SentRow } from './stage.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

/** What should be empty, and what is counted apart. */
export interface Found {
  questions: number;
  ended: number;
  /** The asker had opted out; they read it when they come back. */
  apart: number;
  takenBack: number;
  /** Each a sentence: a question without exactly one outcome told, a date that went by in silence, a message at night. */
  amiss: string[];
}

interface Asked {
  who: string;
  id: string;
  outcomes: number;
  hasStopped: boolean;
  /** When they read something from us. */
  read: number[];
}

const outcome = / says: "|cannot answer this\.|Nobody could answer in time\./;
const isOutcome = ({ body }: SentRow): boolean =>
  outcome.test(body.text) || (body.text.includes('did not answer in time.') && body.choices.length > 0);

export async function questionTown(seed: number, employers: number): Promise<Found> {
  const chance = seeded(seed);
  const people = Array.from({ length: employers }, (_, index) => [
    `Shop${index} answers for Number ${index}`,
    ...(chance() < 0.4 ? [`Second${index} answers for Number ${index}`] : []),
    `Asker${index} is in no group`,
  ]);
  const scene = await Scene.open('Ana is staff in Slack', ...people.flat());
  try {
    return await new QuestionTown(scene, chance, employers).run();
  } finally {
    await scene.close();
  }
}

class QuestionTown {
  private readonly asked = new Map<string, Asked>();
  private readonly amiss: string[] = [];
  private readonly blocked = new Set<string>();
  private readonly away: { from: number; to: number }[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly chance: () => number,
    private readonly employers: number,
  ) {}

  async run(): Promise<Found> {
    await this.moveAway();
    for (let one = 0; one < this.employers; one++) await this.ask(one);
    for (let gone = 0; gone < 60; gone++) {
      await this.pass('8 hours');
      for (let deeds = Math.ceil(this.employers / 10); deeds > 0; deeds--) await this.something();
      if (this.chance() < 0.02) await this.serverIsAway();
    }
    // Three employers who work at weekends only have a month and a half.
    await this.pass('24 hours');
    for (let gone = 0; gone < 60 && (await this.open()).length > 0; gone++) await this.pass('24 hours');
    return this.count();
  }

  /** Employers work in their own zones and hours. */
  private async moveAway(): Promise<void> {
    for (let one = 0; one < this.employers; one++) {
      const opensAt = (6 + this.below(5)) * 60;
      const values = {
        zone: zones[this.below(zones.length)] ?? zones[0],
        workingDays: ['12345', '23456', '67', '135'][this.below(4)] ?? '12345',
        opensAt,
        closesAt: opensAt + (3 + this.below(7)) * 60,
      };
      const where = { id: `employer-number-${one}` };
      await this.scene.store.commit(
        changes({ operations: [{ kind: 'set', table: 'employers', where, values, expect: 1 }] }),
      );
    }
  }

  private async ask(one: number): Promise<void> {
    const who = `Asker${one}`;
    this.look(await this.scene.says(who, `ask Do you have ${one + 2} chairs?`));
    const personId = `person-${who.toLowerCase()}`;
    this.look(await this.scene.says(who, this.chance() < 0.7 ? '1' : '2'));
    const [question] = await this.scene.store.view.questions.waitingOf(personId);
    if (!question) throw new Error(`${who} has asked nothing`);
    this.asked.set(who, { who, id: question.id, outcomes: 0, hasStopped: false, read: [] });
  }

  private async something(): Promise<void> {
    if (!this.isDay()) return;
    const one = this.below(this.employers);
    const shop = `Shop${one}`;
    const kind = this.chance();
    if (kind < 0.45) return this.answer(shop, 'We have some chairs in the back room.');
    if (kind < 0.55) return this.answer(shop, 'PASS');
    if (kind < 0.62) return this.look(await this.scene.says(shop, 'stop'));
    if (kind < 0.68) return this.leaves(one);
    if (kind < 0.75) return this.blocks(`${shop} blocks Asker${this.below(this.employers)}`);
    if (kind < 0.85) return this.stops(`Asker${one}`);
    if (kind < 0.92) return this.takesBack(`Asker${one}`);
  }

  /** Nobody blocks the same person twice. */
  private async blocks(sentence: string): Promise<void> {
    if (this.blocked.has(sentence)) return;
    this.blocked.add(sentence);
    await this.scene.tell(sentence);
  }

  /** Of several that wait, the first in the list. */
  private async answer(shop: string, words: string): Promise<void> {
    const { openFor } = this.scene.store.view.questions;
    const open = await openFor(`person-${shop.toLowerCase()}`);
    if (open.length === 0) return;
    this.look(await this.scene.says(shop, words));
    if (open.length > 1) this.look(await this.scene.says(shop, '1'));
  }

  private async leaves(one: number): Promise<void> {
    const employer = `employer-number-${one}`;
    this.look(await this.scene.says('Ana', { choice: 'do:employer-left:', filled: { employer } }));
  }

  private async stops(who: string): Promise<void> {
    const one = this.asked.get(who);
    if (!one || one.outcomes > 0) return;
    this.look(await this.scene.says(who, 'stop'));
    one.hasStopped = true;
  }

  private async takesBack(who: string): Promise<void> {
    const one = this.asked.get(who);
    const waiting = await this.scene.store.view.questions.waitingOf(`person-${who.toLowerCase()}`);
    if (!one || one.hasStopped || waiting.length === 0) return;
    for (const words of ['my questions', '2']) this.look(await this.scene.says(who, words));
  }

  private async serverIsAway(): Promise<void> {
    const from = this.scene.town.now;
    this.scene.town.now += (1 + this.below(4)) * day;
    this.away.push({ from, to: this.scene.town.now });
  }

  private async pass(length: string): Promise<void> {
    const before = await this.open();
    for (const row of await this.scene.pass(length)) {
      this.look([row]);
      const at = DateTime.fromMillis(row.dueAt, { zone: 'Europe/London' });
      if (row.channel === 'sms' && (at.hour < 8 || at.hour >= 21))
        this.amiss.push(`at ${at.toISO()}: ${row.body.text}`);
    }
    for (const { one, dueAt } of before) if (dueAt <= this.scene.town.now) this.countDate(one, dueAt);
  }

  /** What waits for its date; nobody but the clock ends it while time passes. */
  private async open(): Promise<{ one: Asked; dueAt: number }[]> {
    const found: { one: Asked; dueAt: number }[] = [];
    for (const one of this.asked.values()) {
      const question = await this.scene.store.view.questions.byId(one.id);
      if (question?.state === 'routed' || question?.state === 'waiting')
        found.push({ one, dueAt: question.dueAt });
    }
    return found;
  }

  private look(rows: readonly SentRow[]): void {
    for (const row of rows) {
      const one = this.asked.get(this.scene.town.nameOf(row.address));
      if (!one) continue;
      one.read.push(row.dueAt);
      if (isOutcome(row)) one.outcomes += 1;
    }
  }

  private async count(): Promise<Found> {
    const found = { questions: this.asked.size, ended: 0, apart: 0, takenBack: 0, amiss: this.amiss };
    for (const one of this.asked.values()) {
      const question = await this.scene.store.view.questions.byId(one.id);
      const state = question?.state ?? 'withdrawn';
      if (state === 'routed' || state === 'waiting') this.amiss.push(`${one.who}: still ${state}`);
      else if (state === 'withdrawn') found.takenBack += 1;
      else if (one.hasStopped && one.outcomes === 0) found.apart += 1;
      else if (one.outcomes === 1) found.ended += 1;
      else this.amiss.push(`${one.who}: ${state}, and told ${one.outcomes} times`);
    }
    return found;
  }

  /** They were told something in the four hours before the date, unless the server was away for all of these. */
  private countDate({ hasStopped, read, who }: Asked, date: number): void {
    const isTold = read.some((at) => at < date && at >= date - 4 * hour);
    const wasAway = this.away.some(({ from, to }) => from <= date - 4 * hour && to >= date);
    if (!hasStopped && !isTold && !wasAway)
      this.amiss.push(`${who}: nothing before ${new Date(date).toISOString()}`);
  }

  private isDay(): boolean {
    const { hour: now } = DateTime.fromMillis(this.scene.town.now, { zone: 'Europe/London' });
    return now >= 8 && now < 20;
  }

  private below(most: number): number {
    return Math.floor(this.chance() * most);
  }
}
