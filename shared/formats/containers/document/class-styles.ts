/** Looks that a web page gives by its rules, as Excel and portals write them: struck, hidden, raised and white text is then known by its style. */
import type { MarkupElement } from "./markup-tree.ts";

/** Of all declarations the ones that take text back, hide it, raise it, draw it in, or colour it and its ground. */
const telling =
  /^(?:display|visibility|mso-hide|text-decoration(?:-line)?|vertical-align|text-align|(?:padding|margin)(?:-left)?|text-indent|font-size|opacity|color|background(?:-color|-image)?)$/;
const maxRules = 5_000;

interface Rule {
  /** From the outermost to the element itself. */
  readonly parts: readonly Part[];
  /** Ids before classes before names, and what comes later before what came first. */
  readonly weight: number;
  readonly declarations: Declarations;
}

interface Part {
  readonly name: string;
  readonly classes: readonly string[];
  readonly id: string | null;
  readonly attributes: readonly (readonly [name: string, value: string | null])[];
  /** `first-child`, `nth-child(2n+1)`: where it stands among its siblings. */
  readonly places: readonly string[];
  /** Whether it stands right inside the part before it. */
  readonly isChild: boolean;
}

type Declarations = ReadonlyMap<string, string>;

/** The tree with what the page's rules say written into the style of each element, before its own. */
export function withClassStyles(root: MarkupElement, page: string): MarkupElement {
  const rules = rulesOf(page);
  return rules.length === 0 ? root : new Styler(rules).styled(root, []);
}

/** Whether a rule of the page colours grounds by a selector that is not understood: then any text may have one. */
export function hasUnknownGrounds(page: string): boolean {
  return blocksOf(page).some(
    ({ selectors, declarations }) =>
      [...declarations.keys()].some((name) => name.startsWith("background")) &&
      selectors.some((selector) => partsOf(selector) === null),
  );
}

class Styler {
  readonly #rules: ReadonlyMap<string, readonly Rule[]>;
  /** Of elements alike, which a page has by the thousands; null of those whose place tells them apart. */
  readonly #known = new Map<string, { readonly style: string | null } | null>();

  constructor(rules: readonly Rule[]) {
    this.#rules = Map.groupBy(rules, keyOf);
  }

  styled(element: MarkupElement, path: MarkupElement[]): MarkupElement {
    path.push(element);
    const children = element.children.map((child) =>
      typeof child === "string" ? child : this.styled(child, path),
    );
    const style = this.#styleOf(element, path);
    path.pop();
    if (style === null) return { ...element, children };
    return { ...element, attributes: new Map(element.attributes).set("style", style), children };
  }

  /** Null where no rule is of it. */
  #styleOf(element: MarkupElement, path: readonly MarkupElement[]): string | null {
    const { name, attributes } = element;
    const sign = ["class", "id", "style"].map((each) => attributes.get(each) ?? "").join("\n");
    const alike = `${name}\n${sign}`;
    const known = this.#known.get(alike);
    if (known !== undefined && known !== null) return known.style;
    const keys = [
      name,
      ...classesOf(element).map((each) => `.${each}`),
      `#${attributes.get("id") ?? ""}`,
      "*",
    ];
    const candidates = [...new Set(keys)].flatMap((key) => this.#rules.get(key) ?? []);
    const matching = candidates
      .filter(({ parts }) => matches(path, parts))
      .toSorted((a, b) => a.weight - b.weight);
    const own = declarationsIn(attributes.get("style") ?? "");
    const style =
      matching.length === 0 ? null : settled([...matching.map(({ declarations }) => declarations), own]);
    const isAlone = candidates.every(
      ({ parts: [part, ...more] }) =>
        more.length === 0 && part?.attributes.length === 0 && part.places.length === 0,
    );
    this.#known.set(alike, isAlone ? { style } : null);
    return style;
  }
}

/** The last of each name, but for what an earlier one calls important. */
function settled(all: readonly Declarations[]): string {
  const values = new Map<string, string>();
  for (const declarations of all)
    for (const [name, value] of declarations)
      if (important.test(value) || !important.test(values.get(name) ?? "")) values.set(name, value);
  return [...values].map(([name, value]) => `${name}:${value.replace(important, "")}`).join(";");
}

const important = /\s*!\s*important\s*$/i;

function matches(path: readonly MarkupElement[], parts: readonly Part[]): boolean {
  const [element, part] = [path.at(-1), parts.at(-1)];
  if (part === undefined) return true;
  if (element === undefined || !isOf(element, part) || !standsAt(element, path.at(-2), part)) return false;
  const [outer, rest] = [path.slice(0, -1), parts.slice(0, -1)];
  if (rest.length === 0 || part.isChild) return matches(outer, rest);
  return outer.some((_, at) => matches(outer.slice(0, at + 1), rest));
}

function isOf(element: MarkupElement, { name, classes, id, attributes }: Part): boolean {
  const own = classesOf(element);
  return (
    (name === "" || name === element.name) &&
    classes.every((each) => own.includes(each)) &&
    (id === null || element.attributes.get("id") === id) &&
    attributes.every(
      ([each, value]) =>
        element.attributes.has(each) && (value === null || element.attributes.get(each) === value),
    )
  );
}

/** A table has rows by the thousands: the places of an element's children are counted once. */
const placesOfChildren = new WeakMap<MarkupElement, ReadonlyMap<MarkupElement, number>>();

function placesIn(parent: MarkupElement): ReadonlyMap<MarkupElement, number> {
  const known = placesOfChildren.get(parent);
  if (known !== undefined) return known;
  const children = parent.children.filter((child) => typeof child !== "string");
  const places = new Map(children.map((child, at) => [child, at + 1]));
  placesOfChildren.set(parent, places);
  return places;
}

function standsAt(element: MarkupElement, parent: MarkupElement | undefined, { places }: Part): boolean {
  if (places.length === 0 || parent === undefined) return places.length === 0;
  const all = placesIn(parent);
  const at = all.get(element) ?? 0;
  return places.every((sign) => isPlace(sign.includes("last") ? all.size + 1 - at : at, sign));
}

/** @param sign `odd`, `even`, a number or `an+b`; `first` and `last` are the 1 from either end. */
function isPlace(place: number, sign: string): boolean {
  const formula = (/\((.*)\)/.exec(sign)?.[1] ?? "1").replace("odd", "2n+1").replace("even", "2n");
  const [, first = "", n, rest = ""] = /^([+-]?\d*)(n)?([+-]\d+)?$/.exec(formula) ?? [];
  if (n === undefined) return place === Number(first);
  const step = /^[+-]?$/.test(first) ? Number(`${first}1`) : Number(first);
  const from = place - Number(rest);
  return step === 0 ? from === 0 : from % step === 0 && from / step >= 0;
}

function classesOf({ attributes }: MarkupElement): readonly string[] {
  return attributes.get("class")?.split(/\s+/) ?? [];
}

function keyOf({ parts }: Rule): string {
  const { name = "", classes = [], id = null } = parts.at(-1) ?? {};
  if (id !== null) return `#${id}`;
  return classes[0] === undefined ? name || "*" : `.${classes[0]}`;
}

function rulesOf(page: string): readonly Rule[] {
  return blocksOf(page).flatMap(({ selectors, declarations }, at) =>
    selectors.flatMap((selector): readonly Rule[] => {
      const parts = partsOf(selector);
      if (parts === null) return [];
      const count = (of: (part: Part) => number) => parts.reduce((sum, part) => sum + of(part), 0);
      const classes = count((part) => part.classes.length + part.attributes.length + part.places.length);
      const rank =
        count(({ id }) => Number(id !== null)) * 100 +
        classes * 10 +
        count(({ name }) => Number(name !== ""));
      return [{ parts, weight: rank * maxRules + at, declarations }];
    }),
  );
}

/** What is said for print alone is no look of a page on the screen. */
function blocksOf(
  page: string,
): readonly { readonly selectors: readonly string[]; readonly declarations: Declarations }[] {
  const sheets = page.match(/<style[\s>][^]*?<\/style>/gi) ?? [];
  const blocks = sheets
    .join("\n")
    .replace(/<\/?style[^>]*>/gi, "")
    .replace(/\/\*[^]*?\*\/|<!--|-->/g, "")
    .replace(/@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, "")
    .matchAll(/([^{}<>;]*(?:>[^{}<>;]*)*)\{([^{}]*)\}/g);
  return [...blocks].slice(0, maxRules).flatMap(([, selectors = "", text = ""]) => {
    const declarations = declarationsIn(text);
    return declarations.size === 0 ? [] : [{ selectors: selectors.split(","), declarations }];
  });
}

function declarationsIn(text: string): Declarations {
  const stated = text.split(";").flatMap((declaration): readonly (readonly [string, string])[] => {
    const [name = "", ...value] = declaration.split(":");
    const key = name.trim().toLowerCase();
    return telling.test(key) ? [[key, value.join(":").trim()]] : [];
  });
  return new Map(stated);
}

const counted = String.raw`:(?:first|last)-child|:nth-(?:last-)?child\((?:odd|even|[+-]?\d*n(?:[+-]\d+)?|\d+)\)`;
const selectorWord = new RegExp(
  String.raw`^(>?)([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+|\[[\w-]+(?:=["']?[^"'\]]*["']?)?\]|${counted})*)$`,
  "i",
);

/** `td.xl66`, `.gone td`, `table > tr.a.gone`, `#gone`, `tr[hidden]`, `tr:nth-child(2)`; null for one with a state in it. */
function partsOf(selector: string): readonly Part[] | null {
  const words = selector
    .trim()
    .replace(/\([^()]*\)/g, (inside) => inside.replace(/\s/g, ""))
    .replace(/\s*>\s*/g, " >")
    .split(/\s+/);
  const parts = words.map((word): Part | null => {
    const [, child = "", name = "", rest = ""] = selectorWord.exec(word) ?? [];
    if (name === "" && rest === "") return null;
    const signs = rest.match(/[.#][\w-]+|\[[^\]]*\]|:[\w-]+(?:\([^()]*\))?/g) ?? [];
    const named = (sign: string) => signs.flatMap((each) => (each.startsWith(sign) ? [each.slice(1)] : []));
    return {
      name: name === "*" ? "" : name.toLowerCase(),
      classes: named("."),
      id: named("#")[0] ?? null,
      attributes: named("[").map((each) => {
        const [key = "", value] = each.slice(0, -1).split("=");
        return [key.toLowerCase(), value?.replace(/^["']|["']$/g, "") ?? null];
      }),
      places: named(":").map((sign) => sign.toLowerCase()),
      isChild: child !== "",
    };
  });
  return parts.some((part) => part === null) ? null : parts.filter((part) => part !== null);
}
