/** True while the page is put on paper. */
import { useSyncExternalStore } from "react";

const print = matchMedia("print");

function listen(listener: () => void): () => void {
  print.addEventListener("change", listener);
  return () => print.removeEventListener("change", listener);
}

export function useIsPrinting(): boolean {
  return useSyncExternalStore(listen, () => print.matches);
}
