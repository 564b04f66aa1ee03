/** How large letters are, as whoever looks chose it here: everything is measured by it, so all of the page grows alike. */
import { useSyncExternalStore } from "react";

/** In percent of the browser's own, as KRDS has them. */
export const textSizes = [90, 100, 110, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];

const storageName = "budget-monitor-text-size";
const listeners = new Set<() => void>();

export function textSizeOf(text: string | null): TextSize {
  return textSizes.find((size) => `${size}` === text) ?? 100;
}

function keptTextSize(): TextSize {
  return textSizeOf(localStorage.getItem(storageName));
}

/** Before anything is drawn, and when another is chosen. */
export function applyTextSize(): void {
  document.documentElement.style.fontSize = `${keptTextSize()}%`;
}

export function useTextSize(): readonly [TextSize, (size: TextSize) => void] {
  const size = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => keptTextSize(),
  );
  const choose = (next: TextSize): void => {
    localStorage.setItem(storageName, `${next}`);
    applyTextSize();
    for (const listener of listeners) listener();
  };
  return [size, choose];
}
