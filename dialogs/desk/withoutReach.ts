// Nothing that staff look at says how to reach a member: numbers and e-mail addresses in somebody's words are named, not shown.
import type { Part, Sheet } from '../sheet.js';
import { hideReach } from '../understanding/personalDetails.js';
import { en } from '../words/en.js';

const hidden = (text: string): string =>
  hideReach(text, { phone: en['post.phone'], email: en['post.email'] });

/** Fields stay as they are: what staff write themselves is theirs. */
export function withoutReach(sheet: Sheet): Sheet {
  return { ...sheet, title: hidden(sheet.title), parts: sheet.parts.map(hiddenPart) };
}

function hiddenPart(part: Part): Part {
  if (part.kind === 'facts')
    return {
      ...part,
      facts: part.facts.map(({ name, value }) => ({ name: hidden(name), value: hidden(value) })),
    };
  if (part.kind === 'picture') return { ...part, alt: hidden(part.alt) };
  return 'text' in part ? { ...part, text: hidden(part.text) } : part;
}
