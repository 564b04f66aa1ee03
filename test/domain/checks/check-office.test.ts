/** A file that names its office held against the name of the books' office. */
import { expect, test } from "vitest";
import { checkOffice } from "../../../shared/domain/checks/record-check.ts";

test.each<[string, string | null, string | null]>([
  ["names no office", null, "무주군"],
  ["is the first that names it", "무주군", null],
  ["names it as before", "무주군", "무주군"],
  ["puts the region before it", "전북무주군", "무주군"],
  ["puts the whole region before it", "전북특별자치도 무주군", "무주군"],
  ["leaves the region out", "무주군", "전북특별자치도 무주군"],
  ["names its house", "무주군청", "무주군"],
  ["names the house of the other spelling", "전북 무주군청", "무주군"],
])("a file that %s is of the office", (_, stated, known) => {
  expect(checkOffice(stated, known)).toEqual([]);
});

test.each<[string, string, string]>([
  ["of a neighbour", "장수군", "무주군"],
  ["of a namesake elsewhere", "서울 중구", "부산 중구"],
  ["of its province", "전북특별자치도", "무주군"],
  ["of an office whose name is a part in the middle", "남구", "남구청주시"],
])("a file %s is held with both names", (_, stated, known) => {
  const [found, ...more] = checkOffice(stated, known);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ code: "office-name-differs", consequence: "hold", value: stated });
  expect(found?.ko).toContain(`"${known}"`);
});
