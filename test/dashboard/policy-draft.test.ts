/** A policy between its document and its form. */
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { policyJson, policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import { changeOf, draftOf } from "../../dashboard/logic/policy-draft.ts";

const document = z
  .record(z.string(), z.json())
  .parse(JSON.parse(JSON.stringify(policyToJson(defaultPolicy))));
const draft = draftOf(document);

describe("the form of a policy", () => {
  test("shows the default policy in percent and won", () => {
    expect(draft.yearEndTarget).toBe("100");
    expect(draft.gap).toEqual({ notice: "5", warning: "20", critical: "30" });
    expect(draft.behind.critical).toBe("1,000,000,000");
    expect(draft.curve?.at(0)).toBe("7.83");
  });

  test("asks for nothing when nothing was changed", () => {
    expect(changeOf(draft, draft)).toEqual({ kind: "read", change: {} });
  });

  test("asks for what differs alone, and the contract takes it", () => {
    const changed = {
      ...draft,
      yearEndTarget: "95.5",
      behind: { ...draft.behind, critical: "2,000,000,000" },
      targets: [{ by: "department", value: " 문화과 ", percent: "80" }],
      recipients: [{ by: "", value: "", addresses: "a@office.kr\nb@office.kr" }],
    };
    const reading = changeOf(changed, draft);
    expect(reading).toEqual({
      kind: "read",
      change: {
        yearEndTargetBasisPoints: 9_550,
        behindWon: { notice: "0", warning: "300000000", critical: "2000000000" },
        targets: [{ by: "department", value: "문화과", basisPoints: 8_000 }],
        recipients: [{ lines: null, addresses: ["a@office.kr", "b@office.kr"] }],
      },
    });
    const change = reading.kind === "read" ? reading.change : {};
    expect(policyJson.safeParse({ ...document, ...change }).success).toBe(true);
  });

  test("names the fields that are no figures", () => {
    const changed = { ...draft, yearEndTarget: "아흔", gap: { ...draft.gap, notice: "" } };
    expect(changeOf(changed, draft)).toEqual({ kind: "wrong", fields: ["yearEndTarget", "gap.notice"] });
  });
});
