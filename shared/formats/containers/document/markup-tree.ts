/** Markup as a tree: the XML of a document, or a web page with the tags that its writers leave open. */

export interface MarkupElement {
  /** As the document writes it; in lower case in a web page. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (MarkupElement | string)[];
}

interface Open extends MarkupElement {
  readonly children: (MarkupElement | string)[];
}

/** A form has some twenty levels; each is a call on the stack of whoever walks the tree. */
const maxDepth = 300;
/** A tag without an end would be looked for to the end of the file, again and again. */
const maxTagLength = 10_000;

const voids: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
/** Nothing between their tags is markup. */
const raw: ReadonlySet<string> = new Set(["script", "style", "title", "textarea", "noscript", "template"]);

/** An open element that ends where the other begins, unless an enclosing one stands between. */
const impliedEnds: readonly { readonly at: RegExp; readonly ends: RegExp; readonly within: RegExp }[] = [
  { at: /^t[dh]$/, ends: /^t[dh]$/, within: /^table$/ },
  { at: /^tr$/, ends: /^(t[dhr]|caption|colgroup)$/, within: /^table$/ },
  { at: /^t(body|head|foot)$/, ends: /^(t[dhr]|t(body|head|foot)|caption|colgroup)$/, within: /^table$/ },
  { at: /^(p|div|table|ul|ol|dl|h[1-6]|hr|pre|li)$/, ends: /^p$/, within: /^(table|t[dh]|div|li)$/ },
  { at: /^li$/, ends: /^li$/, within: /^(ul|ol)$/ },
  { at: /^d[td]$/, ends: /^d[td]$/, within: /^dl$/ },
];
/** An end tag inside one of these closes nothing outside of it. */
const barrier = /^(table|t[dh])$/;
const ofTable = /^(table|t[rdh]|t(body|head|foot))$/;

/** @throws RangeError for markup that nests without end. */
export function xmlTree(text: string): MarkupElement {
  return treeOf(text, false);
}

/** @throws RangeError for markup that nests without end. */
export function htmlTree(text: string): MarkupElement {
  return treeOf(text, true);
}

function treeOf(text: string, isHtml: boolean): MarkupElement {
  const root: Open = { name: "", attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    addText(stack, text.slice(at, next === -1 ? text.length : next));
    if (next === -1) break;
    at = tagAt(text, next, stack, isHtml);
  }
  return root;
}

/** @returns the place behind what begins there. */
function tagAt(text: string, at: number, stack: Open[], isHtml: boolean): number {
  if (text.startsWith("<!--", at)) return behind(text, "-->", at);
  if (text.startsWith("<![CDATA[", at) && !isHtml) {
    const end = text.indexOf("]]>", at);
    stack.at(-1)?.children.push(text.slice(at + 9, end === -1 ? text.length : end));
    return behind(text, "]]>", at);
  }
  if (/[!?]/.test(text[at + 1] ?? "")) return behind(text, ">", at);
  const end = endOfTag(text, at);
  const tag = end === null ? null : /^<(\/?)([A-Za-z][^\s/>]*)([^]*?)(\/?)>$/.exec(text.slice(at, end));
  if (end === null || tag === null) {
    addText(stack, "<");
    return at + 1;
  }
  const [, slash = "", written = "", attributes = "", selfClosed = ""] = tag;
  const name = isHtml ? written.toLowerCase() : written;
  if (slash !== "") close(stack, name, isHtml);
  else {
    if (isHtml) closeImplied(stack, name);
    const element: Open = { name, attributes: attributesIn(attributes, isHtml), children: [] };
    stack.at(-1)?.children.push(element);
    if (isHtml && raw.has(name)) return behind(text, ">", endOfRaw(text, name, end));
    if (isHtml ? !voids.has(name) : selfClosed === "") stack.push(element);
    if (stack.length > maxDepth) throw new RangeError("Markup is nested too deep");
  }
  return end;
}

function addText(stack: readonly Open[], text: string): void {
  if (text !== "") stack.at(-1)?.children.push(decodeEntities(text));
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

function endOfRaw(text: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, "gi");
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

/** A quote counts where a value begins with it. */
function endOfTag(text: string, from: number): number | null {
  const end = Math.min(text.length, from + maxTagLength);
  let quote = "";
  for (let at = from + 1; at < end; at++) {
    const sign = text[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if ((sign === '"' || sign === "'") && /=\s*$/.test(text.slice(Math.max(from, at - 4), at)))
      quote = sign;
    else if (sign === ">") return at + 1;
  }
  return null;
}

function attributesIn(text: string, isHtml: boolean): ReadonlyMap<string, string> {
  const found = text.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g);
  return new Map(
    Array.from(found, ([, name = "", double, single, bare]) => [
      isHtml ? name.toLowerCase() : name,
      decodeEntities(double ?? single ?? bare ?? ""),
    ]),
  );
}

function close(stack: Open[], name: string, isHtml: boolean): void {
  for (let at = stack.length - 1; at > 0; at--) {
    const open = stack[at]?.name ?? "";
    if (open === name) {
      stack.length = at;
      return;
    }
    if (isHtml && barrier.test(open) && (!ofTable.test(name) || open === "table")) return;
  }
}

function closeImplied(stack: Open[], name: string): void {
  for (const { at, ends, within } of impliedEnds) {
    if (!at.test(name)) continue;
    const outer = stack.findLastIndex((open) => within.test(open.name));
    const first = stack.findIndex((open, depth) => depth > outer && ends.test(open.name));
    if (first > 0) stack.length = first;
  }
}

/** Those of XML, and those that office programs write into web pages. */
const named: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["shy", "\u00ad"],
  ["ensp", "\u2002"],
  ["emsp", "\u2003"],
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

/** The references that documents and web pages write for signs. One that is not known stays as it is written. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}\d?));/g, (...match) => {
    const [whole, decimal, hex, name] = match.map((part) => (typeof part === "string" ? part : undefined));
    if (name !== undefined) return named.get(name) ?? whole ?? "";
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0 && code <= highestCodePoint ? String.fromCodePoint(code) : "";
  });
}
