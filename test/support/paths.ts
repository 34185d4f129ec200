// Finds its way into every question of every flow by itself: from each kind of person it tries every answer, and remembers the
// shortest way to each question it meets. What it found is kept by knownPaths.ts, for looking takes long.
import { commands } from '../../dialogs/understanding/commands.js';
import { type Saying, Scene } from './scene.js';
import { spotOf } from './spots.js';

/** What is so before somebody of this kind writes, and what is said until then; `{who}` is their name. */
const kinds = {
  stranger: { facts: [], before: [] },
  member: { facts: ['{who} is in Art group'], before: [] },
  'member of two groups': { facts: ['{who} is in Art group, Shop jobs'], before: [] },
  'member with a draft': {
    facts: ['{who} is in Art group'],
    before: [
      ['{who}', 'post I like tea'],
      ['{who}', '0'],
    ],
  },
  'member who stopped': {
    facts: ['{who} is in Art group'],
    before: [
      ['{who}', 'post I like tea'],
      ['{who}', 'stop'],
    ],
  },
  'member who shared': {
    facts: ['{who} is in Art group'],
    before: [
      ['{who}', 'post I like to paint boats'],
      ['{who}', '1'],
    ],
  },
  'member on two phones': {
    facts: ['{who} is in Art group', '{who} is linked with L{who}'],
    before: [],
  },
  reader: {
    facts: [
      '{who} is in Club {who}',
      'S{who} is in Club {who}',
      'S{who} shared in Club {who} 2 days ago: I planted beans',
    ],
    before: [
      ['{who}', 'digest'],
      ['{who}', '1'],
    ],
  },
  asker: {
    facts: ['{who} is in Art group', 'C{who} answers for Firm {who} (boots)'],
    before: [
      ['{who}', 'ask Do I need boots at work?'],
      ['{who}', 'Firm {who}'],
      ['C{who}', 'Yes, bring your own boots.'],
    ],
  },
  'asker who waits': {
    facts: ['{who} is in Art group', 'C{who} answers for Firm {who} (boots)'],
    before: [
      ['{who}', 'ask Do I need boots at work?'],
      ['{who}', 'Firm {who}'],
    ],
  },
  contact: {
    facts: ['{who} answers for Firm {who} (boots)', 'Sam asks {who} of Firm {who}: Do I need boots?'],
    before: [],
  },
  'contact of two': {
    facts: [
      '{who} answers for Firm {who} (boots)',
      'Sam asks {who} of Firm {who}: Do I need boots?',
      'Mia asks {who} of Firm {who}: When do you open?',
    ],
    before: [],
  },
  guest: { facts: ['{who} hosts Club {who} now'], before: [['{who}', 'ready']] },
  invited: { facts: ['{who} is asked to answer for Firm {who} with the code 12345'], before: [] },
} as const;
type Kind = keyof typeof kinds;

/** The way to a question, and where it stands. */
export interface Path {
  kind: Kind;
  says: readonly string[];
  /** `post-update@1/readBack/readBack`: dialog, step, field. */
  at: string;
}

/** The town that paths lead through. */
export const facts = [
  'groups: Art group, Shop jobs, Garden crew (by request), Tea club, Old group (closed)',
  'Sam is in Art group',
  'Mia is in Art group',
  'Sam shared in Art group 2 days ago: I have a cat',
  'Mia shared in Art group 3 days ago: I painted a boat',
  'Sam asked Hill Bakery 20 days ago: What shoes do I wear? They said: Flat ones.',
  'Pip is the guest of Art group on Thursday 3 December 2026, 11:00',
] as const;

const openings = [
  ...commands.map(({ words: [word] }) => word),
  'menu',
  'hello',
  '12345',
  'post ring me on 07700 900123',
  'post k',
  'post I like to paint boats',
  'join art',
  'block Sam',
  'ask Pip',
  'I saw a big dog',
  'start',
];
const answers = [
  '1',
  '2',
  '3',
  'I like to paint boats',
  'k',
  'ring me on 07700 900123',
  'What shoes do I wear?',
];
const deepest = 6;

/** Every question there is a way to, each with the shortest; looked for in a town of its own. */
export async function lookForPaths(): Promise<Path[]> {
  const scene = await Scene.open(...facts);
  try {
    return await explore(scene);
  } finally {
    await scene.close();
  }
}

async function explore(scene: Scene): Promise<Path[]> {
  const found = new Map<string, Path>();
  let edge: Path[] = (Object.keys(kinds) as Kind[]).map((kind) => ({ kind, says: [], at: '' }));
  for (let depth = 0; depth < deepest && edge.length > 0; depth++) {
    const tries = edge.flatMap((path) =>
      (depth === 0 ? [...openings, ...answers] : answers).map((says) => ({
        ...path,
        says: [...path.says, says],
      })),
    );
    const walkers = await walk(scene, tries);
    edge = [];
    for (const [index, who] of walkers.entries()) {
      const at = spotOf(await scene.stateOf(who));
      const path = tries[index];
      if (!at || !path || found.has(at)) continue;
      const reached = { ...path, at };
      found.set(at, reached);
      edge.push(reached);
    }
  }
  return [...found.values()];
}

/** Names of one length: none is the beginning of another. */
let walkersSoFar = 10_000;

/** A new person for each path, brought to its end; all of them walk side by side. Gives their names. */
export async function walk(scene: Scene, paths: readonly Path[]): Promise<string[]> {
  const walkers = paths.map((path) => ({ who: `W${++walkersSoFar}`, ...path }));
  await scene.tell(
    ...walkers.flatMap(({ who, kind }) => kinds[kind].facts.map((fact) => fact.replaceAll('{who}', who))),
  );
  const lines = walkers.map(({ who, kind, says }) => [
    ...kinds[kind].before.map(([name, text]) => ({
      who: name.replaceAll('{who}', who),
      says: text.replaceAll('{who}', who),
    })),
    ...says.map((text) => ({ who, says: text })),
  ]);
  for (let at = 0; at < Math.max(...lines.map(({ length }) => length)); at++) {
    const sayings = lines.flatMap((line): Saying[] => {
      const one = line[at];
      return one ? [{ ...one, ...(at === line.length - 1 ? { providerId: lastOf(one.who) } : {}) }] : [];
    });
    const { faults } = await scene.hear(...sayings);
    if (faults[0]) throw new Error(`on the way into a question: ${faults[0]}`);
  }
  return walkers.map(({ who }) => who);
}

/** The provider's id of the last message of somebody who walked a path. */
export const lastOf = (who: string): string => `SM-last-${who}`;
