/** Takes the snapshot that a person asked for through the API, once for each wish, and answers it. */
import type { Books } from "../../shared/domain/books.ts";
import type { IsoDate } from "../../shared/domain/calendar.ts";
import { answered, isOfSnapshot, snapshotWishName, type WishAnswer } from "../../shared/domain/wish.ts";
import type { WishStore } from "../../shared/ports/wish-store.ts";
import { type SnapshotDependencies, type SnapshotOutcome, takeSnapshot } from "./take-snapshot.ts";

export interface AskedDependencies extends SnapshotDependencies {
  readonly wishes: WishStore;
}

export interface AskedSnapshot {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly wishVersion: number;
}

/** @returns null when it was answered before, or another wish has taken its place. */
export async function takeAsked(
  { books, asOf, wishVersion }: AskedSnapshot,
  world: AskedDependencies,
): Promise<SnapshotOutcome | null> {
  const wish = await world.wishes.find(books, snapshotWishName(asOf));
  if (wish === null || !isOfSnapshot(wish) || wish.version !== wishVersion) return null;
  const requestId = `wish/${asOf}/${wishVersion}`;
  const { by, asked } = wish;
  const request = { books, asOf, by: by.name, requestId, isForced: asked.isForced };
  const outcome = await takeSnapshot(request, world);
  await world.wishes.answer(answered(wish, answerOf(outcome, world.clock.now())));
  return outcome;
}

/** Also what would pass by itself is said at once: the person decides whether to ask again. */
function answerOf(outcome: SnapshotOutcome, at: string): WishAnswer {
  if (outcome.kind === "refused") return { at, outcome: "refused", findings: [outcome.finding] };
  // A run that took it and could not say so: the next finds its request answered.
  return { at, outcome: outcome.kind === "answered" ? "taken" : outcome.kind, findings: [] };
}
