// The widget's panel: the same chat as the page, for whoever the site's own storage says is here.
import { lookLine, readLook } from '../page/look.js';
import { html, type Markup } from '../page/markup.js';
import { chat as drawn, lookOf } from '../page/render.js';
import * as words from '../page/words.js';
import { Chat } from './chat.js';
import type { Keeping } from './keeping.js';
import { Line, type Session } from './line.js';
import { fill, the } from './markupHere.js';
import { dress, listen } from './presses.js';

export interface About {
  readonly base: string;
  /** What the chat is called before it has said so itself. */
  readonly name: string;
  readonly keeping: Keeping;
}

/** What comes with the first answer: how the person wants it, and the sheet on which that is changed. */
interface Dressed {
  readonly look: string;
  readonly sheet: Markup;
}

export class Panel {
  readonly root: HTMLElement;
  private readonly line: Line;
  private name: string;

  constructor(
    place: HTMLElement,
    private readonly about: About,
    does: { shut(): void; forgotten(): void },
  ) {
    const { base, keeping, name } = about;
    this.name = name;
    this.root = draw(place, about);
    const { root } = this;
    const setting = { root, base, keeping, name: () => this.name, ended: words.sorry };
    const chat = new Chat(setting);
    listen(chat, setting, {
      remember: (look) => {
        keeping.set('look', lookLine(look));
        return this.ask('session/look', { look: lookLine(look) });
      },
      forget: (press) => {
        press.preventDefault();
        void this.ask('forget', {}, { mode: 'no-cors' });
        keeping.clear();
        does.forgotten();
      },
    });
    root.addEventListener('keydown', ({ key }) => key === 'Escape' && does.shut());
    the(root, '.close').addEventListener('click', does.shut);
    const ears = {
      heard: (activities: readonly unknown[]) => chat.heard(activities),
      typing: () => chat.typing(),
      state(state: 'live' | 'offline' | 'ended') {
        // What was said before is there; from now on what comes is news.
        if (state === 'live') chat.log.setAttribute('role', 'log');
        chat.state(state);
      },
    };
    this.line = chat.line = new Line(base, ears, (from) => this.session(from));
  }

  focus(): void {
    const { root } = this;
    (matchMedia('(pointer: fine)').matches ? the(root, 'textarea') : root).focus();
  }

  close(): void {
    this.line.close();
  }

  private async session(place: string | undefined): Promise<Session | null> {
    const { keeping } = this.about;
    const from = place === undefined ? { look: keeping.get('look') } : { place: Number(place) };
    const answer = await this.ask('session', from);
    // The site is not on the list.
    if (answer.status === 403) return null;
    if (!answer.ok) throw new Error(`session ${answer.status}`);
    const session = (await answer.json()) as Session & Partial<Dressed>;
    keeping.set('secret', session.secret ?? '');
    this.name = session.name;
    the(this.root, 'h2').textContent = words.title(session.name);
    const { look, sheet } = session;
    if (look !== undefined && sheet) {
      keeping.set('look', look);
      dress(this.root, readLook(look));
      fill(the(this.root, '.sheet'), sheet);
    }
    return session;
  }

  private ask(what: string, said: object, how?: RequestInit): Promise<Response> {
    const { base, keeping } = this.about;
    const body = JSON.stringify({ secret: keeping.get('secret'), ...said });
    return fetch(`${base}/chat/${what}`, { method: 'POST', body, credentials: 'omit', ...how });
  }
}

/** The whole chat at once, still empty: what was said comes before the log is called one. */
function draw(place: HTMLElement, { base, keeping, name }: About): HTMLElement {
  const look = readLook(keeping.get('look'));
  const view = { name, base, sheet: html``, said: [], open: [], draft: '', status: '', keys: {} };
  const closing = html`<button type="button" class="close plain">${words.close}</button>`;
  fill(
    place,
    html`<div class="doorstep panel" role="dialog" aria-label="${words.open}" tabindex="-1"${lookOf(look)}>${drawn(view, 2, closing)}</div>`,
  );
  the(place, '.log').setAttribute('role', 'group');
  return the(place, '.panel');
}
