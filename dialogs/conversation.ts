// A dialog as a column of steps: each is satisfied and goes on, or asks its one question. BotBuilder's waterfall keeps the place.
import {
  Dialog,
  type DialogContext,
  DialogReason,
  type DialogTurnResult,
  WaterfallDialog,
} from 'botbuilder-dialogs';
import { Step, type Fields } from './step.js';
import { type Answer, type OpenStep, TURN, type Turn } from './turn.js';

export type StepFunction<Draft extends object> = (step: Step<Draft>) => Promise<DialogTurnResult>;

export interface Plan<Draft extends object> {
  /** Their names are the table of contents; a saved conversation remembers the number of its step, so a changed list needs a new id. */
  steps: readonly StepFunction<Draft>[];
  /** The words worth keeping when the person leaves in the middle. */
  keeps?: (draft: Draft) => string | undefined;
}

/** What a waterfall saves of itself. */
interface Saved {
  options: object;
  values: Fields;
  stepIndex: number;
}

const turnOf = (dc: DialogContext): Turn => dc.context.turnState.get<Turn>(TURN);
const savedOf = (dc: DialogContext): Saved => dc.activeDialog?.state as Saved;

/**
 * A waterfall whose step is run again when its question has been answered, so that it can take the answer in, and again when
 * something that was begun on top of it has ended, so that it asks its question once more.
 */
export class Conversation extends WaterfallDialog {
  readonly stepNames: readonly string[];
  readonly keeps: (values: object) => string | undefined;
  private readonly column: readonly StepFunction<object>[];

  constructor(id: string, plan: Plan<never>) {
    super(id);
    this.column = plan.steps as unknown as readonly StepFunction<object>[];
    this.stepNames = this.column.map((run) => run.name);
    this.keeps = (plan.keeps ?? (() => undefined)) as (values: object) => string | undefined;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const saved = savedOf(dc);
    saved.options = {};
    saved.values = { asked: [], ...options };
    return this.runStep(dc, 0, DialogReason.beginCalled);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { state, answer } = turnOf(dc);
    if (!state.open || !answer) return Dialog.EndOfTurn;
    takeIn(savedOf(dc).values, state.open, answer);
    delete state.open;
    return this.askAgain(dc);
  }

  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    const { values } = savedOf(dc);
    if (values.begun) values[values.begun] = result ?? true;
    delete values.begun;
    return this.askAgain(dc);
  }

  /** Runs the step that stands open, which asks its question unless it is satisfied by now. */
  async askAgain(dc: DialogContext): Promise<DialogTurnResult> {
    return this.runStep(dc, savedOf(dc).stepIndex, DialogReason.continueCalled);
  }

  /** Runs all steps again: those that are satisfied go on. */
  async fromTheTop(dc: DialogContext): Promise<DialogTurnResult> {
    return this.runStep(dc, 0, DialogReason.continueCalled);
  }

  /** One question back, with what was typed kept. False at the first one. */
  async goBack(dc: DialogContext): Promise<boolean> {
    const { values } = savedOf(dc);
    const last = values.asked.pop();
    if (last === undefined) return false;
    values.before = values[last];
    delete values[last];
    await this.runStep(dc, 0, DialogReason.continueCalled);
    return true;
  }

  /** BotBuilder would make a context, and with it a registry of components, for every step: half the cost of a turn. Ours share one. */
  protected override async runStep(
    dc: DialogContext,
    index: number,
    _reason: DialogReason,
    result?: unknown,
  ) {
    const run = this.column[index];
    if (!run) return dc.endDialog(result);
    const saved = savedOf(dc);
    saved.stepIndex = index;
    const next = () => this.runStep(dc, index + 1, DialogReason.nextCalled);
    return run(new Step(dc, turnOf(dc), { draft: saved.values, next }));
  }
}

function takeIn(values: Fields, open: OpenStep, answer: Answer): void {
  if (answer.kind === 'choice' && answer.choice.id === 'more') {
    values.page = (values.page ?? 0) + 1;
    return;
  }
  delete values.page;
  if (answer.kind === 'added') values.added = answer.text;
  else values[open.field] = answer.kind === 'words' ? answer.text : answer.choice;
  values.asked = [...values.asked.filter((field) => field !== open.field), open.field];
}

/** A dialog of Doorstep: an id with its version, and its column of steps. */
export const conversation = <Draft extends object>(id: string, plan: Plan<Draft>): Conversation =>
  new Conversation(id, plan);
