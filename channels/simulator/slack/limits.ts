// How often Slack may be called: a message a second and channel, and so many calls a minute of each method in a workspace.
// Source: https://docs.slack.dev/apis/web-api/rate-limits
import { type Arguments, methods } from './methods.js';

const minute = 60_000;

export class Limits {
  /** When a channel last had a message: milliseconds UTC. */
  #posted = new Map<string, number>();
  #called = new Map<string, number[]>();

  constructor(private readonly now: () => number) {}

  /** Whole seconds to wait; 0: go on, and it is counted. */
  waitFor(method: string, team: string, args: Arguments): number {
    const at = this.now();
    if (method === 'chat.postMessage') return this.#message(`${team} ${String(args['channel'])}`, at);
    const most = methods[method]?.perMinute;
    return most === undefined ? 0 : this.#minute(`${team} ${method}`, most, at);
  }

  #message(channel: string, at: number): number {
    const since = at - (this.#posted.get(channel) ?? Number.NEGATIVE_INFINITY);
    if (since < 1_000) return 1;
    this.#posted.set(channel, at);
    return 0;
  }

  #minute(key: string, most: number, at: number): number {
    const recent = (this.#called.get(key) ?? []).filter((one) => one > at - minute);
    this.#called.set(key, recent);
    const [oldest = at] = recent;
    if (recent.length >= most) return Math.ceil((oldest + minute - at) / 1_000);
    recent.push(at);
    return 0;
  }
}
