// The real client of one workspace, set up so that nothing is tried twice and nothing is said aloud: the pump tries again, and what
// Slack refuses comes to us as an error.
import { LogLevel, type Logger, WebClient } from '@slack/web-api';

/** Milliseconds until Slack's answer must be here: three that wait for one another stay within the lease of a row. */
const answerTime = 8_000;

/** @param apiUrl another address than Slack's, for tests and the simulator. */
export function slackClient(token: string | undefined, apiUrl?: string, timeout = answerTime): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: quiet,
  });
}

/** Our log holds neither words nor names; the client's would. */
export const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  setName: () => {},
  getLevel: () => LogLevel.ERROR,
};
