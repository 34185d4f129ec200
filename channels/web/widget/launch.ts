// The widget on other people's sites: a button, and the chat in a shadow root. It sets no cookie, touches nothing of the page it
// is on, and asks for nothing before it is opened.
import { html } from '../page/markup.js';
import * as words from '../page/words.js';
import { type Keeping, openKeeping } from './keeping.js';
import { fill, the } from './markupHere.js';
import { Panel } from './panel.js';

/** `data-name`: what the chat is called before it has said so itself. `data-label`: what stands on the button. */
export async function launch({ dataset }: HTMLElement, base: string): Promise<void> {
  const { label = words.open, name = words.open } = dataset;
  const home = document.createElement('div');
  const shadow = home.attachShadow({ mode: 'open' });
  fill(
    shadow,
    html`<section aria-label="${label}"><button type="button" class="launch" aria-expanded="false">${label}</button><div></div></section>`,
  );
  await dress(shadow, `${base}/assets/page.css`);
  document.body.append(home);
  open(shadow, { base, name, keeping: openKeeping('widget') });
}

function open(shadow: ShadowRoot, about: { base: string; name: string; keeping: Keeping }): void {
  const button = the(shadow, 'button');
  let panel: Panel | undefined;
  const show = (is: boolean) => {
    button.hidden = is;
    button.setAttribute('aria-expanded', String(is));
    if (panel) panel.root.hidden = !is;
  };
  const shut = () => {
    show(false);
    button.focus();
  };
  const forgotten = () => {
    shut();
    panel?.close();
    panel = undefined;
  };
  button.addEventListener('click', () => {
    panel ??= new Panel(the(shadow, 'section > div'), about, { shut, forgotten });
    show(true);
    panel.focus();
  });
}

/** A style of our own, made by script: pages whose policy allows no foreign styles let it through. */
async function dress(shadow: ShadowRoot, address: string): Promise<void> {
  if ('adoptedStyleSheets' in shadow) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(address)).text());
    shadow.adoptedStyleSheets = [sheet];
    return;
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  (shadow as ShadowRoot).prepend(link);
}
