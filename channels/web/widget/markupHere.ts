// Markup into the page: the one place where it is done, under the name that our own page's policy allows. What comes in was made
// by markup.ts and holds nothing that people typed as anything but text.
import type { Markup } from '../page/markup.js';

interface Policy {
  createHTML(markup: string): string;
}
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

const same: Policy = { createHTML: (markup) => markup };
const { trustedTypes } = window as { trustedTypes?: Policies };

function openPolicy(): Policy {
  try {
    return trustedTypes?.createPolicy('doorstep', same) ?? same;
  } catch {
    // Another site allows other names, or has the script twice; whether it then takes plain markup is its to say.
    return same;
  }
}
const policy = openPolicy();

/** In place of what is there. */
export function fill(element: Element | ShadowRoot, { markup }: Markup): void {
  element.innerHTML = policy.createHTML(markup);
}

/** At the end, as one addition. */
export function add(element: Element, { markup }: Markup): void {
  element.insertAdjacentHTML('beforeend', policy.createHTML(markup));
}

/** The first that fits. @throws Error where there is none: the markup is ours. */
export function the<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}
