// Asks the demo for phones and texts, and sends a text. It shows nothing.

/** The phones of the demo: `{ id, name, number, about, kind }`. */
export async function fetchPhones() {
  const answer = await fetch('/simulator/phones');
  return (await answer.json()).phones;
}

/**
 * What began or changed after a moment: `{ run, newest, texts }`, or `null` when nobody is there.
 * @param {number} since the `newest` of the time before, 0 at first
 */
export async function fetchNews(since) {
  try {
    const answer = await fetch(`/simulator/transcript?since=${since}`);
    return await answer.json();
  } catch {
    return null;
  }
}

/** True when the text was taken. */
export async function sendText(from, body) {
  const headers = { 'content-type': 'application/json' };
  try {
    const answer = await fetch('/simulator/texts', {
      method: 'POST',
      headers,
      body: JSON.stringify({ from, body }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
