// What a text is about, in one short line of a list. What is kept and read whole is never changed here.

/** A beginning shorter than this ("Hi!") says too little to stand for the whole. */
const ENOUGH = 12;
const PICTURES = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3/gu;

/** The first sentence, or as much of it as `most` characters hold, cut between words. No emoji: they would double the bill. */
export function gist(text: string, most: number): string {
  const plain = text.replace(PICTURES, '').replace(/\s+/g, ' ').trim() || text.trim();
  const [first = plain] = /^.+?[.!?](?=\s|$)/.exec(plain) ?? [];
  const said = Array.from((first.length < ENOUGH ? plain : first).replace(/[.!?,;: ]+$/, '') || plain);
  if (said.length <= most) return said.join('');
  const cut = said.slice(0, most - 3).join('');
  const end = said[most - 3] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[.!?,;: ]+$/, '')}...`;
}
