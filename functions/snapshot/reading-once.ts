/** The postings of a line are read once, however often they are asked for, while one snapshot is made. */
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { LineSource } from "../../shared/reading/read-lines.ts";

/** For one books alone: lines are remembered by their ids. */
export function readingOnce(ledger: LineSource): LineSource {
  const postings = new Map<ProjectId, Promise<Posting[]>>();
  return {
    readBalances: (books) => ledger.readBalances(books),
    readPostings: (books, id) => {
      const reading = postings.get(id) ?? ledger.readPostings(books, id);
      postings.set(id, reading);
      return reading;
    },
  };
}
