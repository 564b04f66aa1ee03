/** A policy between its document and its form. */
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { policyJson, policyToJson } from "../../shared/contracts/policy/policy-json.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";
import { changeOf, draftOf, versionWords } from "../../dashboard/logic/policy-draft.ts";

const document = z
  .record(z.string(), z.json())
  .parse(JSON.parse(JSON.stringify(policyToJson(defaultPolicy))));
const draft = draftOf(document);

test("the product's own policy is called so, and an office's by its version", () => {
  expect(versionWords(defaultPolicy.version).ko).toMatch(/^현재 기준: 제품 기본값 \d+판$/);
  expect(versionWords("2026-3").ko).toBe("현재 기준: 2026-3");
});

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

  test("has every field of a policy, and each can be changed by it", () => {
    const { more } = draft;
    const changed = {
      ...draft,
      yearEndTarget: "99",
      minimumBudget: "1",
      gap: { ...draft.gap, notice: "6" },
      behind: { ...draft.behind, notice: "7" },
      clearBelow: "2",
      daysOfSilence: "9",
      curve: null,
      targets: [{ by: "department", value: "문화과", percent: "80" }],
      recipients: [{ by: "", value: "", addresses: "a@office.kr" }],
      more: {
        rateBasis: "commitment/budget",
        easeMargin: "1.5",
        minimumPeers: "9",
        noSpendingAfterMonths: "5",
        notedFall: "200,000,000",
        lettersFrom: "critical",
        digestWeekday: "5",
        quietFrom: "19:00",
        quietTo: "09:00",
        onWeekends: "no",
        publicStory: "yes",
        holidays: "2026-10-03\n\n 2026-10-09 ",
        excludedNameParts: `${more.excludedNameParts}\n적립금`,
        evenlySpentNameParts: "인건비",
        exclusions: [...more.exclusions, { by: "department", value: " 의회사무과 " }],
        stagedTargets: [{ by: "06-30", percent: "60", base: [{ by: "account-kind", value: "일반회계" }] }],
        spentLate: [{ nameParts: "직불금", curve: "0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 60, 100" }],
      },
    };
    const reading = changeOf(changed, draft);
    const change = reading.kind === "read" ? reading.change : {};
    const fields = Object.keys(document).filter((name) => name !== "version");
    expect(Object.keys(change).toSorted()).toEqual(fields.toSorted());
    expect(change["quietTimes"]).toEqual({
      from: "19:00",
      to: "09:00",
      onWeekends: false,
      holidays: ["2026-10-03", "2026-10-09"],
    });
    expect(policyJson.safeParse({ ...document, ...change }).success).toBe(true);
    const again = draftOf({ ...document, ...change });
    expect(changeOf(again, again)).toEqual({ kind: "read", change: {} });
    expect(again.more.stagedTargets).toEqual(changed.more.stagedTargets);
  });

  test("names fields of many figures by their row", () => {
    const { more } = draft;
    const changed = {
      ...draft,
      more: { ...more, minimumPeers: "여덟", spentLate: [{ nameParts: "직불금", curve: "0, 반" }] },
    };
    expect(changeOf(changed, draft)).toEqual({ kind: "wrong", fields: ["minimumPeers", "spentLate.0"] });
  });

  test("names the fields that are no figures", () => {
    const changed = { ...draft, yearEndTarget: "아흔", gap: { ...draft.gap, notice: "" } };
    expect(changeOf(changed, draft)).toEqual({ kind: "wrong", fields: ["yearEndTarget", "gap.notice"] });
  });
});
