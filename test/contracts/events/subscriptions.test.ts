/** Who hears of what the outbox tells. */
import { describe, expect, test } from "vitest";
import { outboxBundle } from "../../../shared/contracts/events/outbox.ts";
import { subscribersOf, type Stage, stages } from "../../../shared/contracts/events/subscriptions.ts";

const topics = outboxBundle
  .unwrap()
  .options.flatMap((bundle) => [...("unwrap" in bundle ? bundle.unwrap() : bundle).shape.topic.values]);

/** What each stage tells: none may wake itself with it. */
const tells: Readonly<Record<Stage, readonly string[]>> = {
  ingest: ["upload"],
  // The day is announced by the schedule's call and worked like any other news, book by book.
  assess: ["alert", "digest"],
  notify: [],
  snapshot: ["snapshot"],
  report: ["report"],
  verify: [],
};

describe("the outbox", () => {
  test.each(topics.filter((topic) => topic !== "report"))(
    "has somebody who waits for its %s bundles",
    (topic) => {
      expect(subscribersOf(topic)).not.toEqual([]);
    },
  );

  test("tells nobody here of a report: who wants it fetches it", () => {
    expect(subscribersOf("report")).toEqual([]);
  });

  test("tells nobody of what it does not know", () => {
    for (const topic of ["gossip", "", "constructor", "Upload"]) expect(subscribersOf(topic)).toEqual([]);
  });

  test.each(stages)("wakes %s with nothing that it tells itself", (stage) => {
    for (const topic of tells[stage]) expect(subscribersOf(topic)).not.toContain(stage);
  });
});
