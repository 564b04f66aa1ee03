/**
 * The name that stands twice in one object of a JSON text; null where none does. A parser keeps the last of the two, and
 * what the other says would be gone without a word. Of a text that is no JSON it proves nothing.
 */
export function doubledName(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  // A string before a colon is a name.
  for (const { 1: written, 2: colon, 3: bracket } of json.matchAll(
    /"((?:[^"\\]|\\.)*)"(\s*:)?|([[\]{}])/gs,
  )) {
    const names = open.at(-1);
    if (bracket === "{") open.push(new Set());
    else if (bracket === "[") open.push(null);
    else if (bracket !== undefined) open.pop();
    if (written === undefined || colon === undefined || names === undefined || names === null) continue;
    const name = unescaped(written);
    if (names.has(name)) return name;
    names.add(name);
  }
  return null;
}

/** `a` may be written as `\\u0061`. */
function unescaped(written: string): string {
  if (!written.includes("\\")) return written;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}
