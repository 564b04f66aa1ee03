/** A policy that is being changed, kept in the tab until it is saved or given up; who leaves is asked first. */
import { useEffect, useState } from "react";
import { useDraft } from "../context/draft.tsx";
import { usePlace } from "../context/place.tsx";
import type { PolicyDraft } from "../logic/policy-draft.ts";

interface EditedPolicy {
  readonly draft: PolicyDraft;
  readonly setDraft: (draft: PolicyDraft) => void;
  /** It was begun before this view was opened. */
  readonly isKept: boolean;
  readonly forget: () => void;
}

/** @param version the one that is changed: what was begun from another is not taken up. */
export function usePolicyDraft(version: string, before: PolicyDraft): EditedPolicy {
  const kept = useDraft(`policy ${version}`, { draft: "" });
  const [begun] = useState(() => readPolicyDraft(kept.value.draft, before));
  const [draft, setDraft] = useState(begun ?? before);
  const { guard } = usePlace();
  const isChanged = draft !== before;
  useEffect(() => {
    guard(isChanged);
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => {
      guard(false);
      removeEventListener("beforeunload", warn);
    };
  }, [isChanged, guard]);
  return {
    draft,
    setDraft: (next) => {
      setDraft(next);
      kept.write({ draft: JSON.stringify(next) });
    },
    isKept: draft === begun,
    forget: () => {
      setDraft(before);
      kept.forget();
    },
  };
}

function readPolicyDraft(text: string, like: PolicyDraft): PolicyDraft | null {
  if (text === "") return null;
  const json: unknown = JSON.parse(text);
  return isLike(json, like) ? json : null;
}

/** This page wrote it itself: a version with other fields is what has to be told apart. */
function isLike(json: unknown, like: PolicyDraft): json is PolicyDraft {
  if (typeof json !== "object" || json === null) return false;
  return JSON.stringify(Object.keys(json)) === JSON.stringify(Object.keys(like));
}
