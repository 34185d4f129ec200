// The form that Slack puts before somebody, as a dialog of the page. What is typed in it stays while it is drawn anew.
import { drawBlocks } from './slackBlocks.js';
import { readFields } from './slackFields.js';
import { make } from './thread.js';

const dialog = document.getElementById('slack-form');
const form = document.getElementById('slack-fields');
let shown = '';

/**
 * Shows the form, or puts it away where there is none.
 * @param {object | null} view what the demo says of it
 * @param {{ users: object[], channels: object[] }} choices
 * @param {{ press: Function, send: Function, close: Function }} act
 */
export function drawForm(view, choices, act) {
  const key = view ? `${view.id} ${view.hash}` : '';
  if (key === shown) return;
  const isSame = view !== null && shown.startsWith(`${view.id} `);
  shown = key;
  if (!view) return dialog.close();
  const put = isSame ? readFields(form) : {};
  document.getElementById('slack-form-title').textContent = view.title.text;
  const blocks = drawBlocks(view.blocks, act.press, { ...choices, put, errors: view.errors });
  form.replaceChildren(...blocks, drawEnd(view, act));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (view.submit) act.send(readFields(form, true));
  };
  if (!dialog.open) dialog.showModal();
  const first = form.querySelector('[aria-invalid]') ?? form.querySelector('input, textarea, select');
  first?.focus();
}

function drawEnd(view, act) {
  const close = make('button', { type: 'button' }, view.close?.text ?? 'Close');
  close.addEventListener('click', act.close);
  dialog.oncancel = (event) => {
    event.preventDefault();
    act.close();
  };
  const send = view.submit
    ? [make('button', { type: 'submit', className: 'primary' }, view.submit.text)]
    : [];
  return make('p', { className: 'row' }, close, ...send);
}
