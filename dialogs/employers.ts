// The meeting place: employers by name or by what they do, one of them read, and asked if the member wants to.
import type { Employer } from '../store/employers.js';
import { conversation } from './conversation.js';
import { names } from './names.js';
import { byTopic } from './routing.js';
import { shorten } from './shorten.js';
import type { Step } from './step.js';
import type { Choice, Turn } from './turn.js';
import { closest, surely } from './understanding/closest.js';
import { keywords } from './understanding/text.js';

interface EmployersDraft {
  /** What followed the word: a name, or something they do. */
  wanted?: string;
  /** The ids of those that were found by it. */
  found?: string[];
  /** Which three of the list they chose from. */
  shownPage?: number;
  employer?: Choice;
  next?: Choice;
}

type Meeting = Step<EmployersDraft>;

/** As many as are looked through for what they do. */
const MANY = 1_000;

async function find(step: Meeting) {
  const { draft, turn } = step;
  if (!draft.wanted) return step.next();
  const named = closest(draft.wanted, await turn.store.employers.names());
  const sure = surely(named);
  const found = sure ? [sure] : named.length > 0 ? named : await doing(turn, draft.wanted);
  const [first] = found;
  if (!first) await step.say('employers.unknown');
  else if (found.length === 1) draft.employer = { id: first.id, label: first.name };
  else draft.found = found.map(({ id }) => id);
  delete draft.wanted;
  return step.next();
}

/** Those who do what the words are about. */
async function doing(turn: Turn, wanted: string): Promise<Employer[]> {
  const asked = new Set(keywords(wanted));
  const fits = ({ about, topics }: Employer) =>
    keywords(`${about} ${topics}`).some((word) => asked.has(word));
  const all = await turn.store.employers.list(MANY, 0);
  return byTopic(all.filter(fits), wanted);
}

async function choose(step: Meeting) {
  const { draft, turn } = step;
  if (draft.employer) return step.next();
  const load = await listOf(turn, draft.found);
  draft.shownPage = draft.page ?? 0;
  if ((await load(0)).length > 0)
    return step.pick('employer', 'employers.which', load, { among: 'employers' });
  await step.say('employers.none');
  return step.end();
}

async function listOf({ store }: Turn, found: readonly string[] | undefined) {
  if (!found) return (offset: number) => store.employers.list(4, offset);
  const named = (await store.employers.names()).filter(({ id }) => found.includes(id));
  return async (offset: number) => named.slice(offset, offset + 4);
}

async function show(step: Meeting) {
  const { draft, turn } = step;
  if (draft.page) {
    draft.page = (draft.shownPage ?? -1) + 1;
    return step.again('employer');
  }
  if (draft.next && draft.employer) return step.become(names.ask, { employer: draft.employer });
  const employer = await turn.store.employers.byId(draft.employer?.id ?? '');
  if (!employer || employer.leftAt !== null) return step.again('employer');
  return step.choose('next', 'employers.one', { employer: employer.name, text: shorten(employer.about) });
}

export const employers = conversation<EmployersDraft>(names.employers, { steps: [find, choose, show] });
