// Tables in tests: one text a line, and where it has an answer, `text = answer`. Nothing else is read into them.

/** The lines of a table, without blanks around them and without empty ones. */
export function table(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Lines of the form `text = answer`; the last ` = ` divides. */
export function pairs(lines: string): [string, string][] {
  return table(lines).map((line) => {
    const at = line.lastIndexOf(' = ');
    return [line.slice(0, at), line.slice(at + 3)];
  });
}
