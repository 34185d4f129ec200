// What a press, a command or a shortcut gives an application: for three seconds the right to open one form, and for half an hour an
// address to answer to.
// Source: https://docs.slack.dev/interactivity/handling-user-interaction
import type { Doing } from './payloads.js';
import type { PretendWorkspace } from './workspace.js';

const formTime = 3_000;
const answerTime = 30 * 60_000;
const mostAnswers = 5;

interface Given {
  readonly workspace: PretendWorkspace;
  readonly user: string;
  readonly channel: string | null;
  readonly at: number;
  isUsed: boolean;
  answers: number;
}

export class Triggers {
  #given = new Map<string, Given>();
  /** Begins at the time, so that no id comes a second time after a restart. */
  #count: number;

  constructor(
    private readonly now: () => number,
    private readonly apiUrl: () => string,
  ) {
    this.#count = now();
  }

  begin(workspace: PretendWorkspace, user: string, channel: string | null): Doing {
    const id = `${++this.#count}.${workspace.id}.${user}`;
    this.#given.set(id, { workspace, user, channel, at: this.now(), isUsed: false, answers: 0 });
    for (const [old, { at }] of this.#given) if (at < this.now() - answerTime) this.#given.delete(old);
    return { workspace, user, triggerId: id, responseUrl: `${new URL(this.apiUrl()).origin}/response/${id}` };
  }

  take(workspace: PretendWorkspace, id: string): { user: string } | 'invalid' | 'expired' | 'exchanged' {
    const given = this.#given.get(id);
    if (given?.workspace !== workspace) return 'invalid';
    if (given.isUsed) return 'exchanged';
    if (given.at < this.now() - formTime) return 'expired';
    given.isUsed = true;
    return { user: given.user };
  }

  /** What the application says to whoever did it: words, or what Slack documents for a `response_url`. False: too late. */
  answer(responseUrl: string, body: string): boolean {
    const given = this.#given.get(responseUrl.slice(responseUrl.lastIndexOf('/') + 1));
    if (!given || given.at < this.now() - answerTime || given.answers >= mostAnswers) return false;
    if (body === '') return true;
    given.answers++;
    const said = body.startsWith('{')
      ? (JSON.parse(body) as { text?: string; response_type?: string })
      : { text: body };
    if (said.text === undefined || given.channel === null) return true;
    const { workspace, user, channel } = given;
    const onlyFor = said.response_type === 'in_channel' ? null : user;
    workspace.add({ channel, user: workspace.botUser, isBot: true, text: said.text, onlyFor });
    return true;
  }
}
