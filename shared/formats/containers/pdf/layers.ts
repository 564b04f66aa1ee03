/** Layers of a page (optional content) that are switched off: a viewer shows nothing of them. */
import { type Operators, partsOf } from "./page-drawing.ts";

/** The places of all operators that draw on a layer that is switched off. @param isVisible what pdfjs says of a layer. */
export function switchedOff(
  operators: readonly number[],
  argumentsOf: readonly unknown[],
  { of, isVisible }: { readonly of: Operators; readonly isVisible: (layer: unknown) => boolean },
): ReadonlySet<number> {
  const off = new Set<number>();
  const stack: boolean[] = [];
  for (const [at, operator] of operators.entries()) {
    const isHidden = stack.at(-1) === true;
    if (operator === of.beginMarkedContent) stack.push(isHidden);
    else if (operator === of.beginMarkedContentProps) {
      const [tag, layer] = partsOf(argumentsOf[at]);
      const isOff = tag === "OC" && typeof layer === "object" && layer !== null && !isVisible(layer);
      stack.push(isHidden || isOff);
    } else if (operator === of.endMarkedContent) stack.pop();
    else if (isHidden) off.add(at);
  }
  return off;
}
