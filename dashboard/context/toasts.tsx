/**
 * A short word on what just happened, with a way to take it back. It stays until it is closed, used, or another one comes:
 * nobody has to be quick.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useLanguage } from "./language.tsx";

export interface Toast {
  readonly text: string;
  /** Undoes it. */
  readonly undo?: () => void;
  /** It tells of what others did. */
  readonly isNews?: true;
  /** What came after it and takes nobody's way back. */
  readonly also?: string;
}

type Show = (toast: Toast | null) => void;

const Toasting = createContext<Show>(() => {});

export function useToast(): Show {
  return useContext(Toasting);
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const [shown, setShown] = useState<{ readonly toast: Toast | null; readonly turn: number }>({
    toast: null,
    turn: 0,
  });
  const show = useCallback<Show>(
    (next) => setShown(({ toast: before, turn }) => ({ toast: joined(before, next), turn: turn + 1 })),
    [],
  );
  const { toast, turn } = shown;
  useUndoKey(toast?.undo ?? null);
  return (
    <Toasting value={show}>
      {children}
      <div role="status" aria-atomic="true" className="toasts">
        {toast !== null && (
          <div className="toast" key={turn}>
            <span>
              {toast.text} {toast.also}
            </span>
            {toast.undo !== undefined && (
              <button type="button" onClick={toast.undo}>
                {say("되돌리기", "Undo")} <kbd>z</kbd>
              </button>
            )}
            <button type="button" aria-label={say("닫기", "Close")} onClick={() => show(null)}>
              ✕
            </button>
          </div>
        )}
      </div>
    </Toasting>
  );
}

function joined(before: Toast | null, next: Toast | null): Toast | null {
  const keeps =
    before?.undo !== undefined && next !== null && next.undo === undefined && next.isNews === true;
  return keeps ? { ...before, also: next.text } : next;
}

/** `z` by its place on the keyboard, where nobody is typing. */
function useUndoKey(undo: (() => void) | null): void {
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (code !== "KeyZ" || ctrlKey || metaKey || altKey || shiftKey || latest.current === null) return;
      if (target instanceof Element && target.closest("input, select, textarea") !== null) return;
      if (localStorage.getItem("budget-monitor-inbox-keys") === "off") return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

const Announce = createContext<(text: string) => void>(() => {});

/** Says aloud what happened, to those who cannot see it happen. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      {/* A new element for each turn: the same sentence twice is said twice. */}
      <div role="status" className="unseen" aria-atomic="true">
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announce>
  );
}

export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}
