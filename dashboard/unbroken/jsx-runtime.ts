/**
 * React's own, but that text never breaks inside of a day or between a rate and its sign, in whatever sentence of page or server they
 * stand: what the page draws comes through here, so no view can forget it. What React keeps as text alone stays text.
 */
import { createElement, type ElementType, type Key } from "react";
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from "react/jsx-runtime";
import { unbrokenParts } from "./unbroken-text.ts";

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
