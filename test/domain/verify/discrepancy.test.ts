import { describe, expect, test } from "vitest";
import { Failure } from "../../../shared/domain/values/failure.ts";
import {
  chainDiscrepancy,
  discrepanciesOf,
  discrepancyOf,
  readOrCorruption,
} from "../../../shared/domain/verify/discrepancy.ts";
import { day } from "../../support/builders.ts";

const ledger =
  "한 PC에서는 monitor rebuild로 원본 파일에서 다시 만들고, 안 되면 장부(monitor.db 또는 테이블)를 그 전의 백업에서 되살려 주십시오.";
const ledgerEn =
  "On one PC rebuild it from the files (monitor rebuild); else restore the ledger (monitor.db, or the table) from a backup of before.";

const backup = "장부(monitor.db 또는 테이블)를 그 전의 백업에서 되살려 주십시오.";
const backupEn = "Restore the ledger (monitor.db, or the table) from a backup of before.";

describe("a discrepancy", () => {
  test("says where it is, what should be there and is, and what to do", () => {
    const place = { uploadId: "upload-1", fileName: "가.csv", row: 7, projectId: "project/가", name: "나" };
    expect(discrepancyOf("posting-differs", place, { field: "amount", expected: "5", found: null })).toEqual({
      code: "posting-differs",
      ...place,
      field: "amount",
      expected: "5",
      found: null,
      ko: `가.csv (upload-1) 7행 project/가 나: 장부의 기록이 파일과 다릅니다. amount: 5 → 없음. ${ledger}`,
      en: `가.csv (upload-1) row 7 project/가 나: the posting is not what the file states. amount: it should be 5 and is absent. ${ledgerEn}`,
    });
  });

  test("of the whole books has no place, and nothing compared where nothing is", () => {
    const { ko, en } = discrepancyOf("file-missing", {});
    expect([ko, en]).toEqual([
      "저장된 원본 파일이 없습니다. 파일을 백업에서 되살려 주십시오.",
      "the stored file is gone. Restore the file from a backup.",
    ]);
    const added = discrepancyOf("entry-differs", {}, { field: "", expected: null, found: "9" });
    expect([added.ko, added.en]).toEqual([
      `접수 대장의 기록이 파일과 다릅니다. 없음 → 9. ${backup}`,
      `executed again, the entry ends otherwise than the journal says. it should be absent and is 9. ${backupEn}`,
    ]);
  });

  test("shows the first 120 characters of what differs", () => {
    const long = "가".repeat(121);
    const [discrepancy] = discrepanciesOf("posting-differs", {}, [
      { field: "x", expected: long, found: long.slice(1) },
    ]);
    expect(discrepancy).toMatchObject({ expected: `${"가".repeat(120)}…`, found: "가".repeat(120) });
    expect(
      discrepanciesOf("posting-differs", {}, [{ field: "x", expected: null, found: "1" }])[0]?.expected,
    ).toBeNull();
  });

  test.each([
    { fault: "snapshot-missing", code: "snapshot-missing" },
    { fault: "file-changed", code: "snapshot-file-changed" },
  ] as const)("of the chain of snapshots keeps its words: $fault", ({ fault, code }) => {
    const problem = { fault, snapshot: { asOf: day("2020-09-30"), version: 2 }, ko: "가", en: "a" };
    expect(chainDiscrepancy(problem)).toMatchObject({
      code,
      name: "2020-09-30/2",
      ko: "가",
      en: "a",
      field: "",
      row: null,
    });
  });
});

describe("a stored item", () => {
  const broken =
    (code: string, context = {}) =>
    () =>
      Promise.reject(new Failure("깨졌습니다", { code, retryable: false, context }));

  test("that can be read is read", async () => {
    expect(await readOrCorruption(() => Promise.resolve(5))).toEqual({ value: 5 });
  });

  test.each([
    { code: "item-damaged", context: { pk: "P", sk: "S" }, name: "P / S" },
    { code: "posting-torn", context: { pk: "P" }, name: "P / " },
    { code: "posting-torn", context: {}, name: null },
  ])("that cannot ($code, $name) is told of by its key", async ({ code, context, name }) => {
    expect(await readOrCorruption(broken(code, context), { projectId: "project/가" })).toMatchObject({
      corruption: {
        code: "item-damaged",
        projectId: "project/가",
        name,
        field: "",
        expected: null,
        found: "깨졌습니다",
      },
    });
  });

  test("that fails for another reason stops whoever reads", async () => {
    await expect(readOrCorruption(broken("throttled"))).rejects.toThrow("깨졌습니다");
    await expect(readOrCorruption(() => Promise.reject(new Error("no such table")))).rejects.toThrow(
      "no such table",
    );
  });
});
