/** Finds a name that stands twice in one object of a valid JSON text. Only asked where it is known that there is one. */

/** As it is written in the text; null where names differ as written, `"a"` and `"\\u0061"`. */
export function doubledName(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  // A string before a colon is a name.
  for (const { 1: name, 2: colon, 3: bracket } of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|([[\]{}])/g)) {
    const names = open.at(-1);
    if (bracket === "{") open.push(new Set());
    else if (bracket === "[") open.push(null);
    else if (bracket !== undefined) open.pop();
    if (name === undefined || colon === undefined || names === undefined || names === null) continue;
    if (names.has(name)) return name;
    names.add(name);
  }
  return null;
}
