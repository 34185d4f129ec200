// `updates`: what people wrote and a human must decide on: updates, comments, and the answers of employers.
import type { Command } from 'commander';
import { en } from '../../dialogs/words/en.js';
import { type Deciding, finish, release as letThrough, takeDown } from '../../dialogs/decisions.js';
import type { Item } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { type Desk, decide, Mistake, newId, type Result, type Run } from './desk.js';
import { ending } from './names.js';
import { tell } from './telling.js';

export function updates(noun: Command, run: Run): void {
  noun
    .command('held')
    .description(
      'Shows what others do not see yet, because of its words or because a facilitator looks first.',
    )
    .action(run(held));
  onOne(noun, 'show', 'Shows the whole of one.').action(run(show));
  onOne(noun, 'release', 'Lets others see one, and tells who wrote it.').action(run(release));
  onOne(noun, 'remove', 'Takes one down, and tells who wrote it why and how to ask again.')
    .requiredOption('--reason <text>', 'why, in plain words that the writer reads: "It names somebody."')
    .action(run(remove));
}

const onOne = (noun: Command, name: string, about: string): Command =>
  noun
    .command(name)
    .description(about)
    .argument('<id>', 'the id; of what is held, its last characters will do');

async function held({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.held()).map(lineOf);
  return { rows };
}

const lineOf = ({ kind, personName, place, state, createdAt, text, id }: Item) => ({
  kind,
  who: personName,
  in: place,
  state,
  written: new Date(createdAt),
  text,
  id,
});

async function meant({ store }: Desk, typed: string): Promise<Item> {
  const exact = await store.view.admin.item(typed);
  return exact ?? ending('update', typed, await store.view.admin.held(), ({ id }) => id);
}

async function show(desk: Desk, typed: string): Promise<Result> {
  const item = await meant(desk, typed);
  const { kind, personName, place, state, text } = item;
  const said = `${kind} of ${personName ?? 'somebody without a name'} in ${place ?? 'no group'} (${state}):\n\n${text}`;
  return { said, data: lineOf(item) };
}

async function release(desk: Desk, typed: string): Promise<Result> {
  const item = await meant(desk, typed);
  if (item.state !== 'held' && item.state !== 'waiting')
    throw new Mistake(`It is ${item.state}: only what is held or waits can be released.`);
  const changes = new Changes();
  const by = deciding(desk, changes);
  if (!(await letThrough(by, item)))
    throw new Mistake('The question was taken back: nobody waits for this answer. You can remove it.');
  await finish(by, item, { doneBy: null, outcome: 'approved' });
  await decide(desk, changes, noteOf('release', item));
  return { said: 'Others can see it now.', data: { id: item.id } };
}

async function remove(desk: Desk, typed: string, { reason }: { reason: string }): Promise<Result> {
  const item = await meant(desk, typed);
  const { id, state } = item;
  if (state === 'removed' || state === 'taken-back') throw new Mistake(`It is ${state} already.`);
  const changes = new Changes();
  const by = deciding(desk, changes);
  await takeDown(by, item, reason);
  await finish(by, item, { doneBy: null, outcome: 'removed', ending: 'report.removed' });
  await decide(desk, changes, noteOf('remove', item, { reason }));
  return { said: 'Nobody sees it any more.', data: { id } };
}

/** The operator decides as staff do at their desk. */
const deciding = (desk: Desk, changes: Changes): Deciding => ({
  now: desk.now,
  store: desk.store.view,
  changes,
  newId: () => newId(desk),
  words: en,
  tell: (personId, _told, ...said) => tell(desk, changes, personId, ...said),
});

const noteOf = (command: string, { kind, id, personId }: Item, more: object = {}) => ({
  command: `updates ${command}`,
  personId,
  detail: { [kind]: id, ...more },
});
