/** Sends an act about an account, and says what came of it. */
import { useState } from "react";
import type { AccountsAnswer, Problem } from "../../shared/contracts/api/api.ts";
import { ask, type Question } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { useToast } from "../context/toasts.tsx";

export type Account = AccountsAnswer["items"][number];

interface AccountActing {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** @returns whether it was done. @param words what is said then. */
  readonly send: (path: string, question: Question, words: string) => Promise<boolean>;
}

export function useAccountAct(): AccountActing {
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (path: string, question: Question, words: string): Promise<boolean> => {
    setBusy(true);
    const answer = await ask<null>(path, question);
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind === "problem") return false;
    toast({ text: words });
    tellChanged();
    return true;
  };
  return { problem, isBusy, send };
}

/** Below which everything about an account lies: names may hold whatever people are called. */
export function accountPath(name: string): string {
  return `users/${encodeURIComponent(name)}`;
}
