// What a person presses, types and picks, and what comes of it. The focus moves only where a press takes its place away: to where
// the next choices come, or to what opened what is now closed.
import { type Look, lookAttributes, readLook } from '../page/look.js';
import * as words from '../page/words.js';
import { speak } from './aloud.js';
import type { Chat, Setting } from './chat.js';
import { the } from './markupHere.js';
import { randomId } from './outgoing.js';

export interface Doing {
  /** Keeps how the person wants it to look. */
  remember(look: Look): Promise<Response>;
  /** "Forget this device" was pressed. */
  forget(press: Event): void;
}

export function listen(chat: Chat, { root, keeping }: Setting, doing: Doing): void {
  const { box } = chat;
  root.addEventListener('click', (event) => pressed(event, chat, root, doing));
  root.addEventListener('submit', (event) => submitted(event, chat, root, doing));
  box.addEventListener('input', () => keeping.set('draft', box.value));
  box.addEventListener('keydown', (event) => {
    const { key, shiftKey, isComposing } = event;
    // On a touch keyboard this key begins a new line.
    if (key !== 'Enter' || shiftKey || isComposing || !matchMedia('(pointer: fine)').matches) return;
    if (chat.line) the(root, '.send').click();
    event.preventDefault();
  });

  function submitted(event: Event, talk: Chat, within: HTMLElement, does: Doing): void {
    const form = event.target as HTMLFormElement;
    if (form.className === 'forget') return does.forget(event);
    if (!talk.line) return;
    event.preventDefault();
    if (form.id !== 'talk') {
      void sendPhoto(form, talk);
      return close(the(within, '.under details'));
    }
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    keeping.set('draft', '');
    talk.send(text);
  }
}

function pressed(event: Event, chat: Chat, root: HTMLElement, { remember }: Doing): void {
  const button = (event.target as Element).closest('button');
  if (button?.name === 'choice' && chat.line) {
    event.preventDefault();
    chat.send(button.textContent, button.value);
    chat.choices.focus();
  } else if (button?.value === 'look') {
    event.preventDefault();
    void saveLook(root, chat, remember);
    close(the(root, '.settings'));
  } else if (button?.classList.contains('say')) {
    speak([the(button.parentElement ?? root, '.text').textContent], 'instead');
  }
}

async function sendPhoto(form: HTMLFormElement, { line, status }: Chat): Promise<void> {
  const file = the<HTMLInputElement>(form, 'input').files?.[0];
  if (!file || !line) return;
  const said = JSON.stringify({ type: 'message', channelData: { clientActivityID: randomId() } });
  const body = new FormData();
  body.append('activity', new Blob([said], { type: 'application/vnd.microsoft.activity' }), 'blob');
  body.append('file', file, file.name);
  status.note(words.sendingPhoto);
  const outcome = await line.post('upload', body);
  if (outcome === 'later') return status.note(words.photoOffline);
  if (outcome !== 'sent') return status.note(outcome.status === 413 ? words.tooBig : outcome.why);
  form.reset();
  status.note('');
}

/** It is so at once; that it is saved is said once it is. */
async function saveLook(
  root: HTMLElement,
  { log, status }: Chat,
  remember: Doing['remember'],
): Promise<void> {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('.look :checked')];
  const look = readLook(new URLSearchParams(inputs.map(({ name, value }) => [name, value])).toString());
  // Buttons that come and go in the log are nothing that was said.
  log.setAttribute('aria-live', 'off');
  setTimeout(() => log.removeAttribute('aria-live'), 1_000);
  dress(root, look);
  const isSaved = await remember(look).then(
    ({ ok }) => ok,
    () => false,
  );
  status.note(isSaved ? words.saved : words.notSaved);
}

export function dress(root: HTMLElement, look: Look): void {
  for (const [attribute, value] of Object.entries(lookAttributes(look))) root.setAttribute(attribute, value);
}

/** Closes what was open, and stays on what opened it. */
function close(details: HTMLDetailsElement): void {
  details.open = false;
  the(details, 'summary').focus();
}
