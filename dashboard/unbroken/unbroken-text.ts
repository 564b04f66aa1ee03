/** What no line may part: a day, with its time, and a rate with its sign. Found in any text that the page draws. */

/** Signs, digits and what names them; an ordinary blank stands within. */
const unbroken = /(?<![\d-])\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?(?![\d-])|[+−-]?\d[\d,]*(?:\.\d+)? %p?/g;

export interface TextPart {
  readonly text: string;
  readonly isWhole: boolean;
}

/** In order; null where nothing in the text could be parted. */
export function unbrokenParts(text: string): readonly TextPart[] | null {
  // Most texts have neither.
  if (!text.includes("-") && !text.includes(" %")) return null;
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(unbroken)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index), isWhole: false });
    parts.push({ text: found[0], isWhole: true });
    end = found.index + found[0].length;
  }
  if (end === 0) return null;
  return end < text.length ? [...parts, { text: text.slice(end), isWhole: false }] : parts;
}
