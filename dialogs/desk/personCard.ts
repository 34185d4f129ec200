// One person as staff see them: the head of their thread. Which step they are in, never what they write in it; never how to reach them.
import type { Waiting } from '../../store/safety.js';
import type { Who } from '../../store/people.js';
import type { Part } from '../sheet.js';
import type { SavedState, Words } from '../turn.js';
import { names } from '../names.js';
import { momentOf } from '../dates.js';
import { fill } from '../words/shape.js';
import { isBarred } from './bar.js';
import type { Draw, Drawing } from './deed.js';
import { nameOf } from './lines.js';
import { zoneOf } from './zone.js';
import { belongsHere } from './may.js';
import { sendingFact } from './waits.js';
import { gone } from './waitingCard.js';

type Fact = { name: string; value: string };

export const personCard: Draw = async (drawing, personId) => {
  const { store, words } = drawing;
  const who = await store.people.whoIs(personId);
  if (!who || who.person.id !== personId) return gone(drawing);
  const title = who.person.name ?? words.someone;
  const open = (await store.safety.linesOf(personId)).filter(({ doneAt }) => doneAt === null);
  return {
    title,
    parts: [
      { kind: 'text', text: title },
      {
        kind: 'facts',
        facts: [
          ...(await groupsFact(drawing, personId)),
          ...stepFact(drawing, who),
          ...(await waitsFact(drawing, open)),
          ...(await sendingFact(drawing, personId)),
        ],
      },
      helpButtons(drawing, personId, await isBarred(drawing, personId)),
      { kind: 'small', text: words['desk.threadIsPrivate'] },
    ],
  };
};

const helpButtons = ({ words }: Drawing, id: string, isOut: boolean): Part => ({
  kind: 'buttons',
  buttons: [
    { id: `form:write:${id}`, label: words['desk.write'], weight: 'main' },
    { id: `do:send-menu:${id}`, label: words['desk.sendMenu'] },
    {
      id: `do:start-again:${id}`,
      label: words['desk.startAgain'],
      sure: {
        title: words['desk.startAgain'],
        text: words['desk.startAgainSure'],
        yes: words['desk.startAgainYes'],
        no: words['desk.no'],
      },
    },
    isOut
      ? { id: `form:unbar:${id}`, label: words['bar.back'] }
      : { id: `form:bar:${id}`, label: words['bar.keep'] },
    { id: `form:person:${id}`, label: words['desk.more'] },
  ],
});

/** Those of this workspace. */
async function groupsFact(drawing: Drawing, personId: string): Promise<Fact[]> {
  const groups: string[] = [];
  for (const { id, name } of await drawing.store.communities.mine(personId))
    if (await belongsHere(drawing, id)) groups.push(name);
  return [{ name: drawing.words['desk.groups'], value: groups.join(', ') || drawing.words['desk.none'] }];
}

/** What they are in the middle of, and since when the question stands. */
export function stepFact(drawing: Drawing, { state }: Pick<Who, 'state'>): Fact[] {
  const { words } = drawing;
  const saved = state ? (JSON.parse(state) as SavedState) : null;
  const top = saved?.stack.at(-1)?.id;
  const name = words['desk.step'];
  if (!saved?.open || !top) return [{ name, value: words['desk.noStep'] }];
  const date = momentOf(saved.open.askedAt, zoneOf(drawing));
  return [{ name, value: fill(words['desk.stepSince'], { text: stepName(words, top), date }) }];
}

function stepName(words: Words, dialog: string): string {
  const [own] = Object.entries(names).find(([, id]) => id === dialog) ?? [];
  const entry: unknown = (words as Readonly<Record<string, unknown>>)[`step.${own}`];
  return typeof entry === 'string' ? entry : words['step.menu'];
}

async function waitsFact(drawing: Drawing, open: readonly Waiting[]): Promise<Fact[]> {
  const { words } = drawing;
  if (open.length === 0) return [];
  const takers = new Set(open.flatMap(({ takenBy }) => (takenBy ? [takenBy] : [])));
  const called = await Promise.all([...takers].map((id) => nameOf(drawing, id)));
  return [
    { name: words['desk.open'], value: String(open.length) },
    ...(called.length > 0 ? [{ name: words['desk.takers'], value: called.join(', ') }] : []),
  ];
}
