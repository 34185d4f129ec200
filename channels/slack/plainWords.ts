// Slack's way of writing, made into what the person saw: signs, links and names. It never draws.
// Source: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages

const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** NUL is no letter, and PostgreSQL refuses a text that has one. */
export const plainWords = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(/<([@#!][^<>]+|[a-z][\w+.-]*:[^<>]+)>/g, (_, inside: string) => seen(inside))
    .replace(/&(?:amp|lt|gt);/g, (sign) => signs[sign] ?? sign);

/** `@U1|ann`, `#C1|art`, `!here`, `https://a.example|a.example`, `mailto:a@b.example|a@b.example`. */
function seen(inside: string): string {
  const at = inside.indexOf('|');
  const [target, label] = at < 0 ? [inside, ''] : [inside.slice(0, at), inside.slice(at + 1)];
  const kind = target[0] ?? '';
  if (kind === '@' || kind === '#') return label === '' ? target : kind + label.replace(/^[@#]/, '');
  if (kind === '!') return label === '' ? `@${target.slice(1)}` : label;
  const address = target.replace(/^(?:mailto|tel):/, '');
  // Slack makes a number a link by itself: the person wrote what stands on it.
  if (target.startsWith('tel:') && /\d/.test(label)) return label;
  return label === '' || isSame(label, address) ? address : `${label} (${address})`;
}

/** Slack makes `a.example` a link to `http://a.example`. */
const isSame = (label: string, address: string): boolean =>
  address === label || address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label;
