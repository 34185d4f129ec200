// Which employers share news in a group: one is asked in, and begins when somebody who answers for it agrees; one is asked no more,
// and what it shared stays. They never become members, and read nothing else of the group.
import type { Community } from '../../store/communities.js';
import type { Employer } from '../../store/employers.js';
import { whenAwake } from '../dates.js';
import { EMPLOYER_ASKED } from '../employerAsked.js';
import type { Sheet } from '../sheet.js';
import type { Turn } from '../turn.js';
import { fill } from '../words/shape.js';
import { auditGroup, mayRun } from './communities.js';
import type { Deed, Drawing } from './deed.js';

/** Choices that Slack shows in one list. */
const MOST = 100;

export const groupEmployers: Deed = {
  verb: 'group-employers',
  may: mayRun,
  form: employersForm,
  async perform(turn, id, { way, employer: employerId = '' }) {
    const group = await turn.store.communities.byId(id);
    const employer = await turn.store.employers.byId(employerId);
    if (!group || group.closedAt !== null || !employer || employer.leftAt !== null)
      return turn.say('desk.gone');
    await (way === 'take' ? endThem(turn, group, employer) : askThem(turn, group, employer));
  },
};

async function employersForm({ store, words }: Drawing, id: string): Promise<Sheet | null> {
  const group = await store.communities.byId(id);
  if (!group || group.closedAt !== null) return null;
  const title = words['group.employers'];
  const all = (await store.employers.names()).slice(0, MOST);
  if (all.length === 0) return { title, parts: [{ kind: 'text', text: words['employers.none'] }] };
  const here = (await store.employers.askedInto(id)).filter(({ since }) => since !== null);
  const text = here.map(({ employerName }) => employerName).join(', ') || words['desk.none'];
  const choices = all.map((one) => ({ id: one.id, label: one.name }));
  const ways = [
    { id: 'give', label: words['group.employerAsk'] },
    { id: 'take', label: words['group.employerEnd'] },
  ];
  return {
    title,
    parts: [
      { kind: 'small', text: fill(words['group.employersNow'], { text }) },
      { kind: 'field', field: { name: 'employer', label: words['group.employer'], kind: 'choice', choices } },
      {
        kind: 'field',
        field: {
          name: 'way',
          label: words['group.employerWay'],
          kind: 'choice',
          value: 'give',
          choices: ways,
        },
      },
    ],
    submit: { id: `do:group-employers:${id}`, label: words['role.save'] },
  };
}

/** Asked again where nobody has answered. */
async function askThem(turn: Turn, group: Community, employer: Employer): Promise<void> {
  const { changes, now, person } = turn;
  const told = { employer: employer.name, group: group.name };
  const open = await openRow(turn, group.id, employer.id);
  if (open && open.since !== null) return turn.say('group.employerIsIn', told);
  const contact = await firstReachable(turn, employer.id);
  if (!contact) return turn.say('group.employerNobody', { employer: employer.name });
  const id = open?.id ?? turn.newId();
  if (!open)
    changes.add('employer_groups', {
      id,
      communityId: group.id,
      employerId: employer.id,
      byId: person.id,
      askedAt: now,
      since: null,
      until: null,
    });
  changes.add('timers', {
    id: turn.newId(),
    kind: EMPLOYER_ASKED,
    personId: contact.id,
    aboutId: id,
    dueAt: whenAwake(turn, contact.zone),
    doneAt: null,
    attempts: 0,
  });
  auditGroup(turn, 'ask-employer', { group: group.id, detail: { employer: employer.id } });
  await turn.say('group.employerAsked', told);
}

/** By rank, whoever can be told something. */
async function firstReachable({ store }: Turn, employerId: string) {
  for (const { personId } of await store.employers.contacts(employerId)) {
    const who = personId === null ? null : await store.people.whoIs(personId);
    if (who && who.address.optedOutAt === null) return who.person;
  }
  return null;
}

const openRow = async ({ store }: Turn, groupId: string, employerId: string) =>
  (await store.employers.askedInto(groupId)).find((row) => row.employerId === employerId);

/** Whoever answers for them hears of it, if they had begun. */
async function endThem(turn: Turn, group: Community, employer: Employer): Promise<void> {
  const told = { employer: employer.name, group: group.name };
  const open = await openRow(turn, group.id, employer.id);
  if (!open) return turn.say('group.employerIsNotIn', told);
  turn.changes.set('employer_groups', { id: open.id, until: null }, { until: turn.now }, 1);
  auditGroup(turn, 'end-employer', { group: group.id, detail: { employer: employer.id } });
  const contact = open.since === null ? null : await firstReachable(turn, employer.id);
  if (contact) await turn.tell(contact.id, { priority: 'answer' }, 'employerIn.over', told);
  await turn.say('group.employerEnded', told);
}
