import { expect, test } from "vitest";
import {
  isReversed,
  listedFacts,
  sameOptions,
  type Upload,
  type UploadOutcome,
  uploadIdOf,
} from "../../../shared/domain/uploads/upload.ts";
import { day } from "../../support/builders.ts";

test("an upload is named by the first 80 bits of its hash", () => {
  expect(uploadIdOf("0123456789abcdef0123456789abcdef")).toBe("0123456789abcdef0123");
});

const options = { asOf: day("2020-10-31"), unit: "천원", mapping: null } as const;

test.each([
  { name: "the same day and unit are", other: { ...options }, isSame: true },
  { name: "another day is", other: { ...options, asOf: day("2020-10-30") }, isSame: false },
  { name: "another unit is", other: { ...options, unit: "원" as const }, isSame: false },
  { name: "another mapping of the columns is", other: { ...options, mapping: "{}" }, isSame: false },
  { name: "a unit left out is", other: { ...options, unit: null }, isSame: false },
])("of two senders' options, $name the same: $isSame", ({ other, isSame }) => {
  expect(sameOptions(options, other)).toBe(isSame);
});

test.each<{ state: UploadOutcome["state"]; reversed: boolean }>([
  { state: "held", reversed: false },
  { state: "applied", reversed: false },
  { state: "undoing", reversed: true },
  { state: "undone", reversed: true },
  { state: "restoring", reversed: true },
])(
  "an upload that is $state is out of the ledger, or on its way out or back: $reversed",
  ({ state, reversed }) => {
    expect(isReversed({ state } as UploadOutcome)).toBe(reversed);
  },
);

/** Of the fields that a list shows. */
function listed(outcome: unknown, asOf: string | null = null) {
  const given = { asOf: asOf === null ? null : day(asOf), unit: null, mapping: null };
  return listedFacts({ outcome, options: given } as Upload);
}

test("a list says of what was taken back what it had stated, and of a discarded file nothing; findings are counted though a list reads none", () => {
  // A list is read without what was found, and a stored upload has the first of it alone.
  const applied = { state: "applied", asOf: day("2020-08-31"), records: 12, findings: [], findingCount: 3 };
  const stated = { asOf: "2020-08-31", records: 12, findings: 3 };
  expect(listed(applied)).toEqual(stated);
  expect(listed({ state: "undoing", applied })).toEqual(stated);
  expect(listed({ state: "undone", applied, findings: [{}] })).toEqual({ ...stated, findings: 4 });
  expect(listed({ state: "held", findings: [{}], findingCount: 700 }, "2020-09-30")).toEqual({
    asOf: "2020-09-30",
    records: null,
    findings: 700,
  });
  expect(listed({ state: "discarded" })).toEqual({ asOf: null, records: null, findings: null });
});
