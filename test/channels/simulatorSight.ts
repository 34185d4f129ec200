// What can be seen on a page, measured inside it: scripts a test hands to the browser.

/** Run in the page: what can be pressed and is smaller than 44 by 44 pixels (WCAG 2.5.5). */
export const smallTargets = `[...document.querySelectorAll('button, summary, textarea')]
  .filter((one) => one.offsetWidth < 44 || one.offsetHeight < 44)
  .map((one) => one.textContent)`;

/**
 * Run in the page: words whose contrast with the plain colour behind them is below 7:1 (WCAG 1.4.6). Keys
 * are shaded and are looked at by eye.
 */
export const faintWords = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const curve = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const linear = (value) => curve(value / 255);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const isClear = (element) => channels(getComputedStyle(element).backgroundColor)[3] === 0;
  const behind = (element) =>
    isClear(element) && element.parentElement ? behind(element.parentElement) : element;
  const hasWords = (element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  return [...document.querySelectorAll('body *')]
    .filter((element) => hasWords(element) && element.offsetParent)
    .filter((element) => !element.closest('.keys, .brand, noscript'))
    .filter((element) => {
      const inks = [getComputedStyle(element).color, getComputedStyle(behind(element)).backgroundColor];
      const [a, b] = inks.map((ink) => light(channels(ink))).sort((one, other) => other - one);
      return (a + 0.05) / (b + 0.05) < 7;
    })
    .map((element) => element.textContent);
})()`;
