/**
 * What somebody began to write is kept in this tab until it is sent or given up: a session that ends meanwhile, or a page
 * that is loaded anew, takes nothing with it. It is the writer's own: whoever logs in next does not see it.
 */
import { useRef, useState, useEffect } from "react";
import { useLanguage } from "./language.tsx";
import { usePlace } from "./place.tsx";
import { useSession } from "./session.tsx";

const prefix = "budget-monitor-draft";

export interface Draft<Field extends string> {
  readonly value: Readonly<Record<Field, string>>;
  readonly write: (changes: Partial<Readonly<Record<Field, string>>>) => void;
  /** After it was sent or given up. */
  readonly forget: () => void;
}

/** @param name of what is written, inside the books. */
export function useDraft<Field extends string>(
  name: string,
  blank: Readonly<Record<Field, string>>,
): Draft<Field> {
  const { me, base } = useSession();
  const key = `${prefix} ${me.subject} ${base} ${name}`;
  const [value, setValue] = useState(() => readDraft(sessionStorage.getItem(key), blank));
  const latest = useRef(value);
  const hold = (next: Readonly<Record<Field, string>>): void => {
    latest.current = next;
    setValue(next);
  };
  return {
    value,
    // Kept at once and not when it is drawn: a session may end between the two, and a draft that was sent must not come back.
    write: (changes) => {
      const next = { ...latest.current, ...changes };
      sessionStorage.setItem(key, JSON.stringify(next));
      hold(next);
    },
    forget: () => {
      sessionStorage.removeItem(key);
      hold(blank);
    },
  };
}

/** What was begun about these books and is not sent: names of drafts. */
export function useDraftNames(): () => readonly string[] {
  const { me, base } = useSession();
  const start = `${prefix} ${me.subject} ${base} `;
  return () =>
    Object.keys(sessionStorage).flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
}

/** Fields that are not in it, or are no text, are blank. */
function readDraft<Field extends string>(
  text: string | null,
  blank: Readonly<Record<Field, string>>,
): Readonly<Record<Field, string>> {
  const kept = entriesOf(text);
  const read: Record<Field, string> = { ...blank };
  for (const field in blank) {
    const value = kept.get(field);
    if (value !== undefined) read[field] = value;
  }
  return read;
}

function entriesOf(text: string | null): ReadonlyMap<string, string> {
  try {
    const json: unknown = JSON.parse(text ?? "{}");
    const entries = typeof json === "object" && json !== null ? Object.entries(json) : [];
    return new Map(entries.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  } catch {
    return new Map();
  }
}

/** Who logs out leaves nothing behind. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}

/** Asked of who leaves a view in which something is not saved. The browser keeps the focus inside, and Escape stays. */
export function LeaveQuestion() {
  const { say } = useLanguage();
  const { wanted, decide } = usePlace();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = wanted !== null;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="question" aria-labelledby="leave-question" onCancel={() => decide(false)}>
      <h2 id="leave-question">{say("저장하지 않고 나갑니까?", "Leave without saving?")}</h2>
      <p>
        {say(
          "바꾼 기준을 아직 저장하지 않았습니다. 쓰던 내용은 이 탭에 남아 있어, 돌아오면 이어서 고칠 수 있습니다.",
          "The changed policy is not saved. What you wrote stays in this tab, and you can go on when you come back.",
        )}
      </p>
      <div className="acts">
        <button type="button" className="primary" onClick={() => decide(false)}>
          {say("머무르기", "Stay")}
        </button>
        <button type="button" onClick={() => decide(true)}>
          {say("저장하지 않고 나가기", "Leave")}
        </button>
      </div>
    </dialog>
  );
}
