/** What a look may say that it knows: the entries that had ended when the figures were read, and no half of one. */
import { expect, test } from "vitest";
import { undoUpload } from "../../functions/ingest/decisions/settle-upload.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import { policiesOf, strictPolicy } from "../support/policies.ts";
import { books } from "../support/uploads.ts";
import { openIngest, template } from "./ingest/ingest-fixture.ts";
import { crashed, crashingTable } from "./ingest/watched-table.ts";

const four = [10_000_000n, 20_000_000n, 30_000_000n, 40_000_000n] as const;

async function settledSeq({ ledger }: ReturnType<typeof openIngest>): Promise<number> {
  return (await readFigures({ ledger, policies: policiesOf(strictPolicy) }, books)).settledSeq;
}

test("a look rests on the last entry where all have ended, be it an undo", async () => {
  const fixture = openIngest(2);
  const { upload } = await fixture.send(template("2020-10-31", ...four));
  await fixture.send(template("2020-11-30", ...four));
  expect(await settledSeq(fixture)).toBe(2);
  await undoUpload(upload, "재무과", fixture);
  expect(await settledSeq(fixture)).toBe(3);
});

test.each([
  ["an upload", 3],
  ["an undo", 3],
] as const)("a look rests on the entry before one that runs: %s", async (what, known) => {
  const fixture = openIngest(2);
  const { upload } = await fixture.send(template("2020-09-30", ...four));
  await fixture.send(template("2020-10-31", ...four.map((amount) => amount + 1n)));
  await fixture.send("사업코드,사업명\n");
  const dying = fixture.worker(crashingTable(fixture.table, 2, "before"));
  const act =
    what === "an undo"
      ? undoUpload(upload, "재무과", dying)
      : fixture.send(template("2020-11-30", ...four), {}, dying);
  await expect(act).rejects.toBe(crashed);
  expect(await settledSeq(fixture)).toBe(known);
});
