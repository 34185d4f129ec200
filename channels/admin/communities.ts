// `communities`: the groups people can join.
import { type Command, Option } from 'commander';
import { Changes } from '../../store/changes.js';
import type { Community } from '../../store/communities.js';
import type { CommunityLine } from '../../store/adminView.js';
import { type Desk, decide, Mistake, newId, type Result, type Run, when } from './desk.js';
import { nameOf } from './given.js';
import { one } from './names.js';

interface Adding {
  about: string;
  joining: Community['joining'];
  visibility: Community['visibility'];
  approval?: true;
  parent?: string;
}

export function communities(noun: Command, run: Run): void {
  noun.command('list').description('Shows all of them, with their members.').action(run(list));
  noun
    .command('add')
    .description('Adds one.')
    .argument('<name>', 'what members read: "Art group"', nameOf)
    .option('--about <text>', 'one plain sentence about it', '')
    .addOption(
      new Option('--joining <how>', 'how people join')
        .choices(['open', 'request', 'invited'])
        .default('open'),
    )
    .addOption(
      new Option('--visibility <who>', 'who sees what is shared')
        .choices(['public', 'members'])
        .default('members'),
    )
    .option('--approval', 'updates wait until a facilitator has looked at them')
    .option('--parent <community>', 'the one it was spun off from')
    .action(run(add));
  noun
    .command('close')
    .description('Closes one: nobody can join it or share in it any more. What was shared stays.')
    .argument('<community>', 'its name or id')
    .action(run(close));
}

/** The one that is not closed. @throws Mistake */
export async function openCommunity({ store }: Desk, typed: string): Promise<CommunityLine> {
  const all = await store.view.admin.communities();
  const open = all.filter(({ closedAt, id }) => closedAt === null || id === typed);
  const found = one('community', typed, open);
  if (found.closedAt !== null) throw new Mistake(`${found.name} is closed.`);
  return found;
}

async function list({ store }: Desk): Promise<Result> {
  const all = await store.view.admin.communities();
  const rows = all.map(
    ({ id, name, members, asked, joining, visibility, approval, parentName, closedAt }) => {
      const checked = approval === 'yes';
      return {
        name,
        members,
        asked,
        joining,
        visibility,
        checked,
        parent: parentName,
        closed: when(closedAt),
        id,
      };
    },
  );
  return { rows };
}

async function add(desk: Desk, name: string, options: Adding): Promise<Result> {
  const known = (await desk.store.view.admin.communities()).filter(({ closedAt }) => closedAt === null);
  const same = known.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (same) throw new Mistake(`There is a community called ${same.name} already.`);
  const parent = options.parent === undefined ? null : await openCommunity(desk, options.parent);
  const id = newId(desk);
  const changes = new Changes();
  changes.add('communities', {
    id,
    name,
    about: options.about,
    joining: options.joining,
    visibility: options.visibility,
    approval: options.approval ? 'yes' : 'no',
    parentId: parent?.id ?? null,
    createdAt: desk.now,
    closedAt: null,
  });
  await decide(desk, changes, { command: 'communities add', detail: { community: id, name } });
  return { said: `${name} is there now.`, data: { id } };
}

async function close(desk: Desk, typed: string): Promise<Result> {
  const { id, name, members } = await openCommunity(desk, typed);
  const changes = new Changes();
  changes.set('communities', { id, closedAt: null }, { closedAt: desk.now }, 1);
  await decide(desk, changes, { command: 'communities close', detail: { community: id, name } });
  return { said: `${name} is closed. It had ${members} members.`, data: { id } };
}
