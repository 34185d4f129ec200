// `/h/:hotseat` and its calendar file: when a guest comes, what they say while they are there, and all of it afterwards.
import type { Routes, WebAnswer, WebRequest } from '../../ports.js';
import { answerAsset, versioned } from '../page/assets.js';
import { calendar } from './calendar.js';
import type { Desk } from './desk.js';
import { framed, nothingHere, pathOf } from './frame.js';
import { middleOf } from './hotseatPage.js';
import { words } from './hotseatWords.js';
import { visitorOf } from './visitor.js';

const script = 'feed.js';

export function hotseatPages(desk: Desk, routes: Routes): void {
  routes.route('GET', '/h/:hotseat', 0, async (request) => {
    const [, name, end] = /^([\w-]{1,80})(\.ics)?$/.exec(request.params['hotseat'] ?? '') ?? [];
    const answer = name === undefined ? null : await show(desk, request, { name, isFile: end !== undefined });
    return answer ?? nothingHere(desk.settings.name);
  });
  routes.route('GET', `/${script}`, 0, async (request) => answerAsset(script, request));
}

async function show(
  desk: Desk,
  request: WebRequest,
  { name, isFile }: { name: string; isFile: boolean },
): Promise<WebAnswer | null> {
  const { memory, settings, now } = desk;
  const visitor = await visitorOf(desk, request);
  const shown = await memory.reading.hotseat(name, { reader: visitor?.id ?? null, now: now() });
  if (!shown) return null;
  if (isFile) return calendar(shown, { publicUrl: settings.publicUrl, now: now() });
  return framed(
    {
      title: words.title(shown.guestName),
      middle: middleOf(shown, pathOf('h', name)),
      visitor,
      ...(shown.phase === 'live' ? { script: versioned(`/${script}`, script) } : {}),
    },
    settings.name,
  );
}
