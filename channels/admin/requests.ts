// `requests`: people who asked to join a community that somebody must say yes for.
import type { Command } from 'commander';
import { decideRequest } from '../../dialogs/joinRequest.js';
import type { RequestLine } from '../../store/adminView.js';
import { Changes } from '../../store/changes.js';
import { type Desk, decide, type Result, type Run } from './desk.js';
import { ending } from './names.js';
import { tell } from './telling.js';

export function requests(noun: Command, run: Run): void {
  noun.command('list').description('Shows who waits, the longest first.').action(run(list));
  onOne(noun, 'accept', 'Lets them in, and tells them.').action(run(accept));
  onOne(noun, 'decline', 'Does not, and tells them kindly.').action(run(decline));
}

const onOne = (noun: Command, name: string, about: string): Command =>
  noun.command(name).description(about).argument('<request>', 'the id, or its last characters');

async function list({ store }: Desk): Promise<Result> {
  const rows = (await store.view.admin.requests()).map(({ id, personName, communityName, since }) => ({
    who: personName,
    community: communityName,
    asked: new Date(since),
    id,
  }));
  return { rows };
}

async function accept(desk: Desk, typed: string): Promise<Result> {
  const request = await meant(desk, typed);
  const { id, personId, communityId, communityName } = request;
  const changes = new Changes();
  decideRequest(changes, request, { now: desk.now, isIn: true });
  await tell(desk, changes, personId, 'decision.joined', { group: communityName });
  await decide(desk, changes, { command: 'requests accept', personId, detail: { community: communityId } });
  return { said: `${who(request)} is in ${communityName} now.`, data: { id } };
}

async function decline(desk: Desk, typed: string): Promise<Result> {
  const request = await meant(desk, typed);
  const { id, personId, communityId, communityName } = request;
  const changes = new Changes();
  decideRequest(changes, request, { now: desk.now, isIn: false });
  await tell(desk, changes, personId, 'decision.notJoined', { group: communityName });
  await decide(desk, changes, { command: 'requests decline', personId, detail: { community: communityId } });
  return { said: `${who(request)} is not in ${communityName}.`, data: { id } };
}

const meant = async ({ store }: Desk, typed: string): Promise<RequestLine> =>
  ending('request', typed, await store.view.admin.requests(), ({ id }) => id);

const who = ({ personName, personId }: RequestLine): string => personName ?? `Person ${personId}`;
