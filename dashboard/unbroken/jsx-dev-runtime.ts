/** What the page is drawn by while its sources are served (`npm run dev`): the same, since a view that is looked at there should be the one that is built. */
import type { ElementType, Key } from "react";
import { jsx, jsxs } from "./jsx-runtime.ts";

export { Fragment } from "./jsx-runtime.ts";

/** @param hasSeveral whether its children were written one by one, and so need no keys. */
export function jsxDEV(
  type: ElementType,
  props: Readonly<Record<string, unknown>>,
  key: Key | undefined,
  hasSeveral: boolean,
): ReturnType<typeof jsx> {
  return (hasSeveral ? jsxs : jsx)(type, props, key);
}
