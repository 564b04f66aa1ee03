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
  const { say } = useLanguage();
  const text = asOf === null ? "" : say(` · 자료 ${asOf} 기준`, ` · figures as of ${asOf}`);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--paper-day", JSON.stringify(text));
    return () => {
      style.removeProperty("--paper-day");
    };
  }, [text]);
}
