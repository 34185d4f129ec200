// Lengths of time as conversation files say them: "10 minutes", "a day".

export const zone = 'Europe/London';

const second = 1_000;
const lengths: Readonly<Record<string, number>> = {
  second,
  minute: 60 * second,
  hour: 60 * 60 * second,
  day: 24 * 60 * 60 * second,
  week: 7 * 24 * 60 * 60 * second,
};

/** Milliseconds. Throws if it is no length of time. */
export function duration(text: string): number {
  const [, count = '', unit = ''] = /^(\w+) (\w+?)s?$/.exec(text) ?? [];
  const length = (/^(a|an|one)$/.test(count) ? 1 : Number(count)) * (lengths[unit] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`"${text}" is no length of time such as "10 minutes"`);
  return length;
}
