/** The references that documents and web pages write for signs. One that is not known stays as it is written. */

/** Those of XML, and those that office programs write into web pages. */
const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["shy", "\u00ad"],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["middot", "·"],
  ["bull", "•"],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["minus", "−"],
  ["lsquo", "‘"],
  ["rsquo", "’"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["sup1", "¹"],
  ["sup2", "²"],
  ["sup3", "³"],
  ["dagger", "†"],
  ["rarr", "→"],
  ["times", "×"],
  ["divide", "÷"],
]);

const highestCodePoint = 0x10_ff_ff;

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}\d?));/g, (...match) => {
    const [whole, decimal, hex, name] = match.map((part) => (typeof part === "string" ? part : undefined));
    if (name !== undefined) return named.get(name) ?? whole ?? "";
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= highestCodePoint ? String.fromCodePoint(code) : "";
  });
}
