/** One answer that several files get from the page. */
import { expect, test } from "vitest";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { type AnsweredFile, answerFiles } from "../../dashboard/logic/answer-files.ts";

const problem: Problem = {
  type: "about:blank",
  title: "refused",
  status: 422,
  code: "refused",
  detail: "그 사업이 없습니다.",
  detailEn: "There is no such project.",
  errors: [],
};

type Sent = "matched" | "nothing-to-do" | "requested" | "problem";

test.each<{ sent: readonly Sent[]; asked: number; outcome: string | null; requested: readonly string[] }>([
  { sent: [], asked: 0, outcome: null, requested: [] },
  { sent: ["matched"], asked: 1, outcome: "matched", requested: [] },
  { sent: ["nothing-to-do", "matched"], asked: 2, outcome: "matched", requested: [] },
  { sent: ["nothing-to-do", "nothing-to-do"], asked: 2, outcome: "nothing-to-do", requested: [] },
  { sent: ["matched", "requested", "requested"], asked: 3, outcome: "requested", requested: ["1", "2"] },
  { sent: ["problem", "matched"], asked: 1, outcome: null, requested: [] },
  { sent: ["requested", "problem", "matched"], asked: 2, outcome: "requested", requested: ["0"] },
])("files that answer $sent are told as $outcome", async ({ sent, asked, outcome, requested }) => {
  const answers = sent.map((each): AnsweredFile =>
    each === "problem" ? { kind: "problem", problem } : { kind: "given", value: { outcome: each } },
  );
  const seen: string[] = [];
  const result = await answerFiles([...sent.keys()].map(String), (id) => {
    seen.push(id);
    return Promise.resolve(answers[seen.length - 1] ?? { kind: "problem", problem });
  });
  expect(result).toEqual({ outcome, requested, problem: sent.includes("problem") ? problem : null });
  expect(seen).toEqual([...sent.keys()].slice(0, asked).map(String));
});
