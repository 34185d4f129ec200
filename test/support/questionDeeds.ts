// What people of the question town do in between: they answer, late, twice or on the wrong phone, pass, stop and come back, block,
// take back, leave, are forgotten; staff decide, chase and pass on. It looks into the store only to know what there is to do.
import type { OpenQuestion } from '../../store/questions.js';
import type { Scene } from './scene.js';
import type { SentRow } from './stage.js';

/** An outcome is open for a word to it for fourteen days. */
const lately = 13 * 24 * 60 * 60 * 1000;

type Wish = 'stops' | 'starts' | 'takes-back' | 'asks-on';

export interface Surroundings {
  chance: () => number;
  employers: number;
  /** Everybody who answers for an employer. */
  contacts: readonly string[];
  look: (rows: readonly SentRow[]) => void;
  /** What an asker does of their own will. */
  happens: (who: string, wish: Wish) => void;
  /** Whether an asker has read an outcome. */
  isTold: (who: string) => boolean;
}

export class QuestionDeeds {
  readonly gone = new Set<string>();
  private readonly out = new Set<string>();
  private readonly blocked = new Set<string>();
  private readonly deeds: readonly [weight: number, deed: () => Promise<unknown>][];

  constructor(
    private readonly scene: Scene,
    private readonly around: Surroundings,
  ) {
    const shop = () => this.oneOf(around.contacts);
    const asker = () => `Asker${this.below()}`;
    this.deeds = [
      [30, () => this.answers(shop(), (chairs) => `We have ${chairs} chairs in the back room.`)],
      [8, () => this.answers(shop(), () => 'PASS')],
      [4, () => this.answers(shop(), () => 'What is your phone number?')],
      [
        4,
        () => this.answers(shop(), () => 'I am out of office until Monday. For urgent matters contact Bob'),
      ],
      [3, () => this.says(`Stranger${this.below()}`, 'We have 99 chairs in the back room.')],
      [5, () => this.stopsOrStarts(shop())],
      [8, () => this.stopsOrStarts(asker())],
      [3, () => this.leaves()],
      [5, () => this.blocks(shop(), asker())],
      [4, () => this.takesBack(asker())],
      [8, () => this.asksOn(asker())],
      [8, () => this.staffDecide()],
      [6, () => this.staffLookAfterLate()],
      [2, () => this.isForgotten(around.chance() < 0.5 ? shop() : asker())],
    ];
  }

  async something(): Promise<unknown> {
    const all = this.deeds.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.around.chance() * all;
    for (const [weight, deed] of this.deeds) {
      left -= weight;
      if (left < 0) return deed();
    }
  }

  /** Whoever had stopped reads what came meanwhile. */
  async everybodyStarts(): Promise<void> {
    for (const who of this.out) await this.stopsOrStarts(who);
  }

  private async says(who: string, says: Parameters<Scene['says']>[1]): Promise<SentRow[]> {
    const rows = await this.scene.says(who, says);
    this.around.look(rows);
    return rows;
  }

  /** To the oldest that waits for them; asked which, and whether it is one, they say so. */
  private async answers(shop: string, words: (chairs: string) => string): Promise<void> {
    if (this.gone.has(shop)) return;
    const [question] = await this.scene.store.view.questions.openFor(personOf(shop));
    if (!question) return;
    let said = words(/\d+/.exec(question.text)?.[0] ?? '');
    for (let asked = 0; asked < 4; asked++) {
      const rows = await this.says(shop, said);
      const number = wanted(rows, shop, this.scene, question);
      if (number === 0) return;
      said = String(number);
    }
  }

  private async stopsOrStarts(who: string): Promise<void> {
    if (this.gone.has(who)) return;
    if (this.out.delete(who)) {
      this.around.happens(who, 'starts');
      await this.says(who, 'start');
      return;
    }
    await this.says(who, 'stop');
    this.around.happens(who, 'stops');
    this.out.add(who);
  }

  private async leaves(): Promise<void> {
    const employer = `employer-number-${this.below()}`;
    await this.says('Ana', { choice: 'do:employer-left:', filled: { employer } });
  }

  /** Nobody blocks the same person twice. */
  private async blocks(shop: string, asker: string): Promise<void> {
    const sentence = this.around.chance() < 0.5 ? `${shop} blocks ${asker}` : `${asker} blocks ${shop}`;
    if (this.blocked.has(sentence) || this.gone.has(shop) || this.gone.has(asker)) return;
    this.blocked.add(sentence);
    await this.scene.tell(sentence);
  }

  private async takesBack(who: string): Promise<void> {
    const waiting = await this.scene.store.view.questions.waitingOf(personOf(who));
    if (this.isQuiet(who) || waiting.length === 0) return;
    await this.says(who, 'my questions');
    await this.says(who, '2');
    this.around.happens(who, 'takes-back');
  }

  /** After an outcome that did not help. */
  private async asksOn(who: string): Promise<void> {
    const since = this.scene.town.now - lately;
    const [told] = await this.scene.store.view.questions.toldTo(personOf(who), since);
    if (this.isQuiet(who) || !told || !this.around.isTold(who)) return;
    this.around.happens(who, 'asks-on');
    if (told.state === 'answered') await this.says(who, 'not helpful');
    await this.says(who, 'ask someone else');
  }

  private async staffDecide(): Promise<void> {
    const held = (await this.lines('held-answer'))[0];
    const verb = this.oneOf(['approve', 'send-back', 'remove']);
    if (held) await this.says('Ana', { choice: `do:${verb}:${held}`, filled: { why: 'It is too much.' } });
  }

  private async staffLookAfterLate(): Promise<void> {
    const late = this.oneOf(await this.lines(this.oneOf(['question-late', 'question-late', 'no-employer'])));
    const verb = this.oneOf(['chase-question', 'reassign-question', 'answer-late']);
    const employer = `employer-number-${this.below()}`;
    if (late)
      await this.says('Ana', {
        choice: `do:${verb}:${late}`,
        filled: { employer, text: 'Ask at the door.' },
      });
  }

  private async lines(kind: string): Promise<string[]> {
    const all = await this.scene.store.view.safety.waiting(100);
    return all.flatMap((line) => (line.kind === kind ? [line.id] : []));
  }

  private async isForgotten(who: string): Promise<void> {
    const there = await this.scene.store.view.people.person(personOf(who));
    if (this.isQuiet(who) || !there) return;
    this.gone.add(who);
    for (const words of ['forget me', '1', '2']) await this.says(who, words);
  }

  private isQuiet(who: string): boolean {
    return this.out.has(who) || this.gone.has(who);
  }

  private oneOf<T>(all: readonly T[]): T {
    return all[Math.floor(this.around.chance() * all.length)] as T;
  }

  private below(): number {
    return Math.floor(this.around.chance() * this.around.employers);
  }
}

const personOf = (who: string): string => `person-${who.toLowerCase()}`;

/** The number of what they are asked next, if it is about this question; else 0. */
function wanted(rows: readonly SentRow[], shop: string, scene: Scene, { askerName }: OpenQuestion): number {
  const asked = rows.find((row) => row.replyTo !== null && scene.town.nameOf(row.address) === shop);
  const labels = asked?.body.choices.map(({ label }) => label) ?? [];
  const meant = [`${askerName}:`, 'Send it', 'Add my words'];
  return labels.findIndex((label) => meant.some((one) => label.startsWith(one))) + 1;
}
