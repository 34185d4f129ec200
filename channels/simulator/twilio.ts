// A pretend Twilio on loopback, for the demo and for tests: it speaks the REST API as far as the real
// client needs it, calls signed webhooks, and blocks who said STOP. It knows nothing of stores and bots,
// and connects to nobody else.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { segments } from '../plainText.js';
import { Carrier } from './carrier.js';
import { messageJson, pageJson, reasonToRefuse, refuse, type RestAnswer } from './rest.js';
import type { PretendTwilioSettings, Texted, TextOptions, Trouble } from './settings.js';
import { type Listener, type PretendText, Transcript } from './transcript.js';
import {
  type Called,
  type Caller,
  callWebhook,
  type Fields,
  incomingFields,
  statusFields,
} from './webhook.js';

export type { PretendTwilioSettings, Texted, TextOptions, Trouble } from './settings.js';

export class PretendTwilio {
  /** Where incoming texts are delivered; changes count from the next text. */
  webhook: string;
  readonly transcript: Transcript;
  /** Webhooks nobody answered well, newest last, 100 at most: Twilio's debugger, error 11200. */
  readonly warnings: { url: string; sid: string; status: number | null }[] = [];
  #carrier: Carrier;
  #server: Server;
  #closing = new AbortController();
  #troubles: Trouble[] = [];
  #underWay = new Set<Promise<void>>();
  #now: () => number;

  /** @internal use `openPretendTwilio` */
  constructor(readonly settings: Readonly<PretendTwilioSettings>) {
    this.webhook = settings.webhook;
    this.transcript = new Transcript(settings.keep ?? 500);
    this.#carrier = new Carrier(settings.answersHelp ?? true);
    this.#now = settings.now ?? Date.now;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((fault: Error) => response.destroy(fault));
    });
  }

  /** What the client's API base is set to: `http://127.0.0.1:…`. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /**
   * A person texts: the message is delivered to the webhook, signed, and once more when that fails.
   * Resolves when the webhook has answered or was given up; never rejects. Without a body it is a message
   * of media alone.
   */
  async text(from: string, to: string, body = '', options: TextOptions = {}): Promise<Texted> {
    const sid = options.sid ?? newSid();
    const known = this.transcript.bySid(sid);
    const heard = known ? {} : this.#carrier.hear(from, to, body);
    const media = options.media ?? [];
    const text =
      known ?? this.#remember({ sid, from, to, body, media, direction: 'inbound', status: 'received' });
    if (heard.answer) this.#answerItself(to, from, heard.answer);
    const meant = this.settings.sendsOptOutType ? heard.meant : undefined;
    const called = await this.#call(this.webhook, sid, incomingFields(text, this.settings.accountSid, meant));
    return { sid, ...called };
  }

  /** The next create requests, `times` of them, go wrong in this way. */
  fail(next: Trouble, times = 1): void {
    for (let i = 0; i < times; i++) this.#troubles.push(next);
  }

  /** True when the person said STOP to this number and not START since. */
  blocks(phone: string, number: string): boolean {
    return this.#carrier.blocks(phone, number);
  }

  /**
   * Calls the listener whenever a text begins or changes its status, until the returned function is called.
   */
  subscribe(listener: Listener): () => void {
    return this.transcript.subscribe(listener);
  }

  /** Resolves when every status callback that is due has been made. */
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

  /** @internal use `openPretendTwilio` */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.settings.port ?? 0, '127.0.0.1', resolve);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.baseUrl);
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const answer = this.#answer(request, url, form);
    if (answer === 'hang') return;
    if (answer === 'drop') {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.json));
  }

  #answer(request: IncomingMessage, url: URL, form: URLSearchParams): RestAnswer | 'hang' | 'drop' {
    const { accountSid, authToken } = this.settings;
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return refuse(20003);
    const base = `/2010-04-01/Accounts/${accountSid}/Messages`;
    const isList = url.pathname === `${base}.json`;
    if (isList && request.method === 'POST') return this.#create(form);
    if (isList) return { status: 200, json: pageJson(this.transcript.of(), url, accountSid) };
    const sid = url.pathname.startsWith(`${base}/`)
      ? url.pathname.slice(base.length + 1, -'.json'.length)
      : '';
    const text = this.transcript.bySid(sid);
    return text ? { status: 200, json: messageJson(text, accountSid) } : refuse(20404);
  }

  #create(form: URLSearchParams): RestAnswer | 'hang' | 'drop' {
    const trouble = this.#troubles.shift();
    if (trouble === 'hang') return 'hang';
    if (typeof trouble === 'object' && 'code' in trouble) return refuse(trouble.code, trouble);
    const reason = reasonToRefuse(form);
    if (reason !== null) return refuse(reason);
    const service = form.get('MessagingServiceSid');
    const from = form.get('From') ?? this.settings.serviceNumber ?? service ?? '';
    const to = form.get('To') ?? '';
    if (this.#carrier.blocks(to, from)) return refuse(21610);
    const media = form.getAll('MediaUrl').map((url) => ({ url, contentType: 'image/jpeg' }));
    const body = form.get('Body') ?? '';
    const text = this.#remember({ sid: newSid(), from, to, body, media, service, direction: 'outbound-api' });
    const undelivered = typeof trouble === 'object' ? trouble.undelivered : null;
    this.#begin(this.#travel(text, form.get('StatusCallback'), undelivered));
    if (trouble === 'drop-after-accept') return 'drop';
    return { status: 201, json: messageJson(text, this.settings.accountSid) };
  }

  #answerItself(from: string, to: string, body: string): void {
    const text = this.#remember({ sid: newSid(), from, to, body, direction: 'outbound-reply' });
    this.#begin(this.#travel(text, null, null));
  }

  #remember(
    text: Pick<PretendText, 'sid' | 'from' | 'to' | 'body' | 'direction'> & Partial<PretendText>,
  ): PretendText {
    const counted = segments(text.body).segments;
    const at = this.#now();
    return this.transcript.add({
      status: 'queued',
      media: [],
      service: null,
      errorCode: null,
      segments: counted,
      at,
      ...text,
    });
  }

  /** queued → sent → delivered, each told to the callback address. */
  async #travel(text: PretendText, callback: string | null, undelivered: number | null): Promise<void> {
    const end = undelivered === null ? 'delivered' : 'undelivered';
    for (const status of ['queued', 'sent', end] as const) {
      await pause(this.settings.callbackPauseMs ?? 10);
      if (this.#closing.signal.aborted) return;
      const errorCode = status === 'undelivered' ? undelivered : null;
      const now = { ...text, status, errorCode };
      if (status !== 'queued') this.transcript.change(text.sid, { status, errorCode });
      if (!callback) continue;
      const fields = statusFields(now, this.settings.accountSid);
      await this.#call(callback, text.sid, fields);
      if (this.settings.repeatsCallbacks) await this.#call(callback, text.sid, fields);
    }
  }

  async #call(url: string, sid: string, fields: Fields): Promise<Called> {
    const { authToken, webhookTimeoutMs: timeoutMs = 15_000 } = this.settings;
    const caller: Caller = { authToken, timeoutMs, closing: this.#closing.signal };
    const called = await callWebhook(url, fields, caller);
    if (called.status === null || called.status >= 400)
      this.warnings.push({ url, sid, status: called.status });
    if (this.warnings.length > 100) this.warnings.shift();
    return called;
  }

  #begin(task: Promise<void>): void {
    this.#underWay.add(task);
    void task.finally(() => this.#underWay.delete(task));
  }
}

/** Message ids are `SM` and 32 hexadecimal digits. */
const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;

/** Opens a pretend Twilio on 127.0.0.1. Rejects when the port is taken. */
export async function openPretendTwilio(settings: PretendTwilioSettings): Promise<PretendTwilio> {
  const twilio = new PretendTwilio(settings);
  await twilio.listen();
  return twilio;
}
