// The interrupt matrix: in every question of every flow, everything that may break in. What must hold afterwards, whatever it is.
import { expect } from 'chai';
import { complaintsAbout } from './checks.js';
import { interrupts } from './interrupts.js';
import type { Interrupt, Seen } from './interruptSayings.js';
import { addressesOf, othersOf } from './interruptRows.js';
import { look } from './look.js';
import { type Path, walk } from './paths.js';
import type { Scene } from './scene.js';
import { spotOf, wordsIn } from './spots.js';

/** A path whose end was reached, and who stands there. */
interface Walker {
  who: string;
  path: Path;
}

/** Somebody new at the end of each path, all in one town. A path that leads elsewhere by now is a problem. */
export async function standing(
  scene: Scene,
  paths: readonly Path[],
): Promise<{ walkers: Walker[]; problems: string[] }> {
  const names = await walk(scene, paths);
  const walkers = names.map((who, index) => ({ who, path: paths[index] as Path }));
  const problems: string[] = [];
  for (const { who, path } of walkers) {
    const at = spotOf(await scene.stateOf(who));
    if (at !== path.at)
      problems.push(`${nameOf(path)} leads to ${at}: look for the ways again with UPDATE=1`);
  }
  return { walkers, problems };
}

/** Everything happens to everybody, each in a copy of the town of its own. Gives a sentence for all that does not hold. */
export async function playAll(scene: Scene, walkers: readonly Walker[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, interrupt] of Object.entries(interrupts))
    problems.push(...(await scene.whatIf((copy) => play(copy, walkers, { name, interrupt }))));
  return problems;
}

async function play(
  scene: Scene,
  walkers: readonly Walker[],
  { name, interrupt }: { name: string; interrupt: Interrupt },
): Promise<string[]> {
  const before = await Promise.all(walkers.map(({ who }) => look(scene, who)));
  const { sent, faults } = await interrupt.happens(
    scene,
    walkers.map(({ who }) => who),
  );
  const problems = faults.map((fault) => `${name}: a fault of our own: ${fault}`);
  for (const [index, { who, path }] of walkers.entries()) {
    const own = addressesOf(scene, who);
    const theirs = othersOf(who).map((other) => scene.town.numberOf(other));
    // Where everybody answers, some of them are asked things by others.
    const replies = sent.filter(
      ({ address, replyTo }) => own.includes(address) && (!interrupt.answers || replyTo !== null),
    );
    const others = sent.filter(({ address }) => theirs.includes(address));
    const was = before[index];
    if (!was) throw new Error(`nobody looked at ${who}`);
    try {
      judge(name, interrupt, { was, is: await look(scene, who), replies, others });
    } catch (error) {
      problems.push(`${nameOf(path)}, then ${name}: ${(error as Error).message}`);
    }
  }
  return problems;
}

const nameOf = ({ at, kind, says }: Path): string => `${at} (${kind}: ${says.join(' > ')})`;

function judge(name: string, interrupt: Interrupt, seen: Seen): void {
  const { was, is, replies } = seen;
  expect(replies.length, `replies (${replies.map(({ body }) => body.text).join(' | ')})`).to.be.at.most(
    interrupt.replies ?? 1,
  );
  expect(complaintsAbout(replies).join('\n')).to.equal('');
  expect(is.isOut, 'opted out').to.equal(was.isOut || name === 'STOP');
  if (!interrupt.answers) {
    expect(was.shared, 'nothing is published').to.include.members(is.shared);
    expect(is.asked, 'questions on their way').to.equal(was.asked);
    expect(is.isIn, 'groups they are in').to.equal(was.isIn);
  }
  if (!was.state || !is.state) throw new Error('there is no conversation any more');
  if (!interrupt.ends)
    for (const words of wordsIn(was.state))
      expect(JSON.stringify(is.state), 'what was written').to.include(JSON.stringify(words).slice(1, -1));
  interrupt.holds?.(seen);
}
