// Asks the demo what somebody sees in Slack, and does there what they do. It shows nothing.

/**
 * `{ sequence, people, places, home, form }`, only `{ sequence }` where nothing has changed, or `null` when nobody is there.
 * @param {string} user
 * @param {number} since the `sequence` of the time before, -1 for everything
 */
export async function fetchSlack(user, since) {
  try {
    const answer = await fetch(`/simulator/slack?since=${since}${user === '' ? '' : `&user=${user}`}`);
    return await answer.json();
  } catch {
    return null;
  }
}

/** True when Doorstep took it. @param {object} deed as slackPane.ts reads it */
export async function doInSlack(deed) {
  const headers = { 'content-type': 'application/json' };
  try {
    const answer = await fetch('/simulator/slack', { method: 'POST', headers, body: JSON.stringify(deed) });
    return answer.ok;
  } catch {
    return false;
  }
}
