/**
 * Files that were dropped or pasted anywhere on the page, until the view of uploads takes them: whoever is asked meanwhile
 * whether to leave a draft loses neither.
 */
import { useSyncExternalStore } from "react";
import type { Picked } from "./picked-files.ts";

let given: Picked | null = null;
const listeners = new Set<() => void>();
const forgetting = new Set<() => void>();

export function giveFiles(picked: Picked | null): void {
  given = picked;
  for (const listener of listeners) listener();
}

/** Once. */
export function takeFiles(): Picked | null {
  const taken = given;
  if (taken !== null) giveFiles(null);
  return taken;
}

/** Null where none wait. */
export function useGivenFiles(): Picked | null {
  return useSyncExternalStore(subscribe, () => given);
}

/** Who logs out takes along what was to be sent: it would go under the name of whoever comes next. */
export function forgetFiles(): void {
  giveFiles(null);
  for (const forget of forgetting) forget();
}

export function whenForgotten(forget: () => void): void {
  forgetting.add(forget);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
