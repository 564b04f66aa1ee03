/** Amounts are shown rounded and copied exact: while the browser copies, what is selected says all its digits. */
import { useEffect } from "react";

export function useExactCopies(): void {
  useEffect(() => {
    document.addEventListener("copy", copyExact);
    return () => document.removeEventListener("copy", copyExact);
  }, []);
}

function copyExact(): void {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return;
  const changed: (readonly [text: Text, shown: string])[] = [];
  for (const amount of document.querySelectorAll<HTMLElement>("[data-exact]")) {
    const text = amount.firstChild;
    const exact = amount.dataset["exact"];
    // Of an amount that is selected in part the copy is what was selected.
    if (!(text instanceof Text) || exact === undefined || isEdge(selection, text)) continue;
    if (!selection.containsNode(text)) continue;
    changed.push([text, text.data]);
    write(selection, text, exact);
  }
  // The browser takes the selection after this, and before any timer.
  setTimeout(() => {
    for (const [text, shown] of changed) write(selection, text, shown);
  });
}

/** A selection that ends with the text ends with it afterwards too. */
function write(selection: Selection, text: Text, data: string): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  text.data = data;
  if (anchorNode === null || focusNode === null) return;
  const after = (node: Node, offset: number): number => (node === text && offset > 0 ? data.length : offset);
  selection.setBaseAndExtent(
    anchorNode,
    after(anchorNode, anchorOffset),
    focusNode,
    after(focusNode, focusOffset),
  );
}

function isEdge({ anchorNode, focusNode, anchorOffset, focusOffset }: Selection, text: Text): boolean {
  const isPart = (node: Node | null, offset: number): boolean =>
    node === text && offset > 0 && offset < text.length;
  return isPart(anchorNode, anchorOffset) || isPart(focusNode, focusOffset);
}
