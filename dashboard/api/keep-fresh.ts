/** A page left open follows the books: it asks anew every few minutes, and when it is looked at again. */
import { useEffect } from "react";
import { tellChanged } from "./use-answer.ts";

const everyMilliseconds = 5 * 60 * 1_000;

export function useKeptFresh(): void {
  useEffect(() => {
    let asked = Date.now();
    const ask = (): void => {
      if (document.visibilityState !== "visible" || Date.now() - asked < everyMilliseconds) return;
      asked = Date.now();
      tellChanged();
    };
    const timer = setInterval(ask, everyMilliseconds);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);
}
