/** A button that opens a small box beneath it: shut by Escape, by its button, by a link in it, and by a press elsewhere. */
import { type ReactNode, useEffect, useRef, useState } from "react";

export function FoldOut({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const shutElsewhere = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) === false) setOpen(false);
    };
    const shutByKey = ({ key }: KeyboardEvent): void => {
      if (key !== "Escape") return;
      setOpen(false);
      box.current?.querySelector("summary")?.focus();
    };
    addEventListener("pointerdown", shutElsewhere);
    addEventListener("focusin", shutElsewhere);
    addEventListener("keydown", shutByKey);
    return () => {
      removeEventListener("pointerdown", shutElsewhere);
      removeEventListener("focusin", shutElsewhere);
      removeEventListener("keydown", shutByKey);
    };
  }, [isOpen]);
  return (
    <details
      className="fold-out"
      ref={box}
      open={isOpen}
      onToggle={() => setOpen(box.current?.open === true)}
    >
      <summary className="button">{title}</summary>
      {isOpen && (
        <div
          className="fold-out-box"
          onClickCapture={({ target }) => {
            if (target instanceof Element && target.closest("a") !== null) setOpen(false);
          }}
        >
          {children}
        </div>
      )}
    </details>
  );
}
