/** Given a dry run with open questions, when a person reads it, then its totals say what they rest on. */
import { expect, test } from "vitest";
import type { DryRun } from "../../../shared/ports/stage-acts.ts";
import { previewText } from "../../../local/print/print-preview.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import { aFinding } from "../../support/uploads.ts";

const none = { appropriation: null, commitment: null, expenditure: null };
const preview: DryRun = {
  verdict: "held",
  format: "template",
  asOf: null,
  period: null,
  explanation: null,
  findings: [],
  added: [],
  changed: [],
  unchanged: 0,
  vanished: [],
  before: { ...none, "current-budget": 100n },
  after: { ...none, "current-budget": 200n },
};
const question = aFinding({ code: "project-resembles", consequence: "hold" });

test("totals are those without answers while a question is open, and the sentence says that money may count twice", () => {
  const text = previewText(
    plainDisplay("ko"),
    { name: "우리표.xlsx", office: "1129000" },
    { ...preview, findings: [question] },
  );
  expect(text).toContain("답하지 않고 반영하면");
  expect(text).toContain("금액이 두 번 더해집니다");
  expect(text).not.toContain("반영 후");
  const english = previewText(
    plainDisplay("en"),
    { name: "own.xlsx", office: "1129000" },
    { ...preview, findings: [question] },
  );
  expect(english).toContain("if applied without answers");
  expect(english).not.toContain("after");
});

test("totals are plain where nothing is asked", () => {
  const text = previewText(plainDisplay("ko"), { name: "우리표.xlsx", office: "1129000" }, preview);
  expect(text).toContain("반영 후");
  expect(text).not.toContain("답하지 않");
});

test("a file that would be refused has no totals: nothing of it goes in", () => {
  const refused = { ...preview, verdict: "rejected" as const, findings: [aFinding()] };
  const text = previewText(plainDisplay("ko"), { name: "우리표.xlsx", office: "1129000" }, refused);
  expect(text).toContain("반려될 파일입니다");
  expect(text).not.toContain("반영 후");
  expect(text).not.toContain("새 사업");
});
