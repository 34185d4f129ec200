// A pretend Slack on loopback, for the demo and for tests: it speaks the Web API as far as the real client needs it, refuses what
// Slack refuses, and calls the application with signed events, presses, forms and commands. It knows nothing of stores and bots.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, callOnce, callWithEvent, formCall, jsonCall, type Line } from './calls.js';
import { bearerOf, type HttpAnswer, plainly, readArguments, send, tooMany } from './http.js';
import { Limits } from './limits.js';
import { type Arguments, methods, refused } from './methods.js';
import { Grants } from './grants.js';
import { type Doing, eventPayload, messageEvent } from './payloads.js';
import { PretendPerson, type Switchboard } from './person.js';
import type { Answered, PretendSlackSettings, SlackTrouble } from './settings.js';
import { Triggers } from './triggers.js';
import { type PretendMessage, PretendWorkspace } from './workspace.js';

export type { Answered, PretendSlackSettings, SlackTrouble } from './settings.js';
export type { PretendMessage, PretendView, PretendWorkspace } from './workspace.js';
export type { PretendPerson } from './person.js';

/** One call of the Web API, as it came. */
export interface SlackCall {
  readonly method: string;
  readonly team: string | null;
  readonly args: Arguments;
  /** What it was answered; `null`: not at all. */
  readonly error: string | null;
}

export class PretendSlack implements Switchboard {
  /** Where events and presses go; changes count from the next one. */
  events: string;
  readonly workspaces: ReadonlyMap<string, PretendWorkspace>;
  readonly grants: Grants;
  /** Every call of the Web API, newest last, 1,000 at most. */
  readonly calls: SlackCall[] = [];
  /** Everything begun with `event` and `told` that is under way. */
  #underWay = new Set<Promise<unknown>>();
  /** Files, by their path, and whose they are. */
  #files = new Map<string, { team: string; bytes: Buffer }>();
  #troubles: { trouble: SlackTrouble; method: string | undefined }[] = [];
  #server: Server;
  #closing = new AbortController();
  #limits: Limits;
  #triggers: Triggers;
  #line: Line;

  /** @internal use `openPretendSlack` */
  constructor(readonly settings: Readonly<PretendSlackSettings>) {
    const now = settings.now ?? Date.now;
    this.events = settings.events;
    this.workspaces = new Map(
      settings.workspaces.map((one) => [one.id, new PretendWorkspace(one, settings.keep ?? 500, now)]),
    );
    this.grants = new Grants(settings, this.workspaces);
    this.#limits = new Limits(now);
    this.#triggers = new Triggers(now, () => this.apiUrl);
    this.#line = {
      signingSecret: settings.signingSecret,
      answerTimeMs: settings.answerTimeMs ?? 3_000,
      retryPausesMs: settings.retryPausesMs ?? [0, 60_000, 300_000],
      now,
      closing: this.#closing.signal,
    };
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((fault: Error) => response.destroy(fault));
    });
  }

  /** What the client's `slackApiUrl` is set to, with its slash: `http://127.0.0.1:…/api/`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  workspace(team: string): PretendWorkspace {
    const known = this.workspaces.get(team);
    if (!known) throw new Error(`there is no workspace ${team}`);
    return known;
  }

  person(team: string, user: string): PretendPerson {
    return new PretendPerson(this, this.workspace(team), user);
  }

  /** The next calls, `times` of them, go wrong in this way; `method`: only calls of this one. */
  fail(trouble: SlackTrouble, times = 1, method?: string): void {
    for (let i = 0; i < times; i++) this.#troubles.push({ trouble, method });
  }

  /** Nothing goes wrong any more. */
  mend(): void {
    this.#troubles.length = 0;
  }

  /** An event of the workspace's own, such as `{ type: 'app_uninstalled' }`. */
  event(workspace: PretendWorkspace, event: object): Promise<Answered> {
    const payload = jsonCall(eventPayload(workspace, event, this.#line.now()));
    return this.#begin(callWithEvent(this.events, payload, this.#line));
  }

  async told(workspace: PretendWorkspace, message: PretendMessage): Promise<Answered> {
    const channel = workspace.channels.get(message.channel);
    // Slack tells of nothing in conversations the bot is not in.
    if (!channel?.members.has(workspace.botUser)) return { status: null, attempts: 0, body: '' };
    return this.event(workspace, messageEvent(workspace, message, channel));
  }

  begin(workspace: PretendWorkspace, user: string, channel: string | null): Doing {
    return this.#triggers.begin(workspace, user, channel);
  }

  interact(payload: object): Promise<Answered> {
    return this.#once(formCall({ payload: JSON.stringify(payload) }));
  }

  async command(doing: Doing, fields: Record<string, string>): Promise<Answered> {
    const answered = await this.#once(formCall(fields));
    if (answered.status === 200) this.#triggers.answer(doing.responseUrl, answered.body);
    return answered;
  }

  /** The same call again, byte for byte, with a new signature. For tests of what comes twice. */
  post(call: Call): Promise<Answered> {
    return this.#once(call);
  }

  /** Resolves when every event that is under way has been taken or given up. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Ends what is under way, hanging requests too. */
  async close(): Promise<void> {
    this.#closing.abort();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await Promise.all([closed, this.settled()]);
  }

  /** @internal use `openPretendSlack` */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.settings.port ?? 0, '127.0.0.1', resolve);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = new URL(request.url ?? '/', this.apiUrl).pathname;
    if (path.startsWith('/response/')) return this.#respond(response, path, body);
    if (path.startsWith('/files/')) return this.#hand(request, response, path);
    const method = path.slice('/api/'.length);
    const args = readArguments(request.headers['content-type'], body);
    const trouble = this.#troubleFor(method);
    const token = bearerOf(request) ?? args['token'];
    const workspace = this.#ofToken(token);
    const answer =
      trouble === 'hang'
        ? undefined
        : (this.#refusal(trouble, method, workspace, args) ?? this.#perform(method, token, workspace, args));
    this.#note(method, workspace ?? null, args, answer ? (answer.json.error ?? null) : 'hang');
    if (trouble === 'drop-after-done') response.destroy();
    else if (answer) send(response, answer);
  }

  #troubleFor(method: string): SlackTrouble | undefined {
    const at = this.#troubles.findIndex((one) => one.method === undefined || one.method === method);
    return at < 0 ? undefined : this.#troubles.splice(at, 1)[0]?.trouble;
  }

  #ofToken(token: unknown): PretendWorkspace | undefined {
    return token === undefined
      ? undefined
      : [...this.workspaces.values()].find((workspace) => workspace.token === token);
  }

  #refusal(
    trouble: SlackTrouble | undefined,
    method: string,
    workspace: PretendWorkspace | undefined,
    args: Arguments,
  ): HttpAnswer | undefined {
    if (typeof trouble === 'object') {
      if ('status' in trouble) return { status: trouble.status, json: refused('service_unavailable') };
      return 'error' in trouble ? plainly(refused(trouble.error)) : tooMany(trouble.retryAfter);
    }
    if (!workspace || this.settings.limits === false) return undefined;
    const wait = this.#limits.waitFor(method, workspace.id, args);
    return wait === 0 ? undefined : tooMany(wait);
  }

  #perform(
    method: string,
    token: unknown,
    workspace: PretendWorkspace | undefined,
    args: Arguments,
  ): HttpAnswer {
    // The one method that is for whoever has no token yet.
    if (method === 'oauth.v2.access') return plainly(this.grants.access(args));
    const known = methods[method];
    if (!known) return plainly(refused('unknown_method'));
    if (!workspace) return plainly(refused(token === undefined ? 'not_authed' : 'invalid_auth'));
    return plainly(
      known.method({
        workspace,
        args,
        takeTrigger: (id) => this.#triggers.take(workspace, id),
        posted: (message) => {
          if (this.settings.echoes !== false && this.events !== '') void this.told(workspace, message);
        },
      }),
    );
  }

  upload(workspace: PretendWorkspace, bytes: Buffer): string {
    const path = `/files/${this.#files.size + 1}`;
    this.#files.set(path, { team: workspace.id, bytes });
    return new URL(path, this.apiUrl).href;
  }

  /** Whoever has no token of the workspace is sent to where people sign in. */
  #hand(request: IncomingMessage, response: ServerResponse, path: string): void {
    const file = this.#files.get(path);
    const isTheirs = file !== undefined && this.#ofToken(bearerOf(request))?.id === file.team;
    response.writeHead(isTheirs ? 200 : 302, isTheirs ? {} : { location: '/signin' });
    response.end(isTheirs ? file.bytes : '');
  }

  /** An answer to a press or command, after the fact. */
  #respond(response: ServerResponse, path: string, body: string): void {
    const isTaken = this.#triggers.answer(`${new URL(this.apiUrl).origin}${path}`, body);
    send(
      response,
      isTaken ? { status: 200, json: { ok: true } } : { status: 404, json: refused('used_url') },
    );
  }

  #note(method: string, workspace: PretendWorkspace | null, args: Arguments, error: string | null): void {
    this.calls.push({ method, team: workspace?.id ?? null, args, error });
    if (this.calls.length > 1_000) this.calls.shift();
  }

  #once(call: Call): Promise<Answered> {
    return this.#begin(callOnce(this.events, call, this.#line));
  }

  #begin<T>(task: Promise<T>): Promise<T> {
    this.#underWay.add(task);
    return task.finally(() => this.#underWay.delete(task));
  }
}

/** Opens a pretend Slack on 127.0.0.1. Rejects when the port is taken. */
export async function openPretendSlack(settings: PretendSlackSettings): Promise<PretendSlack> {
  const slack = new PretendSlack(settings);
  await slack.listen();
  return slack;
}
