// What forms post: words, a choice, a photo, and the two buttons beside them. Each becomes one activity, said as any client would
// say it. Whatever cannot be taken comes back in the box: no words are lost.
import { createHash } from 'node:crypto';
import type { WebAnswer, WebRequest } from '../../ports.js';
import type { Posted } from '../activity.js';
import { Refusal } from '../answers.js';
import type { File } from '../receive.js';
import { readUpload } from '../uploads.js';
import { answered, greetingOf, hear, patience } from './hearing.js';
import { keysIn } from './proof.js';
import { type Page, show } from './show.js';
import { readLook } from './look.js';
import { keepLook } from './looks.js';
import { begun, type Visit, visitOrNew } from './visits.js';
import * as words from './words.js';

/** Characters: what Direct Line takes. */
const longest = 8_000;
const seeTheNewest: WebAnswer = { status: 303, headers: { Location: '/chat#newest' } };

/** `POST /chat`: a message, a press, "Check for new messages" or "Save settings". */
export async function postTalk(page: Page, request: WebRequest): Promise<WebAnswer> {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const draft = (form.get('words') ?? '').replace(/\r\n?/g, '\n');
  const looking = await visitOrNew(page, request);
  const keys = keysIn(form);
  if (!page.proofs.hold(looking.secret, keys)) return startAgain(page, request, looking, draft);
  const asked = form.get('do');
  if (asked !== null) return beside(page, request, looking, { asked, draft, form });
  const choice = form.get('choice');
  const said = choice === null ? draft.trim() : await labelOf(page, looking, choice);
  if (said === '') return seeTheNewest;
  if (said.length > longest) return show(page, request, looking, { draft, status: words.tooLong });
  const visit = await begun(page, looking);
  const posted = {
    type: 'message',
    text: said,
    ...(choice === null ? {} : { value: { choice } }),
    // Sent again it is the same; other words from a page gone back to are another message.
    channelData: { clientActivityID: `${keys.once}.${mark(`${choice ?? ''} ${said}`)}` },
  };
  if (!(await say(page, visit, posted))) return startAgain(page, request, visit, draft);
  return choice !== null && draft.trim() !== '' ? show(page, request, visit, { draft }) : seeTheNewest;
}

/** `POST /chat/photo`: its keys stand in its address, because its body is the photo. */
export async function postPhoto(page: Page, request: WebRequest): Promise<WebAnswer> {
  const query = new URL(request.url, 'http://here').searchParams;
  const looking = await visitOrNew(page, request);
  const keys = keysIn(query);
  if (!page.proofs.hold(looking.secret, keys)) return startAgain(page, request, looking, '');
  const visit = await begun(page, looking);
  try {
    const { files } = await readUpload(request);
    const print = createHash('sha256');
    for (const { bytes } of files) print.update(bytes);
    const clientActivityID = `${keys.once}.${print.digest('base64url').slice(0, 12)}`;
    const posted = { type: 'message', channelData: { clientActivityID } };
    return (await say(page, visit, posted, files)) ? seeTheNewest : startAgain(page, request, visit, '');
  } catch (fault) {
    if (fault instanceof Refusal) return show(page, request, visit, { status: fault.message });
    throw fault;
  }
}

/** Says it, and waits a little for the answer. False where the conversation has ended. */
async function say(page: Page, visit: Visit, posted: Posted, files: readonly File[] = []): Promise<boolean> {
  const { conversation, address: user } = visit;
  const claims = { conversation, user };
  try {
    const id = await page.receiving.inOrder(conversation, () =>
      page.receiving.receive({ claims, posted, files }),
    );
    const place = Number(id.split('|').at(-1));
    await answered(page.memory.transcript, { conversation, place }, patience(page));
    return true;
  } catch (fault) {
    if (fault instanceof Refusal && fault.status === 404) return false;
    throw fault;
  }
}

/** Buttons that say nothing. What stands in the box stays there. */
async function beside(
  page: Page,
  request: WebRequest,
  visit: Visit,
  { asked, draft, form }: { asked: string; draft: string; form: URLSearchParams },
): Promise<WebAnswer> {
  if (asked !== 'look') return draft.trim() === '' ? seeTheNewest : show(page, request, visit, { draft });
  const look = readLook(form.toString());
  const here = await begun(page, visit);
  const setCookie = await keepLook(page, here, look);
  return show(page, request, here, { draft, look, setCookie, status: words.saved });
}

/** A cookie was lost or thrown away, or the page is older than the chat: a new one, with the words kept. */
async function startAgain(page: Page, request: WebRequest, visit: Visit, draft: string): Promise<WebAnswer> {
  const kept = visit.isNew ? words.newChat : words.notTaken;
  const hasCookies = request.headers['cookie'] !== undefined;
  return show(page, request, visit, { draft, status: hasCookies ? kept : `${kept} ${words.noCookies}` });
}

/** The label of a choice the bot has offered; a choice nobody offered is read as words. */
async function labelOf(page: Page, visit: Visit, choice: string): Promise<string> {
  const { said, open } = visit.isNew ? greetingOf(page, visit) : await hear(page, visit.conversation);
  const offered = [...open, ...said.toReversed().flatMap(({ choices }) => choices)];
  return offered.find(({ id }) => id === choice)?.label ?? choice;
}

const mark = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);
