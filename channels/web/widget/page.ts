// Our own page, brought to life. Until the line is live the page works as it came.
import { lookLine } from '../page/look.js';
import * as words from '../page/words.js';
import { Chat } from './chat.js';
import { openKeeping } from './keeping.js';
import { Line, type Session } from './line.js';
import { listen } from './presses.js';

export function openPage(root: HTMLElement, base: string): void {
  const { name = '', talk = '', place = '0', begin } = root.dataset;
  const keeping = openKeeping(talk);
  const setting = { root, base, keeping, name: () => name, ended: words.ended };
  const chat = new Chat(setting);
  listen(chat, setting, {
    remember: (look) => post(base, '/look', { look: lookLine(look) }),
    forget: () => keeping.clear(),
  });
  const ears = {
    heard: (activities: readonly unknown[]) => chat.heard(activities),
    typing: () => chat.typing(),
    state(state: 'live' | 'offline' | 'ended') {
      if (state === 'live') chat.line = line;
      if (chat.line || state === 'ended') chat.state(state);
    },
  };
  const line = new Line(base, ears, (from) => ask(base, from, begin), place);
}

/** The cookie says who asks. */
const post = (base: string, path: string, said: object): Promise<Response> =>
  fetch(`${base}/chat/session${path}`, { method: 'POST', body: JSON.stringify(said) });

/** `begin` allows the server to begin, where nobody has done anything yet. */
async function ask(base: string, place?: string, begin?: string): Promise<Session | null> {
  const answer = await post(base, '', { place: Number(place), begin });
  if (answer.status === 403) return null;
  if (!answer.ok) throw new Error(`session ${answer.status}`);
  return (await answer.json()) as Session;
}
