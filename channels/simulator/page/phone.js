// The demo page: one phone in the hand, the others on the table, the web chat in a frame of its own, Slack in slack.js. It asks for
// new texts about once a second, and keeps what is typed on each phone until it is sent.
import { fetchNews, fetchPhones, sendText } from './demo.js';
import { drawKeys, Keypad } from './keypad.js';
import { countSegments } from './segments.js';
import { counted, drawInLog, drawOnScreen, make, sumUp } from './thread.js';

const suggestions = [
  { id: 'jo', text: 'POST I made a cake today', title: 'Share some news', hint: 'Then answer with 1.' },
  {
    id: 'sam',
    text: 'ASK Can I help in the cafe in the mornings?',
    title: 'Ask an employer',
    hint: 'Answer the questions. Then look which employer has a new text, and reply from there.',
  },
  { id: 'new', text: 'Hello', title: 'Text for the first time', hint: 'Nobody knows this phone yet.' },
  {
    id: 'jo',
    text: 'LINK',
    title: 'Be Jo in the web chat too',
    hint: 'Answer with 1 for a code. Send LINK and the code in the web chat, then answer on the phone.',
  },
  {
    id: 'jo',
    text: 'ASK Hill Bakery do you bake bread at night?',
    title: 'Get an answer from Slack',
    hint: 'Then be Paul in Slack and press Answer. Text PERSON, and Mel can help you from Slack too.',
  },
  {
    id: 'jo',
    text: 'ASK PAUL do you bake at night?',
    title: 'Ask a guest',
    hint: 'Paul comes to the Art group soon. Be Mel in Slack, let it through, and press Move to have him sooner.',
  },
  {
    id: 'sam',
    text: 'FOLLOW',
    title: 'Hear all that a guest says',
    hint: 'Answer with 1. What Paul says comes half a minute after he sent it.',
  },
  {
    id: 'jo',
    text: 'DIGEST',
    title: 'Read what is new',
    hint: 'Answer with a number. DAILY brings it each day.',
  },
];

const at = (id) => document.getElementById(id);
const keypad = new Keypad();
/** Every text known, by its id, in the order they came. */
const texts = new Map();
let phones = [];
let held;
let run = '';
let newest = 0;

const isFaraway = (phone) => phone.kind !== 'member';

function drawUnread(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = count === 0 ? '' : `${count} new`;
}

function drawPhones() {
  for (const phone of phones) {
    phone.button.setAttribute('aria-pressed', String(phone === held));
    drawUnread(phone.badge, phone.unread);
  }
  const others = phones.filter(isFaraway).reduce((sum, { unread }) => sum + unread, 0);
  drawUnread(at('others-unread'), others);
}

function drawScreen() {
  const mine = [...texts.values()].filter((text) => text.phone === held.number);
  const empty = make('li', {}, 'No texts yet.');
  at('thread').replaceChildren(...(mine.length > 0 ? mine.map(drawOnScreen) : [empty]));
  // The newest text from its beginning, even when it is longer than the screen.
  at('thread').scrollTop = at('thread').lastElementChild.offsetTop - at('thread').offsetTop;
}

function drawDraft() {
  const { segments, units, left } = countSegments(held.draft);
  if (at('words').value !== held.draft) at('words').value = held.draft;
  at('typed').textContent = held.draft.slice(-90);
  at('mode').textContent = keypad.mode;
  at('left').textContent = `${left}/${segments}`;
  const parts = units === 0 ? 0 : segments;
  at('count').textContent = `${counted(units, 'character')}, ${counted(parts, 'segment')}`;
}

function pickUp(phone) {
  held = phone;
  phone.unread = 0;
  keypad.rest();
  history.replaceState(null, '', `#${phone.id}`);
  if (isFaraway(phone)) at('others').open = true;
  at('phone-title').textContent = `${phone.name}: ${phone.number.replace('+447700', '07700 ')}`;
  at('owner').textContent = phone.name;
  drawPhones();
  drawScreen();
  drawDraft();
}

function write(text) {
  held.draft = text.slice(0, 1600);
  drawDraft();
}

/** A text that is not taken comes back to the phone it was typed on, so that nothing is lost. */
async function send() {
  const phone = held;
  const body = phone.draft;
  if (body.trim() === '') return;
  keypad.rest();
  write('');
  const isTaken = await sendText(phone.number, body);
  say(isTaken ? '' : 'Doorstep did not take the text. Is the demo still running?');
  if (!isTaken) phone.draft = body + phone.draft;
  if (held === phone) drawDraft();
  await listen();
}

function say(words) {
  if (at('status').textContent !== words) at('status').textContent = words;
}

/** Takes in what is new. After a restart of the demo everything begins again. */
function takeIn(news) {
  if (run !== '' && news.run !== run) return location.reload();
  const isFirst = run === '';
  run = news.run;
  newest = news.newest;
  for (const text of news.texts) {
    const isKnown = texts.has(text.sid);
    texts.set(text.sid, text);
    if (isKnown) continue;
    at('lines').append(drawInLog(text));
    const phone = phones.find(({ number }) => number === text.phone);
    if (phone && phone !== held && text.isOurs && !isFirst) phone.unread += 1;
  }
  if (news.texts.length > 0) at('log').scrollTop = at('log').scrollHeight;
  at('sum').textContent = sumUp([...texts.values()]);
  if (news.texts.some((text) => text.phone === held.number)) drawScreen();
  drawPhones();
}

const stopped = 'The demo has stopped. Start it again with npm start.';
let asking;
/** Asks what is new; one question at a time, so that no text is drawn twice. */
function listen() {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

async function ask() {
  const news = await fetchNews(newest);
  if (!news) return say(stopped);
  takeIn(news);
  if (at('status').textContent === stopped) say('');
}

function drawTable() {
  for (const phone of phones) {
    phone.badge = make('span', { className: 'unread', hidden: true });
    const about = make('span', { className: 'about' }, phone.about);
    phone.button = make('button', { type: 'button' }, make('b', {}, phone.name), about, phone.badge);
    phone.button.addEventListener('click', () => pickUp(phone));
    at(isFaraway(phone) ? 'employers' : 'members').append(make('li', {}, phone.button));
  }
}

function drawSuggestions() {
  for (const { id, text, title, hint } of suggestions) {
    const phone = phones.find((one) => one.id === id);
    const words = make('div', {}, make('b', {}, title), make('q', {}, text), make('span', {}, hint));
    const button = make('button', { type: 'button' }, `Try it as ${phone.name}`);
    button.addEventListener('click', () => {
      pickUp(phone);
      write(text);
      at('words').focus();
    });
    at('try').append(make('li', {}, words, button));
  }
}

function hear() {
  at('keypad').append(...drawKeys((key) => write(keypad.press(held.draft, key, performance.now()))));
  at('send').addEventListener('click', () => void send());
  at('clear').addEventListener('click', () => {
    keypad.rest();
    write([...held.draft].slice(0, -1).join(''));
  });
  at('words').addEventListener('input', () => {
    keypad.rest();
    write(at('words').value);
  });
  at('words').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  at('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
}

async function start() {
  phones = (await fetchPhones()).map((phone) => ({ ...phone, draft: '', unread: 0 }));
  drawTable();
  drawSuggestions();
  hear();
  pickUp(phones.find(({ id }) => `#${id}` === location.hash) ?? phones[0]);
  await listen();
  // Only what comes from now on is read out.
  at('log').setAttribute('role', 'log');
  at('log').setAttribute('aria-live', 'polite');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? 4000 : 800));
    await listen();
  }
}

void start();
