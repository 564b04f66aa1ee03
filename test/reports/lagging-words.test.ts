/** What a report says of projects that lag: its words count what its sums hold. */
import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { CouncilReport } from "../../shared/domain/report/council-report.ts";
import { frozenFixture } from "../functions/report/report-snapshots.ts";
import { reportOf } from "./report-fixtures.ts";

const sample = new URL("../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url);
let report: CouncilReport;
beforeAll(async () => {
  const books = { office: "1129000", fiscalYear: 2020 };
  const file = { bytes: readFileSync(sample), fileName: "업무보고.txt", books };
  report = reportOf((await frozenFixture(file, "2020-10-31")).snapshot);
});

test("a project of which one fund alone lags is told apart from those whose budgets are summed", () => {
  const [front] = report.sections;
  expect(front?.paragraphs).toContain(
    "집행 지연: 1건(예산액 85,094천원)이 기대보다 6,117천원 덜 집행됨. 재원 하나가 늦은 1건은 그 재원에서 2,856천원 덜 집행됨. 사유 미등록 2건.",
  );
});

test("the table by department counts the same projects as the sentence", () => {
  const lagging = report.sections.find(({ id }) => id === "lagging");
  const [total] = lagging?.tables[0]?.rows ?? [];
  expect(total?.cells[1]).toMatchObject({ count: 1 });
  expect(total?.cells[2]).toMatchObject({ shown: 85_094n });
  expect(lagging?.paragraphs.at(-1)).toBe(
    "재원 하나가 늦은 1건은 그 재원에서 2,856천원 덜 집행됨. 부서별 표에는 넣지 않음.",
  );
});
