// Markup as a string, for the server and for the browser. What is put into it is always escaped: words that people type never
// become markup, because nothing but `html` can make some.

/** Markup that may stand in a page as it is. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | readonly Markup[] | string | number | false | undefined;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and between the quotes of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

/** Values in the template are escaped, unless they are markup already; `false` and `undefined` are nothing. */
export const html = (strings: readonly string[], ...parts: readonly Part[]): Markup => ({
  markup: strings.reduce((before, after, place) => before + drawn(parts[place - 1]) + after),
});

function drawn(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
