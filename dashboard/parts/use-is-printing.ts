/** What is put on paper: when, and of which day. */
import { useEffect, useSyncExternalStore } from "react";
import { useLanguage } from "../context/language.tsx";

const print = matchMedia("print");

/** The sheets are counted before the medium changes: whoever draws by then leaves none blank. */
let isBegun = false;
addEventListener("beforeprint", () => {
  isBegun = true;
});
addEventListener("afterprint", () => {
  isBegun = false;
});

function listen(listener: () => void): () => void {
  print.addEventListener("change", listener);
  addEventListener("beforeprint", listener);
  addEventListener("afterprint", listener);
  return () => {
    print.removeEventListener("change", listener);
    removeEventListener("beforeprint", listener);
    removeEventListener("afterprint", listener);
  };
}

/** True while the page is put on paper. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(listen, () => isBegun || print.matches);
}

/** The day of what is shown, for the head of each sheet. */
export function usePaperDay(asOf: string | null): void {
  useDayAs("--paper-day", asOf);
}

/** That of the books, for views that say no day of their own. */
export function useBooksDay(asOf: string | null): void {
  useDayAs("--paper-books-day", asOf);
}

function useDayAs(property: "--paper-day" | "--paper-books-day", asOf: string | null): void {
  const { say } = useLanguage();
  const text = asOf === null ? "" : say(` · 자료 ${asOf} 기준`, ` · figures as of ${asOf}`);
  useEffect(() => {
    const { style } = document.documentElement;
    if (text !== "") style.setProperty(property, JSON.stringify(text));
    return () => {
      style.removeProperty(property);
    };
  }, [property, text]);
}
