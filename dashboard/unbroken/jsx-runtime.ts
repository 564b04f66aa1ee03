/**
 * React's own, but that text never breaks inside of a day or between a rate and its sign, in whatever sentence of page or server they
 * stand: what the page draws comes through here, so no view can forget it. What React keeps as text alone stays text.
 */
import { createElement, type ElementType, type Key } from "react";
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from "react/jsx-runtime";

export { Fragment };
export type { JSX } from "react/jsx-runtime";

/** Their text is no text of the page, or holds no elements. */
const textAlone = new Set([
  "option",
  "title",
  "desc",
  "text",
  "tspan",
  "textarea",
  "style",
  "script",
  "time",
]);

type Props = Readonly<Record<string, unknown>>;

export function jsx(type: ElementType, props: Props, key?: Key): ReturnType<typeof reactJsx> {
  return reactJsx(type, isDrawn(type) ? withWhole(props) : props, key);
}

export function jsxs(type: ElementType, props: Props, key?: Key): ReturnType<typeof reactJsxs> {
  return reactJsxs(type, isDrawn(type) ? withWhole(props) : props, key);
}

/**
 * What the page is drawn by while its sources are served (`npm run dev`): the same, since a view that is looked at there should
 * be the one that is built. @param hasSeveral whether its children were written one by one, and so need no keys.
 */
export function jsxDEV(
  type: ElementType,
  props: Props,
  key: Key | undefined,
  hasSeveral: boolean,
): ReturnType<typeof reactJsx> {
  return (hasSeveral ? jsxs : jsx)(type, props, key);
}

/** Components hand on what they were given to elements, which come here themselves. */
function isDrawn(type: ElementType): boolean {
  return type === Fragment || (typeof type === "string" && !textAlone.has(type));
}

function withWhole(props: Props): Props {
  const { children } = props;
  if (typeof children === "string") {
    const drawn = wholeText(children);
    return drawn === children ? props : { ...props, children: drawn };
  }
  if (!Array.isArray(children)) return props;
  const runs = withRuns(children);
  return runs === null ? props : { ...props, children: runs };
}

/** Texts beside each other are one text to the eye: they are told as one. Null where nothing changes; places stay as they are. */
function withRuns(children: readonly unknown[]): readonly unknown[] | null {
  const drawn: unknown[] = [...children];
  let isChanged = false;
  for (let from = 0; from < children.length; from++) {
    let to = from;
    while (isText(children[to])) to++;
    if (to === from) continue;
    const text = children.slice(from, to).join("");
    const whole = wholeText(text);
    if (whole !== text) {
      isChanged = true;
      drawn.fill(null, from, to);
      drawn[from] = whole;
    }
    from = to;
  }
  return isChanged ? drawn : null;
}

function isText(child: unknown): child is string | number {
  return typeof child === "string" || typeof child === "number";
}

/** One element, also in a row of boxes: a text in three parts would be three boxes there. */
function wholeText(text: string): unknown {
  const parts = unbrokenParts(text);
  if (parts === null) return text;
  const drawn = parts.map(({ text: part, isWhole }) =>
    isWhole ? createElement("unbroken-part", null, part) : part,
  );
  return drawn.length === 1 ? drawn[0] : createElement("unbroken-text", null, ...drawn);
}

// What no line may part: a day, with its time, and a rate with its sign. Found in any text that the page draws.

/** Signs, digits and what names them; an ordinary blank stands within. */
const unbroken = /(?<![\d-])\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?(?![\d-])|[+−-]?\d[\d,]*(?:\.\d+)? ?%p?/g;

interface TextPart {
  readonly text: string;
  readonly isWhole: boolean;
}

/** In order; null where nothing in the text could be parted. */
export function unbrokenParts(text: string): readonly TextPart[] | null {
  // Most texts have neither.
  if (!text.includes("-") && !text.includes("%")) return null;
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
