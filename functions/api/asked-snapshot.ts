/** A snapshot that is asked of the snapshot stage: stored, told, and shown until it is in the list. */
import type { SnapshotsAnswer } from "../../shared/contracts/api.ts";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Books } from "../../shared/domain/books.ts";
import { minutesAfter } from "../../shared/domain/instant.ts";
import { type AskedSnapshot, isOfSnapshot, stateOfWish, type Wish } from "../../shared/domain/wish.ts";
import type { SnapshotAsking } from "../../shared/ports/snapshot-acts.ts";
import { type AskingDependencies, askWish } from "./ask-wish.ts";
import { findingView } from "../../shared/reading/finding-view.ts";

/** Nobody looks for it any more on the day after. */
const shownMinutes = 24 * 60;

/** Null: the snapshot stage takes it. */
export async function askSnapshot(
  { books, asOf, by, isForced }: SnapshotAsking,
  world: AskingDependencies,
): Promise<null> {
  await askWish({ books, asked: { act: "take-snapshot", asOf, isForced }, by }, newsOf, world);
  return null;
}

function newsOf({ books, at, asked, version: wishVersion }: Wish<AskedSnapshot>, id: string): OutboxBundle {
  const event = { type: "SnapshotAsked", version: 1, id, asOf: asked.asOf, wishVersion } as const;
  return { topic: "snapshot-wish", id, books, at, events: [event] };
}

/** Those that are not in the list: under way, lost, or refused within a day. */
export async function askedSnapshots(
  books: Books,
  { wishes, clock }: AskingDependencies,
): Promise<SnapshotsAnswer["asked"]> {
  const now = clock.now();
  const asked = (await wishes.listOfSnapshots(books)).filter(isOfSnapshot);
  return asked.flatMap((wish) => {
    const state = stateOfWish(wish, now);
    if (state === "done" || now > minutesAfter(wish.at, shownMinutes)) return [];
    const findings = (wish.answer?.findings ?? []).map(findingView);
    return [{ asOf: wish.asked.asOf, by: wish.by.name, at: wish.at, state, findings }];
  });
}
