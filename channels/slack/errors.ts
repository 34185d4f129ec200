// What Slack's error codes mean to us, as one table, and what each way of not answering means.
// Source: https://docs.slack.dev/reference/methods/chat.postMessage#errors and the same page of each method.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { DeliveryError, type Problem } from '../channel.js';

/**
 * What concerns our token, our app or a channel of staff is `misconfigured`: staff can mend it, and it is tried again. Only what
 * is true of the person is `rejected`: it flags their address.
 */
const table: Readonly<Record<string, Problem>> = {
  invalid_auth: 'misconfigured', // SLACK_BOT_TOKEN
  not_authed: 'misconfigured',
  account_inactive: 'misconfigured', // the app was thrown out
  token_revoked: 'misconfigured',
  token_expired: 'misconfigured',
  no_permission: 'misconfigured',
  missing_scope: 'misconfigured', // the app was installed with an older manifest
  not_allowed_token_type: 'misconfigured',
  access_denied: 'misconfigured',
  team_access_not_granted: 'misconfigured',
  org_login_required: 'misconfigured',
  ekm_access_denied: 'misconfigured',
  restricted_action: 'misconfigured', // a setting of the workspace keeps us from writing there
  restricted_action_read_only_channel: 'misconfigured',
  restricted_action_thread_only_channel: 'misconfigured',
  restricted_action_non_threadable_channel: 'misconfigured',
  not_in_channel: 'misconfigured', // invite the app to the channel of staff
  channel_not_found: 'misconfigured', // SLACK_STAFF_CHANNEL, or the community's
  is_archived: 'misconfigured',
  not_enabled: 'misconfigured', // the app's home is switched off
  messages_tab_disabled: 'misconfigured', // direct messages to the app are switched off
  method_not_supported_for_channel_type: 'misconfigured',
  accesslimited: 'misconfigured',

  user_not_found: 'rejected',
  users_not_found: 'rejected',
  user_disabled: 'rejected',
  user_not_visible: 'rejected',
  user_is_bot: 'rejected',
  cannot_dm_bot: 'rejected',

  ratelimited: 'throttled',
  rate_limited: 'throttled',
  message_limit_exceeded: 'throttled',

  service_unavailable: 'unreachable',
  team_added_to_org: 'unreachable', // the workspace is being moved
  request_timeout: 'unreachable', // what we sent came only in part
  thread_not_found: 'unreachable', // the card above it is being posted anew

  fatal_error: 'unknown', // Slack says itself that some of it may have been done
  internal_error: 'unknown',
};

const problems: ReadonlyMap<string, Problem> = new Map(Object.entries(table));

/** Every code the table knows, for its test. */
export const knownCodes: ReadonlyMap<string, Problem> = problems;

/** Slack does not take what we sent, for a reason that is no problem of delivery. Whoever sent it may know better; else it is our fault. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(`Slack does not take what we sent: ${code}`);
    this.name = 'Refused';
  }
}

/** The code with which Slack refused, if it did. */
export function refusalOf(fault: unknown): string | undefined {
  if (fault instanceof Refused) return fault.code;
  return fault instanceof DeliveryError ? fault.detail.code : undefined;
}

/**
 * What the pump is told. What we did not foresee is our own fault and stays what it is.
 * @param repeatable the call may be made again without harm, as when something is changed that stands already.
 */
export function problemOf(fault: unknown, repeatable: boolean): unknown {
  const unsure: Problem = repeatable ? 'unreachable' : 'unknown';
  if (fault instanceof WebAPIRateLimitedError)
    return new DeliveryError('throttled', 'Slack asks us to wait', {
      code: 'ratelimited',
      retryAfter: fault.retryAfter * 1_000,
    });
  if (fault instanceof WebAPIPlatformError) return refusal(fault, unsure);
  if (fault instanceof WebAPIHTTPError) {
    const problem = fault.statusCode >= 500 ? unsure : 'misconfigured';
    const code = `HTTP ${fault.statusCode}`;
    return new DeliveryError(problem, `Slack answered ${code}`, { code });
  }
  if (fault instanceof WebAPIRequestError) return cutOff(fault.original, unsure);
  return fault;
}

/** What Slack says beside the code may hold words of somebody's; only the code is passed on. */
function refusal(fault: WebAPIPlatformError, unsure: Problem): Error {
  const { error: code } = fault.data;
  // Not one of Slack's words: something between us and Slack answered.
  if (!/^[a-z0-9_]{1,60}$/.test(code)) return new DeliveryError(unsure, 'what answered is not Slack');
  const problem = problems.get(code);
  if (!problem) return new Refused(code);
  return new DeliveryError(problem === 'unknown' ? unsure : problem, `Slack refused: ${code}`, { code });
}

/** Codes of a request of which not a byte has left. Anything else may have been heard. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function cutOff(original: Error, unsure: Problem): DeliveryError {
  const { code } = (original.cause ?? original) as { code?: unknown };
  const named = typeof code === 'string' ? code : original.name;
  return neverLeft.has(named)
    ? new DeliveryError('unreachable', `Slack could not be reached: ${named}`, { code: named })
    : new DeliveryError(unsure, `Slack did not answer: ${named}`, { code: named });
}
