// How we come into a workspace: `/slack/install` sends somebody to Slack, Slack sends them back with a code, and the code is good for
// a token. Only the browser that set out can come back.
// Source: https://docs.slack.dev/authentication/installing-with-oauth
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Answering, Routes, WebAnswer, WebRequest } from '../ports.js';
import type { Door } from './app.js';
import { slackClient } from './client.js';
import { Granted } from './installations.js';
import { keyFor } from './sealed.js';
import { scopes } from './surface.js';

/** Seconds between setting out and coming back. */
const wayTime = 10 * 60;
const cookieName = 'slack_install';
const slackItself = 'https://slack.com/api/';

/** The OAuth settings, where we can come into other workspaces than our own. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
}

export function installRoutes(door: Door, client: OAuthClient, routes: Routes): void {
  routes.route('GET', '/slack/install', 0, setOut(door, client));
  routes.route('GET', '/slack/oauth_redirect', 0, comeBack(door, client));
}

const redirectUri = ({ settings }: Door): string => `${settings.publicUrl}/slack/oauth_redirect`;

function setOut(door: Door, client: OAuthClient): Answering {
  const { settings, now } = door;
  const sign = signer(settings.secretKey);
  return async () => {
    const mark = randomBytes(16).toString('base64url');
    const until = Math.floor(now() / 1000) + wayTime;
    const to = new URL('../oauth/v2/authorize', settings.apiUrl ?? slackItself);
    to.search = new URLSearchParams({
      client_id: client.id,
      scope: scopes.join(','),
      redirect_uri: redirectUri(door),
      state: `${until}.${sign(`${until}.${mark}`)}`,
    }).toString();
    return {
      status: 302,
      headers: { Location: to.href, 'Set-Cookie': cookie(settings.publicUrl, mark, wayTime) },
    };
  };
}

function cookie(publicUrl: string, mark: string, seconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${mark}; Path=/slack; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function comeBack(door: Door, client: OAuthClient): Answering {
  const { settings, installations, desk, now } = door;
  const sign = signer(settings.secretKey);
  const over = { 'Set-Cookie': cookie(settings.publicUrl, '', 0) };
  const refused: WebAnswer = { status: 400, body: desk.words.notInstalled, headers: over };
  return async (request) => {
    const given = new URL(request.url, settings.publicUrl).searchParams;
    const code = given.get('code');
    const isOurs = setOutHere(given.get('state') ?? '', markOf(request), sign, now());
    if (code === null || !isOurs) return refused;
    const granted = await exchange(door, client, code);
    if (!granted) return refused;
    await installations.install(granted);
    return { status: 200, body: desk.words.installed, headers: over };
  };
}

/** `null`: Slack does not know the code, or lets us into no single workspace. */
async function exchange(door: Door, { id, secret }: OAuthClient, code: string) {
  const request = { client_id: id, client_secret: secret, code, redirect_uri: redirectUri(door) };
  try {
    const answer: unknown = await slackClient(undefined, door.settings.apiUrl).oauth.v2.access(request);
    return Granted.safeParse(answer).data ?? null;
  } catch (fault) {
    if (!(fault instanceof WebAPIPlatformError)) throw fault;
    door.desk.fault(fault, null);
    return null;
  }
}

const signer = (secretKey: string) => {
  const key = keyFor(secretKey, 'slack install');
  return (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
};

function markOf({ headers }: WebRequest): string {
  const [, mark = ''] =
    new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(String(headers['cookie'])) ?? [];
  return mark;
}

function setOutHere(state: string, mark: string, sign: (text: string) => string, now: number): boolean {
  const [until = '', signature = ''] = state.split('.');
  const [one, other] = [Buffer.from(signature), Buffer.from(sign(`${until}.${mark}`))];
  return one.length === other.length && timingSafeEqual(one, other) && Number(until) * 1000 > now;
}
