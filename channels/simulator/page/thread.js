// Draws texts: on the phone's screen, and in the list of who got what. Everything somebody wrote becomes
// text, never HTML.

/** Makes an element: its own properties, then its children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const clock = (at) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
export const counted = (count, thing) => `${count} ${thing}${count === 1 ? '' : 's'}`;
const parts = (count) => counted(count, 'segment');

/** One text on the small screen. */
export function drawOnScreen(text) {
  const who = text.isOurs ? text.fromName : 'Me';
  const head = make('span', { className: 'head' }, `${who} ${clock(text.at)}`);
  if (text.segments > 1) head.append(' ', make('span', { className: 'long' }, parts(text.segments)));
  if (text.status === 'undelivered') head.append(' ', make('span', { className: 'long' }, 'not delivered'));
  const words = make('span', { className: 'words', textContent: text.body });
  return make('li', { className: text.isOurs ? 'theirs' : 'mine' }, head, words);
}

/** One line of who got what. */
export function drawInLog(text) {
  const from = text.byCarrier ? `${text.fromName} (Twilio itself)` : text.fromName;
  const head = make(
    'span',
    { className: 'head' },
    make('b', {}, from),
    ' to ',
    make('b', {}, text.toName),
    ` at ${clock(text.at)}, ${parts(text.segments)}`,
  );
  const words = make('span', { className: 'words', textContent: text.body });
  return make('li', { className: text.isOurs ? 'theirs' : 'mine' }, head, words);
}

/** How many segments were sent so far, and by whom. */
export function sumUp(texts) {
  const add = (isOurs) =>
    texts.filter((text) => text.isOurs === isOurs).reduce((sum, text) => sum + text.segments, 0);
  const [people, doorstep] = [add(false), add(true)];
  return `${parts(people + doorstep)} in all: ${people} from people, ${doorstep} from Doorstep.`;
}
