/** Sends what a person answers about lines of a file, and says what came of it. */
import { useCallback, useState } from "react";
import type { MatchedAnswer, Problem } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { answerFiles } from "../logic/answer-files.ts";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { answeredNames } from "./upload-labels.ts";

export interface Answer {
  readonly allSame?: boolean;
  readonly same?: readonly { readonly from: string; readonly to: string }[];
  readonly new?: readonly string[];
}

interface Answering {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Files whose answers another process enters, in the order in which they were sent. */
  readonly requested: readonly string[];
  /** Tells that the answer about a requested file was entered or refused: until then nothing else can be asked of it. */
  readonly endRequest: (uploadId: string) => void;
  readonly answer: (uploadId: string, body: Answer) => Promise<void>;
  /** Each file by itself, in order; the first problem ends it. @returns whether all were taken. */
  readonly answerAll: (answers: ReadonlyMap<string, Answer>) => Promise<boolean>;
}

export function useAnswering(): Answering {
  const { tell } = useLanguage();
  const { base } = useSession();
  const announce = useAnnounce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [requested, setRequested] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<readonly string[]>([]);
  const endRequest = useCallback(
    (id: string) => setOpen((before) => before.filter((each) => each !== id)),
    [],
  );
  const answerAll = async (answers: ReadonlyMap<string, Answer>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    setRequested([]);
    const {
      requested: waiting,
      outcome,
      problem: met,
    } = await answerFiles([...answers.keys()], (id) =>
      ask<MatchedAnswer>(`${base}/uploads/${id}/match`, { method: "POST", body: answers.get(id) }),
    );
    setBusy(false);
    setProblem(met);
    setRequested(waiting);
    setOpen(waiting);
    if (outcome !== null) announce(tell(answeredNames[outcome]));
    // Also after a problem: what was answered before it is entered.
    tellChanged();
    return met === null;
  };
  return {
    problem,
    isBusy: isBusy || open.length > 0,
    requested,
    endRequest,
    answerAll,
    answer: async (id, body) => {
      await answerAll(new Map([[id, body]]));
    },
  };
}
