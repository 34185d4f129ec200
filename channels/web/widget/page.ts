// Our own page, brought to life. Until the line is live the page works as it came.
import { lookCookie, lookLasts, lookLine } from '../page/look.js';
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
    remember(look) {
      document.cookie = `${lookCookie}=${lookLine(look)}; path=/; max-age=${lookLasts}; samesite=lax`;
    },
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

/** The cookie says who asks; `begin` allows the server to begin, where nobody has done anything yet. */
async function ask(base: string, place?: string, begin?: string): Promise<Session | null> {
  const body = JSON.stringify({ place: Number(place), begin });
  const answer = await fetch(`${base}/chat/session`, { method: 'POST', body });
  if (answer.status === 403) return null;
  if (!answer.ok) throw new Error(`session ${answer.status}`);
  return (await answer.json()) as Session;
}
