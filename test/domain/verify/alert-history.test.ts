/** Answers are part of an alert's story: whoever verifies it finds each of them whole. */
import { expect, test } from "vitest";
import { type Answer, answerAlert, withdrawAnswer } from "../../../shared/domain/alerts/alert-answer.ts";
import { type AlertHistoryEntry, brokenHistories } from "../../../shared/domain/verify/alert-history.ts";
import { day } from "../../support/builders.ts";
import { openAlert } from "../alerts/alert-evaluations.ts";

const by = "김 주무관";
const why = { reason: "weather", note: "장마", owner: null, due: null } as const;
const answers: readonly Answer[] = [
  { act: "explain", why },
  { act: "acknowledge", why: null },
  { act: "snooze", until: day("2020-11-20"), why },
  { act: "explain", why: { ...why, note: "태풍" } },
];

/** Each answer, and then each answer taken back again. */
function storyOf(given: readonly Answer[]): AlertHistoryEntry[] {
  const story: AlertHistoryEntry[] = [
    { alert: openAlert({ severity: "warning" }), change: "raised", at: "2020-11-04T01:00:00.000Z" },
  ];
  for (const answer of given) {
    const before = story.at(-1);
    if (before === undefined) continue;
    const at = `2020-11-05T0${story.length}:00:00.000Z`;
    const answered = answerAlert(before.alert, answer, { by, at, today: day("2020-11-05") });
    if (answered.kind === "answered") story.push({ ...answered, at });
    const withdrawn = withdrawAnswer(story, by);
    if (withdrawn.kind === "answered") story.push({ ...withdrawn, at: at.replace(":00:", ":30:") });
    const again = answerAlert(withdrawn.kind === "answered" ? withdrawn.alert : before.alert, answer, {
      by,
      at: at.replace(":00:", ":45:"),
      today: day("2020-11-05"),
    });
    if (again.kind === "answered") story.push({ ...again, at: at.replace(":00:", ":45:") });
  }
  return story;
}

test.each([1, 2, 3, 4])("the story of %i answers, each taken back and given again, is unbroken", (count) => {
  const story = storyOf(answers.slice(0, count));
  expect(story).toHaveLength(1 + 3 * count);
  expect(brokenHistories([story.at(-1)?.alert ?? openAlert({ severity: "warning" })], story)).toEqual([]);
});

test("an answer that was taken back into another state than the one before is found", () => {
  const story = storyOf(answers.slice(0, 1)).slice(0, 3);
  const changed = story.map((entry) =>
    entry.change === "withdrawn"
      ? {
          ...entry,
          alert: { ...entry.alert, status: { state: "acknowledged", by, at: entry.at } as const },
        }
      : entry,
  );
  const found = brokenHistories([changed.at(-1)?.alert ?? openAlert({ severity: "warning" })], changed);
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["alert-differs"]));
});

test("an explained alert that an older version left open is whole", () => {
  const story = storyOf(answers.slice(0, 1)).slice(0, 2);
  const [raised, explained] = story;
  if (raised === undefined || explained === undefined) throw new RangeError("The story is short");
  const open = { ...explained.alert, status: { state: "open" } } as const;
  expect(brokenHistories([open], [raised, { ...explained, alert: open }])).toEqual([]);
});
