/** One press on a figure, or `w` where one stands, opens what it is made of: whatever says in `data-why` what it is of. */
import { useEffect, useState } from "react";
import { leisureCode } from "../api/late-code.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";
import { useToast } from "../context/toasts.tsx";
import { fetchedPart, ErrorBoundary } from "../parts/late-part.tsx";

const WhyDialog = fetchedPart(
  leisureCode(() => import("../why/why-dialog.tsx").then((file) => file.WhyDialog)),
);

const figures = ".amount, .big, .why-button, td.number";
const typed = "input, select, textarea, dialog";

export function WhyFigure() {
  const { search } = usePlace();
  const [shown, setShown] = useState<{ readonly of: string; readonly search: string } | null>(null);
  useEffect(() => {
    const open = (from: Element | null): boolean => {
      const of = from?.closest("[data-why]")?.getAttribute("data-why") ?? null;
      if (of !== null) setShown({ of, search: location.search });
      return of !== null;
    };
    const press = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || target.closest(figures) === null) return;
      const isWay = target.closest("a, input, select, summary, label, dialog") !== null;
      const button = target.closest("button");
      // Whoever marks a figure to copy it does not ask.
      const isMarking = getSelection()?.isCollapsed === false;
      if (isWay || isMarking || (button !== null && !button.classList.contains("why-button"))) return;
      open(target);
    };
    const key = (event: KeyboardEvent): void => {
      const { code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (code !== "KeyW" || ctrlKey || metaKey || altKey || shiftKey) return;
      if (target instanceof Element && target.closest(typed) !== null) return;
      if (localStorage.getItem("budget-monitor-inbox-keys") === "off") return;
      if (open(document.activeElement) || open(document.getElementById("main"))) event.preventDefault();
    };
    document.addEventListener("click", press);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("click", press);
      document.removeEventListener("keydown", key);
    };
  }, []);
  // A link in it leads elsewhere.
  if (shown === null || shown.search !== search) return null;
  return (
    <ErrorBoundary place={shown.of} broken={() => <NotFetched onEnd={() => setShown(null)} />}>
      <WhyDialog of={shown.of} onGo={(of) => setShown({ of, search })} onEnd={() => setShown(null)} />
    </ErrorBoundary>
  );
}

/** The view stays as it is; another press tries again. */
function NotFetched({ onEnd }: { readonly onEnd: () => void }) {
  const { say } = useLanguage();
  const toast = useToast();
  useEffect(() => {
    toast({
      text: say("근거를 불러오지 못했습니다. 다시 눌러 주십시오.", "The reasons did not come. Press again."),
    });
    onEnd();
  }, [toast, say, onEnd]);
  return null;
}
