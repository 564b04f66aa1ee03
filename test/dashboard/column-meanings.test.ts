/** What a column means, between the list that a person chooses from and the API. */
import { expect, test } from "vitest";
import {
  meaningGroupsOf,
  meaningValue,
  openColumns,
  withMeaning,
} from "../../dashboard/logic/columns/column-meanings.ts";
import { mappingDocument } from "../../shared/contracts/values/mapping-schema.ts";

const column = { header: "집행", group: "2026년", means: "?" } as const;
const choices = meaningGroupsOf("4573000").flatMap((group) => group.choices.map(({ value }) => value));
const mappingOf = (columns: readonly object[]) => ({
  version: 1,
  sheet: null,
  headerRow: 1,
  unit: null,
  asOf: null,
  columns,
  taught: null,
});

test("every meaning of the list is one that the API takes, and reads back as itself", () => {
  expect(choices.length).toBe(new Set(choices).size);
  for (const value of choices) {
    const meant = withMeaning(column, value);
    expect(meaningValue(meant)).toBe(value);
    expect(mappingDocument.safeParse(mappingOf([meant])).success).toBe(true);
  }
});

test("a unit of the column's own stays with another amount, and a word that is none changes nothing", () => {
  const amount = { ...column, means: "amount", measure: "expenditure", fund: null, unit: "천원" } as const;
  expect(withMeaning(amount, "amount/appropriation/national")).toMatchObject({
    unit: "천원",
    fund: "national",
  });
  expect(withMeaning(amount, "constructor")).toBe(amount);
});

test("what nobody has said yet is named", () => {
  const mapping = mappingDocument.parse(mappingOf([column, { header: "사업", means: "projectName" }]));
  expect(openColumns(mapping).map(({ header }) => header)).toEqual(["집행"]);
});
