/** The whole list, in pages of one moment. */
import { useCallback, useEffect, useState } from "react";
import type { Problem, ProjectRow, ProjectsAnswer } from "../../shared/contracts/api/api.ts";
import { ask } from "../api/ask.ts";
import { useAtHand, useChanges } from "../api/use-answer.ts";
import { projectPage } from "../logic/project-filters.ts";

export interface ProjectList {
  readonly rows: readonly ProjectRow[];
  readonly total: number;
  readonly choices: ProjectsAnswer["choices"] | null;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
}

const nothing: ProjectList = { rows: [], total: 0, choices: null, isLoading: true, problem: null };

interface HeldList extends ProjectList {
  /** What it is the answer to. */
  readonly path: string;
}

export function useAllProjects(base: string, query: string): ProjectList & { readonly again: () => void } {
  const path = `${base}/projects?${query}`;
  const [atHand, takeAtHand] = useAtHand<ProjectsAnswer>(projectPage(path, null));
  const [list, setList] = useState<HeldList>(() => ({
    ...(atHand === null ? nothing : listOf(atHand.items, atHand)),
    path,
  }));
  const [turn, setTurn] = useState(0);
  const changed = useChanges();
  useEffect(() => {
    const ending = new AbortController();
    const first = takeAtHand() ? atHand : null;
    // The old rows stay until the first new ones are there: an empty table for a moment is a stutter.
    if (first === null) setList((before) => ({ ...before, isLoading: true, problem: null }));
    void readPages(path, first, ending.signal, (step) => setList((before) => nextList(before, step, path)));
    return () => ending.abort();
  }, [path, turn, changed, atHand, takeAtHand]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...list, again };
}

type Step =
  | { readonly kind: "rows"; readonly list: ProjectList }
  | { readonly kind: "problem"; readonly problem: Problem };

function nextList(before: HeldList, step: Step, path: string): HeldList {
  if (step.kind === "problem") return { ...before, isLoading: false, problem: step.problem };
  // The same list asked anew stays whole until the new one is: nobody is thrown back to its first rows.
  const isShorter = before.path === path && step.list.isLoading && step.list.rows.length < before.rows.length;
  return isShorter ? before : { ...step.list, path };
}

function listOf(rows: readonly ProjectRow[], { total, choices, next }: ProjectsAnswer): ProjectList {
  return { rows, total, choices, isLoading: next !== null, problem: null };
}

/** @param first the first page, where it is shown already. */
async function readPages(
  path: string,
  first: ProjectsAnswer | null,
  signal: AbortSignal,
  show: (step: Step) => void,
): Promise<void> {
  let rows: readonly ProjectRow[] = first?.items ?? [];
  let cursor = first?.next ?? null;
  if (first !== null && cursor === null) return;
  // Figures that change while the list is read make it begin anew, once.
  let mayBeginAnew = true;
  for (;;) {
    const page = projectPage(path, cursor);
    const answer = await ask<ProjectsAnswer>(page, { signal });
    if (signal.aborted) return;
    if (answer.kind === "problem") {
      if (answer.problem.code !== "cursor-expired" || !mayBeginAnew) return show(answer);
      mayBeginAnew = false;
      rows = [];
      cursor = null;
      continue;
    }
    rows = [...rows, ...answer.value.items];
    cursor = answer.value.next;
    show({ kind: "rows", list: listOf(rows, answer.value) });
    if (cursor === null) return;
  }
}
