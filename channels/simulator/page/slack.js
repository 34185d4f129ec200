// The Slack of the demo page: one person in it at a time, with their conversations, their home and the forms before them. It asks
// for news about once a second; phone.js says when the demo has stopped.
import { drawBlocks } from './slackBlocks.js';
import { doInSlack, fetchSlack } from './slackDoor.js';
import { drawForm } from './slackForm.js';
import { drawMessages } from './slackThread.js';
import { make } from './thread.js';

const at = (id) => document.getElementById(id);
const home = 'home';
let news = { people: [], places: [], home: null, form: null };
let user = '';
/** Where each person is: the id of a place, or `home`; and the thread that is open there. */
const where = new Map();
/** How much of each place of each person has been looked at. */
const read = new Map();
let sequence = -1;

const here = () => where.get(user) ?? { place: news.places[0]?.id, thread: '' };
const placeHere = () => news.places.find(({ id }) => id === here().place);

function unread({ id, heard }, place) {
  if (!read.has(`${id} ${place}`)) read.set(`${id} ${place}`, heard[place] ?? 0);
  return (heard[place] ?? 0) - read.get(`${id} ${place}`);
}

/** A button of a row of which one is chosen. */
function drawChoice(name, about, count, isChosen, choose) {
  const badge = make('span', { className: 'unread', hidden: count <= 0 }, count > 0 ? `${count} new` : '');
  const button = make('button', { type: 'button' }, make('b', {}, name), ' ', about, ' ', badge);
  button.setAttribute('aria-pressed', String(isChosen));
  button.addEventListener('click', choose);
  return button;
}

/** The same buttons anew, with the focus where it was. */
function replaceChoices(row, buttons) {
  const focused = [...row.children].indexOf(document.activeElement);
  row.replaceChildren(...buttons);
  row.children[focused]?.focus();
}

function drawChoices() {
  const me = news.people.find(({ id }) => id === user);
  const isHere = (place) => here().place === place;
  read.set(`${user} ${here().place}`, me.heard[here().place] ?? 0);
  const counted = (person) =>
    Object.keys(person.heard).reduce((sum, place) => sum + unread(person, place), 0);
  replaceChoices(
    at('slack-people'),
    news.people.map((one) =>
      drawChoice(one.name, one.about, counted(one), one.id === user, () => become(one.id)),
    ),
  );
  const places = news.places.map(({ id, name }) =>
    drawChoice(name, '', unread(me, id), isHere(id), () => goTo(id)),
  );
  const toHome = drawChoice('Home', '', 0, isHere(home), () => goTo(home));
  replaceChoices(at('slack-places'), [...places, toHome]);
}

function draw() {
  drawChoices();
  const isHome = here().place === home;
  at('slack-home').hidden = !isHome;
  at('slack-said').hidden = isHome;
  at('slack-write').hidden = isHome;
  drawBack(!isHome && here().thread !== '');
  if (isHome) drawHome();
  else drawMessages(at('slack-said'), placeHere(), here().thread, { press, openThread });
  drawForm(news.form, choices(), formActs);
}

function drawBack(isInThread) {
  if (isInThread === at('slack-back').hasChildNodes()) return;
  const button = make('button', { type: 'button' }, 'Back to the channel');
  button.addEventListener('click', () => openThread(''));
  at('slack-back').replaceChildren(...(isInThread ? [button] : []));
}

function drawHome() {
  const hadFocus = at('slack-home').contains(document.activeElement);
  const press = (value) => act({ deed: 'press-home', value });
  at('slack-home').replaceChildren(...(news.home ? drawBlocks(news.home, press) : ['One moment.']));
  if (hadFocus) at('slack-home').focus();
}

const choices = () => ({
  users: news.people,
  channels: news.places.filter(({ isDirect }) => !isDirect),
});

const formActs = {
  press: (value) => act({ deed: 'press-form', value }),
  send: (put) => act({ deed: 'send-form', put }),
  close: () => act({ deed: 'close-form' }),
};

const press = ({ ts }, value) => act({ deed: 'press', channel: here().place, ts, value });

function openThread(thread) {
  where.set(user, { place: here().place, thread });
  draw();
  at('slack-said').focus();
}

async function become(id) {
  user = id;
  sequence = -1;
  await listen();
}

async function goTo(place) {
  where.set(user, { place, thread: '' });
  draw();
  if (place === home) await act({ deed: 'look-home' });
}

/** True when it was taken. What was not is said. */
async function act(deed) {
  const isTaken = await doInSlack({ user, ...deed });
  const words = isTaken ? '' : 'Doorstep did not take that. Look if it is still there, and try again.';
  if (at('slack-status').textContent !== words) at('slack-status').textContent = words;
  await listen();
  return isTaken;
}

async function write() {
  const words = at('slack-words').value;
  if (words.trim() === '') return;
  at('slack-words').value = '';
  const { place, thread } = here();
  const isTaken = await act({ deed: 'write', channel: place, words, ...(thread ? { thread } : {}) });
  if (!isTaken) at('slack-words').value = words + at('slack-words').value;
}

async function listen() {
  const asked = user;
  const heard = await fetchSlack(user, sequence);
  // Nobody is there, nothing is new, or somebody else was chosen meanwhile.
  if (!heard?.people || asked !== user) return;
  news = heard;
  sequence = heard.sequence;
  user ||= heard.people[0].id;
  draw();
}

function hear() {
  at('slack-write').addEventListener('submit', (event) => {
    event.preventDefault();
    void write();
  });
  at('slack-words').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void write();
  });
}

hear();
for (;;) {
  await listen();
  await new Promise((resolve) => setTimeout(resolve, document.hidden ? 4000 : 800));
}
