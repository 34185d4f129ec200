// What can be seen on a page and no checker sees, measured inside it: scripts a test hands to the browser. `root` is an expression
// for what is looked at: the document, or a shadow root.

const colours = `
  const parts = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const curve = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * curve(r / 255) + 0.7152 * curve(g / 255) + 0.0722 * curve(b / 255);
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  const behind = (one) => {
    for (let at = one; at; at = above(at)) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const ratio = (one, other) => {
    const [a, b] = [light(parts(one)), light(parts(other))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const isSeen = (one) => one.checkVisibility() && !one.closest('.unseen') && one.getBoundingClientRect().left > -50;`;

/** What can be pressed and is smaller than 44 by 44 pixels (WCAG 2.5.5). A box counts with its label. */
export const smallTargets = (root = 'document'): string => `(() => {${colours}
  return [...${root}.querySelectorAll('button, summary, textarea, input, a')].filter(isSeen)
    .map((one) => one.closest('label') ?? one)
    .filter((one) => one.getBoundingClientRect().width < 43.9 || one.getBoundingClientRect().height < 43.9)
    .map((one) => one.textContent);
})()`;

/** Words whose contrast with what is behind them is below 7:1 (WCAG 1.4.6). */
export const faintWords = (root = 'document'): string => `(() => {${colours}
  const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  return [...${root}.querySelectorAll('*')].filter((one) => hasWords(one) && isSeen(one) && one.tagName !== 'STYLE')
    .filter((one) => ratio(getComputedStyle(one).color, behind(one)) < 7)
    .map((one) => one.textContent + ' ' + ratio(getComputedStyle(one).color, behind(one)));
})()`;

/** What is in the focus, and its ring: 2 px or more, 3:1 with what is around it (WCAG 2.4.13), wholly in view (2.4.12). */
export const focusSeen = (root = 'document'): string => `(() => {${colours}
  const one = ${root}.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  // Browsers bring the line that is written on into view, not all of a box for several.
  const height = one.tagName === 'TEXTAREA' ? 44 : Math.min(box.height, innerHeight);
  const middle = [box.left + box.width / 2, box.top + height / 2];
  const top = ${root}.elementFromPoint(...middle);
  return {
    name: (one.getAttribute('aria-label') ?? (one.labels?.[0]?.textContent || one.textContent || one.id)).trim().slice(0, 40),
    isRinged: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 &&
      ratio(style.outlineColor, behind(above(one))) >= 3,
    isInView: box.top >= -1 && box.top + height <= innerHeight + 1 || box.height > innerHeight,
    isOnTop: one === top || one.contains(top) || one.closest('label')?.contains(top) === true,
  };
})()`;

/** What sticks out to the side, and by how much (WCAG 1.4.10). */
export const sticksOut = `(() => {
  const wide = [...document.querySelectorAll('.doorstep *')].filter((one) => one.checkVisibility() && !one.closest('.unseen, .skip'))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.className + ' ' + one.getBoundingClientRect().right);
  return document.documentElement.scrollWidth > innerWidth ? ['the page ' + document.documentElement.scrollWidth, ...wide] : wide;
})()`;

/** What does not show all its words. */
export const cutOff = `[...document.querySelectorAll('.doorstep button, .doorstep summary, .doorstep .said, .doorstep label, h1')]
  .filter((one) => one.checkVisibility() && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.textContent)`;

/** Text spacing as WCAG 1.4.12 says people may set it, and all of it must still be there. */
export const wideSpacing = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
})()`;

/** The most characters on one line of a message (WCAG 1.4.8 says 80; ours is 70). */
export const longestLine = `Math.max(...[...document.querySelectorAll('.text')].flatMap((one) => {
  const range = document.createRange();
  const node = one.firstChild;
  const lines = new Map();
  for (let place = 0; place < node.length; place++) {
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    lines.set(top, (lines.get(top) ?? 0) + 1);
  }
  return [...lines.values()];
}))`;
