// Everything that is kept about a person, line by line in plain words, table by table. Other people's data is not in it: of what
// others wrote only the answers they were given.
import type { TableName, Tables } from '../store/changes.js';
import type { Update } from '../store/updates.js';
import { dateOf, dayOf } from './dates.js';
import { dayName } from './digestTimes.js';
import { allOf } from './drafts.js';
import { ownHotseats } from './ownHotseats.js';
import { questionOf } from './step.js';
import type { Key, Params, Turn } from './turn.js';

/** What the lines are made from. */
interface Kept {
  turn: Turn;
  all: Readonly<Record<string, readonly object[]>>;
}

/** The lines of MY DATA, in the order they are read. */
export async function ownData(turn: Turn): Promise<string[]> {
  const kept: Kept = { turn, all: await turn.store.people.everythingAbout(turn.person.id) };
  const lines: string[] = [];
  for (const part of [
    aboutMe,
    addresses,
    consents,
    roles,
    groups,
    updates,
    comments,
    questions,
    answered,
    ({ turn, all }: Kept) => ownHotseats(turn, all),
    meetings,
    safety,
    lists,
  ])
    lines.push(...(await part(kept)));
  return lines;
}

const rows = <T extends TableName>({ all }: Kept, table: T): readonly Tables[T][] =>
  (all[table] ?? []) as Tables[T][];
const line = <K extends Key>({ turn }: Kept, key: K, ...params: Params<K>): string =>
  questionOf(turn, key, params[0]).text;
const date = ({ turn }: Kept, at: number): string => dateOf(at, turn.person.zone);

function aboutMe(kept: Kept): string[] {
  const { name, createdAt, pausedUntil, zone, language, pageVisibility, digestEvery, digestDay } =
    kept.turn.person;
  return [
    name === null ? line(kept, 'data.noName') : line(kept, 'data.name', { name }),
    line(kept, 'data.since', { date: date(kept, createdAt) }),
    line(kept, 'data.zone', { zone, language }),
    line(kept, `data.${pageVisibility}`),
    digestEvery === 'weekly'
      ? line(kept, 'data.weekly', { day: dayName(kept.turn, digestDay) })
      : line(kept, `data.${digestEvery}`),
    ...(pausedUntil === null ? [] : [line(kept, 'data.paused', { date: dayOf(pausedUntil, zone) })]),
  ];
}

function addresses(kept: Kept): string[] {
  return rows(kept, 'addresses').flatMap(({ key, channel, optedOutAt, problem }) => [
    channel === 'web'
      ? line(kept, 'data.addressOnWeb')
      : isHere(kept, channel)
        ? line(kept, 'data.address', { address: key, channel })
        : line(kept, 'data.elsewhere', { channel }),
    ...(optedOutAt === null ? [] : [line(kept, 'data.out', { date: date(kept, optedOutAt) })]),
    ...(problem === null ? [] : [line(kept, 'data.problem')]),
  ]);
}

/** A number is read out only where it is known already: by text it stays off other people's screens. */
const isHere = ({ turn }: Kept, channel: string): boolean => turn.address.channel === channel;

const consents = (kept: Kept): string[] =>
  rows(kept, 'consents').map(({ givenAt, wording }) =>
    line(kept, 'data.consent', { date: date(kept, givenAt), text: wording }),
  );

function roles(kept: Kept): string[] {
  const contacts = rows(kept, 'employer_contacts').map(({ channel, confirmedAt, key }) =>
    line(kept, confirmedAt === null ? 'data.invited' : 'data.contact', {
      address: isHere(kept, channel) ? key : channel,
    }),
  );
  return [...rows(kept, 'roles').map(({ kind }) => line(kept, 'data.role', { role: kind })), ...contacts];
}

function groups(kept: Kept): Promise<string[]> {
  const memberships = rows(kept, 'memberships').map(async ({ communityId, since, state, until }) => {
    const group = await groupName(kept, communityId);
    if (until !== null) return line(kept, 'data.left', { group, date: date(kept, until) });
    return line(kept, `data.${state}`, { group, date: date(kept, since) });
  });
  return Promise.all(memberships);
}

const groupName = async ({ turn }: Kept, id: string): Promise<string> =>
  (await turn.store.communities.byId(id))?.name ?? '';

async function updates(kept: Kept): Promise<string[]> {
  const lines: string[] = [];
  for (const update of rows(kept, 'updates')) {
    lines.push(
      line(kept, 'data.update', {
        date: date(kept, update.createdAt),
        who: await whoSees(kept, update),
        text: update.text,
      }),
    );
    for (const { updateId, text } of rows(kept, 'update_revisions'))
      if (updateId === update.id) lines.push(line(kept, 'data.revision', { text }));
    for (const { updateId, alt } of rows(kept, 'update_pictures'))
      if (updateId === update.id) lines.push(line(kept, 'data.picture', { text: alt }));
  }
  return lines;
}

/** Who sees it, or why nobody does. */
async function whoSees(kept: Kept, { communityId, state, visibility }: Update): Promise<string> {
  if (state !== 'shared') return line(kept, `data.${state}`);
  if (visibility === 'only-me' || communityId === null) return line(kept, 'data.onlyMe');
  return groupName(kept, communityId);
}

const comments = (kept: Kept): string[] =>
  rows(kept, 'comments').map(({ createdAt, text }) =>
    line(kept, 'data.comment', { date: date(kept, createdAt), text }),
  );

async function questions(kept: Kept): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, askedAt, text } of rows(kept, 'questions')) {
    lines.push(line(kept, 'data.question', { date: date(kept, askedAt), text }));
    for (const { employerId, state, text: answer } of await kept.turn.store.questions.answers(id)) {
      const name = (await kept.turn.store.employers.byId(employerId))?.name ?? kept.turn.words.someone;
      if (state === 'sent') lines.push(line(kept, 'data.answer', { name, text: answer }));
    }
  }
  return lines;
}

const answered = (kept: Kept): string[] =>
  rows(kept, 'answers').map(({ createdAt, text }) =>
    line(kept, 'data.answered', { date: date(kept, createdAt), text }),
  );

/** Of the other side's way to be reached nothing is theirs. */
function meetings(kept: Kept): string[] {
  const all = (kept.all.introductions ?? []) as readonly { createdAt: number; gives: string | null }[];
  return all.flatMap(({ createdAt, gives }) => [
    line(kept, 'data.meet', { date: date(kept, createdAt) }),
    ...(gives === null ? [] : [line(kept, 'data.meetGives', { address: gives })]),
  ]);
}

function safety(kept: Kept): string[] {
  const blocks = rows(kept, 'blocks').filter(({ until }) => until === null).length;
  return [
    ...rows(kept, 'reports').map(({ createdAt, reason }) =>
      line(kept, 'data.report', { date: date(kept, createdAt), text: reason ?? '' }),
    ),
    ...(blocks > 0 ? [line(kept, 'data.blocks', { count: blocks })] : []),
    ...rows(kept, 'waiting').map(({ createdAt, note }) =>
      line(kept, 'data.staff', { date: date(kept, createdAt), text: note }),
    ),
    ...rows(kept, 'notes').map(({ createdAt, kind, text }) =>
      line(kept, kind === 'to-member' ? 'data.staffSaid' : 'data.toldStaff', {
        date: date(kept, createdAt),
        text,
      }),
    ),
    ...rows(kept, 'audit').map(({ at, kind }) =>
      line(kept, 'data.note', { date: date(kept, at), text: kind }),
    ),
  ];
}

function lists(kept: Kept): string[] {
  const { all, turn } = kept;
  const news = rows(kept, 'digests').length;
  const opened = rows(kept, 'digest_items').filter(({ openedAt }) => openedAt !== null).length;
  const timers = rows(kept, 'timers').length;
  return [
    ...allOf(turn.state).map(({ words }) => line(kept, 'data.draft', { text: words })),
    ...(news > 0 ? [line(kept, 'data.news', { count: news, opened })] : []),
    ...(timers > 0 ? [line(kept, 'data.timers', { count: timers })] : []),
    line(kept, 'data.talk', { texts: all.inbox?.length ?? 0, replies: all.outbox?.length ?? 0 }),
  ];
}
