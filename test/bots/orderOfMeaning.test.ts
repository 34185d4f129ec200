// The order of meaning as a table: in which state a message is taken by whom. What an earlier reader takes, a later one never sees.
import { expect } from 'chai';
import { en } from '../../dialogs/words/en.js';
import { Scene } from '../support/scene.js';

/** How somebody comes into a state: what is said before, and what passes. `stranger` has never written. */
const states = {
  stranger: [],
  'before the OK': ['hello'],
  idle: [],
  writing: ['post'],
  choosing: ['post I like tea', '-- 5 minutes'],
  'just read back': ['post I like tea'],
  'the menu': ['menu'],
  'opted out': ['stop'],
  'with a digest': ['digest'],
  'with a digest, choosing': ['digest', 'post I like tea', '-- 5 minutes'],
} as const;

const upToPlace = (text: string): string => text.split('{')[0] ?? '';
const hi = upToPlace(en['welcome.consent'].ask);
const stranger = upToPlace(en['help.stranger']);
const matter = upToPlace(en['safe.fixed']);

type State = keyof typeof states;

/** State, message, and how the answer begins; `null` for no answer. Grouped by the reader that takes it, first reader first. */
const table: Record<string, readonly (readonly [State, string, string | null])[]> = {
  'STOP and START': [
    ['idle', 'STOP', en['stop.done']],
    ['idle', ' Stop!! ', en['stop.done']],
    ['idle', '🛑 stop', en['stop.done']],
    ['writing', 'unsubscribe', en['stop.done']],
    ['choosing', 'CANCEL', en['stop.done']],
    ['before the OK', 'stop', en['stop.done']],
    ['stranger', 'stop', en['stop.done']],
    ['opted out', 'stop', null],
    ['opted out', 'menu', null],
    ['opted out', 'start', en['stop.back']],
    ['opted out', 'Yes', en['stop.back']],
    ['idle', 'start', en['miss.first']],
    ['writing', 'start', 'You wrote: "start"'],
    ['writing', 'stop eating cake', 'You wrote: "stop eating cake"'],
  ],
  safeguarding: [
    ['idle', 'I want to kill myself', matter],
    ['writing', 'he hits me every day', matter],
    ['choosing', 'I want to die', matter],
    ['the menu', 'he hits me every day', matter],
    ['before the OK', 'I want to kill myself', matter],
    ['stranger', 'post I want to kill myself', matter],
    ['with a digest', '1 reply I want to kill myself', matter],
  ],
  HELP: [
    ['idle', 'help', en['help.member']],
    ['writing', 'HELP', en['help.member']],
    ['choosing', 'help!', en['help.member']],
    ['stranger', 'help', stranger],
    ['before the OK', 'info', stranger],
    ['writing', 'help me find a job', 'You wrote: "help me find a job"'],
  ],
  'the welcome': [
    ['stranger', 'post hello', hi],
    ['stranger', '1', hi],
    ['stranger', 'menu', hi],
    ['before the OK', 'menu', hi],
    ['before the OK', '0', hi],
    ['before the OK', '1', en['welcome.name'].ask],
    ['before the OK', 'post hello', en['miss.first']],
  ],
  'a blank': [
    ['idle', '', en['aside.blank']],
    ['writing', '   ', en['aside.blank']],
    ['choosing', '', en['aside.blank']],
  ],
  'words that mean the same everywhere': [
    ['idle', 'menu', en['menu.first'].ask],
    ['writing', 'Menu.', en['menu.first'].ask],
    ['choosing', 'mneu', en['menu.first'].ask],
    ['writing', 'manu', 'You wrote: "manu"'],
    ['writing', 'menu for lunch', 'You wrote: "menu for lunch"'],
    ['choosing', 'back', 'You wrote: "I like tea"\nSend new words'],
    ['idle', 'back', en['menu.first'].ask],
    ['idle', 'undo', en['aside.nothingToUndo']],
    ['writing', 'undo', en['aside.nothingToUndo']],
    ['writing', 'again', en['post.write'].ask],
    ['choosing', 'again', 'You wrote: "I like tea"'],
    ['the menu', 'more', en['menu.second'].ask],
    ['choosing', 'more', en['aside.noMore']],
    ['writing', '0', en['leave.done']],
    ['idle', '0', en['leave.nothing']],
    ['idle', 'person', en['person.done']],
    ['choosing', 'PERSON', en['person.done']],
  ],
  'the open step': [
    ['writing', 'my job is to help people', 'You wrote: "my job is to help people"'],
    ['writing', 'post', en['post.write'].ask],
    ['writing', 'groups', 'You wrote: "groups"'],
    ['writing', '1', en['post.short'].ask],
    ['choosing', '2', en['post.onlyMe']],
    ['choosing', 'onyl me', en['post.onlyMe']],
    ['choosing', '7', 'Please pick a number from 1 to 3.'],
    ['just read back', 'to the art group', 'You wrote: "I like tea to the art group"'],
    ['just read back', 'share with art group', en['post.shared']],
    ['just read back', 'the first one', en['post.shared']],
    ['just read back', 'with milk', 'You wrote: "I like tea with milk"'],
    ['just read back', 'no thanks', en['leave.done']],
    ['just read back', 'ok', en['miss.first']],
    ['with a digest, choosing', '2', en['post.onlyMe']],
  ],
  'a number or id of something sent': [
    ['with a digest', '1', 'Sam'],
    ['with a digest', 'D1', 'Sam'],
    ['with a digest, choosing', 'd1', 'Sam'],
    ['with a digest, choosing', '1 reply Well done', 'Sent.'],
  ],
  'a command word': [
    ['idle', 'post', en['post.write'].ask],
    ['idle', 'POST: I like tea', 'You wrote: "I like tea"'],
    ['idle', 'psot I like tea', 'You wrote: "I like tea"'],
    ['idle', 'groups', 'You are in'],
    ['the menu', 'post I like tea', 'You wrote: "I like tea"'],
    ['choosing', 'groups', 'You are in'],
  ],
  'free text': [
    ['idle', 'thank you', en['aside.welcome']],
    ['idle', 'hello', en['menu.first'].ask],
    ['idle', 'I saw a very big dog', en['offer.ask'].ask],
  ],
  nobody: [
    ['idle', 'blue', en['miss.first']],
    ['choosing', 'blue', en['miss.first']],
    ['choosing', 'I saw a very big dog', en['miss.first']],
    ['the menu', '🎉', en['miss.first']],
  ],
};

describe('the order of meaning', () => {
  let scene: Scene;
  let people = 0;
  before(async () => {
    scene = await Scene.open(
      'groups: Art group',
      'Sam is in Art group',
      'Sam shared in Art group 2 days ago: I have a cat',
    );
  });
  after(() => scene.close());

  async function someone(state: State): Promise<string> {
    const who = `P${++people}`;
    if (state !== 'stranger' && state !== 'before the OK') await scene.tell(`${who} is in Art group`);
    for (const line of states[state])
      await (line.startsWith('--') ? scene.pass(line.slice(3)) : scene.says(who, line));
    return who;
  }

  for (const [reader, rows] of Object.entries(table))
    describe(`${reader} takes`, () => {
      for (const [state, text, begins] of rows)
        it(`"${text}" (${state})`, async () => {
          const who = await someone(state);
          const [reply] = (await scene.says(who, text)).filter(
            ({ address }) => address === scene.town.numberOf(who),
          );
          expect(reply?.body.text.slice(0, begins?.length) ?? null).to.equal(begins);
        });
    });
});
