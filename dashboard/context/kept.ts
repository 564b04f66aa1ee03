/** A choice of somebody's that this browser keeps for them: whoever else logs in here has their own. */
import { useCallback, useSyncExternalStore } from "react";
import { useSession } from "./session.tsx";

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** @returns null where nothing is kept, and a way to keep something else. */
export function useKept(name: string): readonly [string | null, (text: string | null) => void] {
  const { me } = useSession();
  const key = `budget-monitor-${name} ${me.subject}`;
  const kept = useSyncExternalStore(listen, () => localStorage.getItem(key));
  const keep = useCallback(
    (text: string | null) => {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [kept, keep];
}
