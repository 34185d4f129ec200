// What the demo page asks for to show Slack, and what its people do there. It shows what the pretend Slack remembers and knows
// nothing of stores and bots.
import { z } from 'zod';
import type { Routes, WebAnswer } from '../ports.js';
import type { Answered, PretendMessage, PretendPerson, PretendSlack } from './slack/slack.js';
import { slackPeople, team } from './town/slack.js';

/** More than anybody puts into a form, in bytes of JSON. */
const longestRequest = 32_768;
/** Messages of one place that are shown. */
const mostShown = 100;

const user = z.string().refine((id) => slackPeople.some((one) => one.user === id));
const id = z.string().max(255);
const words = z.string().trim().min(1).max(3_000);

const Deed = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('write'), user, channel: id, thread: id.optional(), words }),
  z.strictObject({ deed: z.literal('press'), user, channel: id, ts: id, value: z.string().max(2_000) }),
  z.strictObject({ deed: z.literal('press-home'), user, value: z.string().max(2_000) }),
  z.strictObject({ deed: z.literal('press-form'), user, value: z.string().max(2_000) }),
  z.strictObject({ deed: z.literal('send-form'), user, put: z.record(id, z.string()) }),
  z.strictObject({ deed: z.literal('close-form'), user }),
  z.strictObject({ deed: z.literal('look-home'), user }),
]);
type Deed = z.output<typeof Deed>;

/** Adds what the page asks of Slack: `GET` shows what one person sees, `POST` does what they do. */
export function addSlackPane(routes: Routes, slack: PretendSlack): void {
  routes.route('GET', '/simulator/slack', 0, async ({ url }) => {
    const asked = new URL(url, 'http://localhost').searchParams;
    const who = user.safeParse(asked.get('user') ?? slackPeople[0]?.user);
    if (!who.success) return { status: 404 };
    const { sequence } = slack.workspace(team);
    if (asked.get('since') === String(sequence)) return json({ sequence });
    return json({ sequence, ...seenBy(slack, who.data) });
  });
  routes.route('POST', '/simulator/slack', longestRequest, async ({ headers, body }) => {
    if (!String(headers['content-type']).startsWith('application/json')) return { status: 415 };
    const read = z.string().transform(parsed).pipe(Deed).safeParse(body.toString('utf8'));
    return read.success ? await answered(slack, read.data) : { status: 400 };
  });
}

function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'it is not JSON' });
    return z.NEVER;
  }
}

async function answered(slack: PretendSlack, deed: Deed): Promise<WebAnswer> {
  try {
    const done = await act(slack.person(team, deed.user), deed);
    const isTaken = done === undefined || (done.status !== null && done.status < 300);
    return json({}, isTaken ? 200 : 502);
  } catch (fault) {
    // What cannot be done in Slack either, such as pressing what is no longer there.
    return json({ said: (fault as Error).message }, 409);
  }
}

/** Slack takes what begins with the command as a command, and everything else as words. */
const command = /^\/cop(?:\s+|$)/;

async function act(person: PretendPerson, deed: Deed): Promise<Answered | undefined> {
  switch (deed.deed) {
    case 'write':
      if (command.test(deed.words)) return person.command(deed.words.replace(command, ''), deed.channel);
      return person.type(deed.words, {
        channel: deed.channel,
        ...(deed.thread === undefined ? {} : { thread: deed.thread }),
      });
    case 'press':
      return person.press(deed.value, messageAt(person, deed));
    case 'press-home':
      return person.press(deed.value, 'home');
    case 'press-form':
      return person.press(deed.value, 'modal');
    case 'send-form':
      return person.submit(deed.put);
    case 'close-form':
      person.closeModal();
      return undefined;
    case 'look-home':
      return person.openHome();
  }
}

function messageAt(person: PretendPerson, { channel, ts }: { channel: string; ts: string }): PretendMessage {
  const message = person.sees(channel).find((one) => one.ts === ts);
  if (!message) throw new Error('the message is no longer there');
  return message;
}

/** Who there is and what is new for each, and everything one of them has before them. */
function seenBy(slack: PretendSlack, id: string): object {
  const person = slack.person(team, id);
  const { modal, home } = person;
  const people = slackPeople.map(({ user: one, name, about }) => ({ id: one, name, about }));
  return {
    people: people.map((one) => ({ ...one, heard: heardBy(slack.person(team, one.id)) })),
    places: placesOf(person).map((place) => ({ ...place, messages: messagesIn(person, place.id) })),
    home: home ? home.shape.blocks : null,
    form: modal ? { id: modal.id, hash: modal.hash, errors: modal.errors, ...modal.shape } : null,
  };
}

/** How much the bot has told somebody so far, by place. */
const heardBy = (person: PretendPerson): Record<string, number> =>
  Object.fromEntries(
    placesOf(person).map(({ id: place }) => [place, person.sees(place).filter(({ isBot }) => isBot).length]),
  );

/** Their conversation with the bot, then the channels they are in. */
function placesOf(person: PretendPerson): { id: string; name: string; isDirect: boolean }[] {
  const direct = { id: person.direct, name: 'Doorstep', isDirect: true };
  const channels = [...person.workspace.channels.values()].filter(
    ({ im, members }) => im === null && members.has(person.id),
  );
  return [
    direct,
    ...channels.map(({ id: place, name }) => ({ id: place, name: `#${name}`, isDirect: false })),
  ];
}

function messagesIn(person: PretendPerson, place: string): object[] {
  const nameOf = (one: string): string => person.workspace.users.get(one)?.name ?? 'Doorstep';
  return person
    .sees(place)
    .slice(-mostShown)
    .map(({ ts, threadTs, isBroadcast, user: from, isBot, text, blocks, onlyFor, at, sequence }) => {
      const isMineAlone = onlyFor !== null;
      return { ts, threadTs, isBroadcast, isBot, isMineAlone, who: nameOf(from), text, blocks, at, sequence };
    });
}

const json = (value: object, status = 200): WebAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  headers: { 'Cache-Control': 'no-store' },
});
