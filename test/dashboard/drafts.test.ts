/** What is kept of what somebody began to write. */
import { describe, expect, test } from "vitest";
import { answerDraftName, begunAnswer } from "../../dashboard/alerts/answer-draft.ts";

describe("an answer that was begun", () => {
  const kept = answerDraftName("snooze", ["0123456789", "abcdef0123"]);

  test.each([
    {
      name: "is found where all its rows are",
      here: ["abcdef0123", "0123456789", "ffffffffff"],
      found: true,
    },
    { name: "is left where one of its rows is gone", here: ["0123456789"], found: false },
    { name: "is left where nothing is", here: [], found: false },
  ])("$name", ({ here, found }) => {
    expect(begunAnswer(["policy", kept], here)).toEqual(
      found ? { act: "snooze", ids: ["0123456789", "abcdef0123"] } : null,
    );
  });

  test.each(["answer explain ", "answer forget 0123456789", "", "answer explain 0123456789 x"])(
    "is none where the name is %j",
    (name) => expect(begunAnswer([name], ["0123456789", ""])).toBeNull(),
  );
});
