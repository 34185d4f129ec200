// What anybody in Slack can begin with a press: a new update, a question, their groups, their settings. The form is the read-back of
// an update; all checks are those of the guided step, which goes on in their direct message.
import { names } from '../names.js';
import { employerPlaces, sharePlaces } from '../sharePlaces.js';
import type { Sheet } from '../sheet.js';
import type { Amiss, Deed, Drawing } from './deed.js';

/** Characters that are kept of an update. */
const MOST_WORDS = 1600;

const anybody = () => Promise.resolve(true);

/** `about`: words that stand in the form already. */
export const newUpdate: Deed = {
  verb: 'new-update',
  ownWords: 'text',
  may: anybody,
  form: (drawing, words) => updateForm(drawing, 'do:new-update:', words),
  check: ({ text = '' }, words): Amiss => (text.trim() === '' ? { text: words['desk.noWords'] } : {}),
  async perform(turn, _about, { group = '', text = '', who }) {
    const place = (await sharePlaces(turn)).find(({ id }) => id === group);
    if (!place) return turn.goOn(names.post, { words: text, asked: ['words'] });
    turn.goOn(names.post, {
      words: text,
      asked: ['words'],
      group: { id: place.id, label: place.label },
      readBack: { id: who === 'me' ? 'me' : 'share', label: '' },
    });
  },
};

/** Words of a message, made one's own update. */
export const shareToCommunity: Deed = {
  ...newUpdate,
  verb: 'share-to-community',
  form: (drawing, words) => updateForm(drawing, 'do:share-to-community:', words),
};

async function updateForm(drawing: Drawing, id: string, text: string): Promise<Sheet> {
  const { reader, store, words } = drawing;
  const mine = reader ? await store.communities.mine(reader.id) : [];
  const asEmployer = reader ? await employerPlaces(drawing, reader.id) : [];
  const places = [...mine.map((group) => ({ id: group.id, label: group.name })), ...asEmployer];
  const [first] = places;
  if (!first)
    return { title: words['desk.newUpdate'], parts: [{ kind: 'text', text: words['update.noGroup'] }] };
  const groups = places.slice(0, 100).map((place) => ({ id: place.id, label: place.label }));
  const value = text.slice(0, MOST_WORDS);
  return {
    title: words['desk.newUpdate'],
    parts: [
      {
        kind: 'field',
        field: { name: 'text', label: words['update.words'], kind: 'words', value, most: MOST_WORDS },
      },
      {
        kind: 'field',
        field: {
          name: 'group',
          label: words['update.group'],
          kind: 'choice',
          choices: groups,
          value: first.id,
        },
      },
      {
        kind: 'field',
        field: {
          name: 'who',
          label: words['update.who'],
          kind: 'choice',
          value: 'group',
          choices: [
            { id: 'group', label: words['update.theGroup'] },
            { id: 'me', label: words['update.onlyMe'] },
          ],
        },
      },
      { kind: 'small', text: words['update.undo'] },
    ],
    submit: { id, label: words['update.share'] },
  };
}

const begins = (verb: string, dialog: string): Deed => ({
  verb,
  may: anybody,
  perform: async (turn) => turn.goOn(dialog),
});

export const ask = begins('ask', names.ask);
export const groups = begins('groups', names.groups);
export const settings = begins('settings', names.settings);
