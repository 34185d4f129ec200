// Draws the messages of one place in Slack. What has not changed stays as it is, so that nobody loses their place in it.
import { drawBlocks, drawWritten } from './slackBlocks.js';
import { counted, make } from './thread.js';

const clock = (at) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** What stands in a channel itself, or in one thread of it. */
export function messagesOf(messages, thread) {
  if (thread) return messages.filter(({ ts, threadTs }) => ts === thread || threadTs === thread);
  return messages.filter((one) => one.threadTs === null || one.isBroadcast || one.isMineAlone);
}

/** `act`: `press(message, value)`, and `openThread(ts)` where threads are. */
export function drawMessages(list, place, thread, act) {
  const shown = messagesOf(place.messages, thread);
  const known = new Map([...list.children].map((one) => [one.dataset.key, one]));
  const hadFocus = list.contains(document.activeElement) && document.activeElement !== list;
  const drawn = shown.map((message) => {
    const replies = place.messages.filter(({ threadTs }) => threadTs === message.ts).length;
    const key = `${place.id} ${thread} ${message.ts} ${message.sequence} ${replies}`;
    return known.get(key) ?? drawMessage(message, { key, replies, thread }, act);
  });
  const isSame = drawn.length === list.children.length && drawn.every((one, at) => one === list.children[at]);
  if (isSame) return;
  const isMore = drawn.at(-1) !== list.lastElementChild;
  list.replaceChildren(...(drawn.length > 0 ? drawn : [make('li', {}, 'Nothing here yet.')]));
  if (isMore) list.scrollTop = list.scrollHeight;
  if (hadFocus && !list.contains(document.activeElement)) list.focus();
}

function drawMessage(message, { key, replies, thread }, act) {
  const { who, at, isBot, isMineAlone, blocks, text } = message;
  const head = make('p', { className: 'head' }, make('b', {}, who), ` ${clock(at)}`);
  if (isMineAlone) head.append(' (only you see this)');
  const press = (value) => act.press(message, value);
  const body = blocks.length > 0 ? drawBlocks(blocks, press) : [make('p', {}, ...drawWritten(text))];
  const drawn = make('li', { className: isBot ? 'theirs' : 'mine' }, head, ...body);
  drawn.dataset.key = key;
  if (!thread && (replies > 0 || message.isBroadcast)) drawn.append(drawThreadButton(message, replies, act));
  return drawn;
}

function drawThreadButton({ ts, threadTs }, replies, { openThread }) {
  const words = threadTs ? 'Open the thread' : `Open the thread: ${counted(replies, 'message')}`;
  const button = make('button', { type: 'button', className: 'thread' }, words);
  button.addEventListener('click', () => openThread(threadTs ?? ts));
  return button;
}
