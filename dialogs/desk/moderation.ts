// What staff and facilitators decide about what people wrote: a decision is one line of the table below. Nobody decides about their
// own words, and an appeal is for somebody else than the first who decided, where there is one.
import type { Item } from '../../store/adminView.js';
import type { Waiting } from '../../store/safety.js';
import { finish, release, sendBack, takeDown } from '../decisions.js';
import { shorten } from '../shorten.js';
import type { Key, Turn } from '../turn.js';
import type { Button } from '../sheet.js';
import type { Deed, Drawing } from './deed.js';
import { rolesOf, runs } from './may.js';
import { deciders, lastDecision } from './pastDecisions.js';
import { sayOver } from './waiting.js';
import { checkWhy, sentence, whyForm } from './why.js';

/** What a button names: a line that waits, or the thing itself. */
export interface Matter {
  item: Item;
  line: Waiting | null;
}

export async function matterOf({ store }: Pick<Turn, 'store'>, about: string): Promise<Matter | null> {
  const line = await store.safety.line(about);
  if (line?.kind === 'safeguarding') return null;
  const report = line?.kind === 'report' && line.aboutId ? await store.safety.report(line.aboutId) : null;
  const item = await store.admin.item(report?.aboutId ?? line?.aboutId ?? about);
  return item && { item, line };
}

async function mayDecide(turn: Turn, about: string): Promise<boolean> {
  const matter = await matterOf(turn, about);
  if (!matter) return false;
  const communityId = matter.line ? matter.line.communityId : matter.item.communityId;
  return runs(await rolesOf(turn), communityId) && (await isHere(turn, communityId));
}

/** In Slack only where the community is at home. */
async function isHere(
  { address, house, store }: Turn,
  communityId: string | null | undefined,
): Promise<boolean> {
  const community = communityId ? await store.communities.byId(communityId) : null;
  const team = community?.slackTeam ?? house.desk?.team;
  return address.channel !== 'slack' || address.key.split('/', 1)[0] === team;
}

interface Decision {
  verb: string;
  label: Key & `moderate.${string}`;
  /** As the item stands: whether it can still be decided so. */
  fits: readonly Item['state'][];
  needsWhy: boolean;
  outcome: string;
  ending?: 'report.removed' | 'report.warned' | 'report.fine';
  /** False if it came too late. */
  act(turn: Turn, item: Item, why: string): Promise<boolean>;
}

const UNSEEN = ['held', 'waiting'] as const;
const SEEN = ['shared', 'sent', 'said'] as const;
const DOWN = ['removed', 'sent-back'] as const;

const decisions: readonly Decision[] = [
  {
    verb: 'approve',
    label: 'moderate.approve',
    fits: [...UNSEEN, ...DOWN],
    needsWhy: false,
    outcome: 'approved',
    act: release,
  },
  {
    verb: 'send-back',
    label: 'moderate.sendBack',
    fits: UNSEEN,
    needsWhy: true,
    outcome: 'sent-back',
    act: (turn, item, why) => sendBack(turn, item, why).then(() => true),
  },
  {
    verb: 'remove',
    label: 'moderate.remove',
    fits: [...UNSEEN, ...SEEN],
    needsWhy: true,
    outcome: 'removed',
    ending: 'report.removed',
    act: (turn, item, why) => takeDown(turn, item, why).then(() => true),
  },
  {
    verb: 'warn',
    label: 'moderate.warn',
    fits: SEEN,
    needsWhy: true,
    outcome: 'warned',
    ending: 'report.warned',
    act: (turn, item, reason) => hear(turn, item, 'decision.warned', reason),
  },
  {
    verb: 'report-fine',
    label: 'moderate.fine',
    fits: [...UNSEEN, ...SEEN, ...DOWN],
    needsWhy: false,
    outcome: 'fine',
    ending: 'report.fine',
    act: async () => true,
  },
  {
    verb: 'keep-down',
    label: 'moderate.keepDown',
    fits: DOWN,
    needsWhy: true,
    outcome: 'stays',
    act: (turn, item, reason) => hear(turn, item, 'decision.stays', reason),
  },
];

/** Their words stay as they are, and they hear what staff say of them. */
async function hear(
  turn: Turn,
  { personId, text }: Item,
  key: 'decision.warned' | 'decision.stays',
  reason: string,
): Promise<boolean> {
  await turn.tell(personId, { priority: 'answer' }, key, { text: shorten(text), reason });
  return true;
}

export const moderationDeeds: readonly Deed[] = decisions.map((decision) => ({
  verb: decision.verb,
  may: mayDecide,
  ...(decision.needsWhy
    ? {
        check: checkWhy,
        async form({ store, words }, about) {
          const matter = await matterOf({ store }, about);
          if (!matter || !decision.fits.includes(matter.item.state)) return null;
          const submit = { id: `do:${decision.verb}:${about}`, label: words[decision.label] };
          return whyForm(words, matter.item, submit);
        },
      }
    : {}),
  perform: (turn, about, { why = '' }) => decide(turn, about, { decision, why: sentence(why) }),
}));

async function decide(turn: Turn, about: string, { decision, why }: { decision: Decision; why: string }) {
  const matter = await matterOf(turn, about);
  if (!matter || (matter.line && (await sayOver(turn, matter.line)))) return;
  const { item, line } = matter;
  if (!decision.fits.includes(item.state)) return turn.say('moderate.changed');
  if (item.personId === turn.person.id) return turn.say('moderate.own');
  if (line?.kind === 'appeal' && (await hasDecidedAlone(turn, matter))) return turn.say('moderate.another');
  if (!(await decision.act(turn, item, why))) return turn.say('desk.gone');
  const { ending, outcome } = decision;
  await finish(turn, item, { doneBy: turn.person.id, outcome, ...(ending ? { ending } : {}) });
  turn.changes.add('audit', {
    id: turn.newId(),
    at: turn.now,
    kind: 'moderation',
    personId: item.personId,
    actor: turn.person.id,
    detail: JSON.stringify({
      verb: outcome,
      [item.kind]: item.id,
      ...(decision.needsWhy ? { reason: why } : {}),
    }),
  });
  await turn.say('moderate.done');
}

/** They decided it the first time, and there is somebody else who could. */
async function hasDecidedAlone(turn: Turn, { item, line }: Matter): Promise<boolean> {
  const last = await lastDecision(turn.store, item);
  if (last?.actor !== turn.person.id) return false;
  const others = await deciders(turn.store, line?.communityId ?? null);
  return others.some((id) => id !== turn.person.id && id !== item.personId);
}

/** What can be decided about a line, as buttons: what people mostly do first. */
export function buttonsFor(
  { words }: Pick<Drawing, 'words'>,
  { id, kind }: Pick<Waiting, 'id' | 'kind'>,
): Button[] {
  return (verbsFor[kind] ?? []).flatMap((verb) => {
    const decision = decisions.find((one) => one.verb === verb);
    if (!decision) return [];
    const way = decision.needsWhy ? 'form' : 'do';
    const weight = verb === 'approve' ? 'main' : verb === 'remove' ? 'stop' : undefined;
    return [
      { id: `${way}:${verb}:${id}`, label: words[decision.label], ...(weight ? { weight } : {}) } as const,
    ];
  });
}

const held = ['approve', 'send-back', 'remove'];
const verbsFor: Readonly<Record<string, readonly string[]>> = {
  'waiting-update': held,
  'held-update': held,
  'held-comment': held,
  'held-answer': held,
  report: ['report-fine', 'warn', 'remove'],
  appeal: ['approve', 'keep-down'],
};
