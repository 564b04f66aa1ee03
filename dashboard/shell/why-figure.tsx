/** One press on a figure, or `w` where one stands, opens what it is made of: whatever says in `data-why` what it is of. */
import { lazy, Suspense, useEffect, useState } from "react";
import { usePlace } from "../context/place.tsx";

const WhyDialog = lazy(() => import("../why/why-dialog.tsx").then((file) => ({ default: file.WhyDialog })));

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
    <Suspense fallback={null}>
      <WhyDialog of={shown.of} onGo={(of) => setShown({ of, search })} onEnd={() => setShown(null)} />
    </Suspense>
  );
}
