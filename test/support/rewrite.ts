// Writes a conversation file anew with what was read in it; everything else in it stays as it is.
import type { Played } from './player.js';
import type { Script } from './script.js';

/** The lines of the file with the bot's lines, what was saved, and the counts as they came out. */
export function rewritten(script: Script, { read, texts }: Played): string {
  const indent = Math.max(7, ...[...texts.keys()].map((name) => name.length + 2));
  const dropped = new Set(
    script.happenings.flatMap(({ expected }) => expected.flatMap((one) => linesOf(script, one.line))),
  );
  const added = new Map(
    script.happenings.map((happening, index) => [lastLine(script, happening.line), read[index] ?? []]),
  );
  const budgets = new Map(
    script.budgets.map(({ line, who }) => [line, `texts from ${who}: ${texts.get(who) ?? 0}`]),
  );
  const lines = script.lines.flatMap((text, index) => {
    const line = index + 1;
    const kept = dropped.has(line) ? [] : [budgets.get(line) ?? text];
    return [...kept, ...(added.get(line) ?? []).map((one) => aligned(one, indent))];
  });
  return `${lines.join('\n')}\n`;
}

/** A line and the indented ones that go on with it. */
function linesOf(script: Script, line: number): number[] {
  const all: number[] = [];
  for (let at = line; at <= lastLine(script, line); at++) all.push(at);
  return all;
}

function lastLine({ lines }: Script, line: number): number {
  let last = line;
  while (/^\s+(?!-- )\S/.test(lines[last] ?? '')) last += 1;
  return last;
}

function aligned(read: string, indent: number): string {
  const [, kind, text = ''] = /^(bot|saved|card|home|form): (.*)$/s.exec(read) ?? [];
  if (!kind) return read;
  return `${`${kind}: `.padEnd(indent)}${text.replaceAll('\n', `\n${' '.repeat(indent)}`)}`;
}
