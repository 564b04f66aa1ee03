/** A file decides how long its cells are; what is kept of it fits into items and events all the same. */
import { expect, test } from "vitest";
import { everything } from "../../../shared/ports/item-table.ts";
import * as keys from "../../../shared/stores/ledger-keys.ts";
import { books } from "../../support/uploads.ts";
import { header, openIngest } from "./ingest-fixture.ts";

const maxItemBytes = 400_000;

test("cells of a hundred thousand characters are refused with findings that fit into an item and an event", async () => {
  const { send, table, outbox } = openIngest();
  const rows = Array.from(
    { length: 60 },
    (_, at) => `A${at},사업 ${at},과,${"가".repeat(100_000)},1,2020-06-30`,
  );
  const outcome = await send([header, ...rows, ""].join("\n"));
  expect(outcome).toMatchObject({ kind: "rejected" });
  const { pk } = keys.findingsKey(books, outcome.upload.uploadId);
  const items = await table.query(pk, everything());
  expect(items.length).toBeGreaterThan(0);
  for (const { data } of items) expect(Buffer.byteLength(data)).toBeLessThan(maxItemBytes);
  for (const bundle of outbox.notified())
    expect(Buffer.byteLength(JSON.stringify(bundle))).toBeLessThan(100_000);
});

test("two hundred questions about names of 230 characters are kept as far as they fit", async () => {
  const { send, table } = openIngest();
  const paidBy = (department: string): string =>
    [
      "번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호",
      ...Array.from(
        { length: 220 },
        (_, at) => `${at},일반회계,${department},${"가".repeat(230)} ${at + 1_000},금,20200630,${at + 77},1`,
      ),
      "",
    ].join("\n");
  await send(paidBy("과"), { fileName: "1.csv" });
  const outcome = await send(paidBy("새과"), { fileName: "2.csv" });
  expect(outcome).toMatchObject({ kind: "held", findings: [{ code: "project-resembles", value: "220" }] });
  const { pk } = keys.findingsKey(books, outcome.upload.uploadId);
  for (const { data } of await table.query(pk, everything()))
    expect(Buffer.byteLength(data)).toBeLessThan(maxItemBytes);
});
