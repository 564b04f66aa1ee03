/** Remembers in this browser when the books were looked at before. */
import { useEffect, useState } from "react";
import { nextVisit, readVisit, writeVisit } from "../logic/last-visit.ts";

/** The end of the visit before this one; null on the first. */
export function useLastVisit(books: string): string | null {
  const name = `budget-monitor-visit ${books}`;
  const [visit] = useState(() => nextVisit(readVisit(localStorage.getItem(name)), new Date().toISOString()));
  useEffect(() => localStorage.setItem(name, writeVisit(visit)), [name, visit]);
  return visit.before;
}
