/** Payment lists as files: January and then the year, what vanished, and what the ledger tells already. */
import { describe, expect, test } from "vitest";
import { previewUpload } from "../../functions/ingest/preview-upload.ts";
import { hasVouchers, januaryList, listOf, wholeList, zippedList } from "../formats/payment-lists.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { openIngest } from "./ingest-world.ts";

const muju = { office: "4573000", fiscalYear: 2026 };
const atMuju = { books: muju, fileName: "지출목록.csv" };

async function spent(ledger: LedgerStore): Promise<Record<string, bigint | undefined>> {
  const balances = [...(await ledger.readBalances(muju)).values()].map(({ balance }) => balance);
  return Object.fromEntries(
    balances.map(({ project, measures }) => [project.name, measures.expenditure?.monthEnds[11]?.unsplit]),
  );
}

const january = listOf(["20260105", "1,000"], ["20260105", "1,000"], ["20260130", "-200"]);

describe("a payment list", () => {
  test("sent again with other list numbers writes nothing", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const again = await send(january.replace("\r\n1,", "\r\n77,"), atMuju);
    expect(again).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 1 } });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_800n });
  });

  test("that goes further adds only what is new", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const further = listOf(
      ["20260105", "1,000"],
      ["20260105", "1,000"],
      ["20260130", "-200"],
      ["20260202", "50"],
    );
    expect(await send(further, atMuju)).toMatchObject({ kind: "applied", findings: [] });
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_850n });
  });

  test("that lacks a payment of its days is held, and says which project, how many and how much", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const outcome = await send(
      listOf(["20260105", "1,000"], ["20260130", "-200"], ["20260131", "7"]),
      atMuju,
    );
    expect(outcome).toMatchObject({
      kind: "held",
      findings: [{ code: "payments-vanished", consequence: "hold", value: "기초연금 지급" }],
    });
    expect(outcome.kind === "held" && outcome.findings[0]?.ko).toContain("1건(2026-01-05, 합계 1,000원)");
    expect(await spent(ledger)).toEqual({ "기초연금 지급": 1_800n });
  });

  test.each([
    {
      what: "of another department",
      change: (list: string) => list.replaceAll("사회복지과", "건설과").replaceAll("기초연금", "도로"),
    },
    { what: "of days after it", change: () => listOf(["20260202", "5"]) },
  ])("$what takes nothing from it for vanished", async ({ change }) => {
    const { send } = openIngest();
    await send(january, atMuju);
    expect(await send(change(january), atMuju)).toMatchObject({ kind: "applied", findings: [] });
  });

  test("whose department was renamed is held: it would count again under the new name", async () => {
    const { send } = openIngest();
    await send(january, atMuju);
    const renamed = await send(january.replaceAll("사회복지과", "복지정책과"), atMuju);
    expect(renamed).toMatchObject({ kind: "held", findings: [{ code: "payments-vanished" }] });
  });

  test.each(["list first", "totals first"])(
    "beside running totals of the same project is held, either way: %s",
    async (order) => {
      const { send } = openIngest();
      const totals = "사업코드,사업명,회계,집행액(원),기준일\nA0,기초연금지급,일반회계,1800,2026-01-31\n";
      const [first, second] = order === "list first" ? [january, totals] : [totals, january];
      await send(first, atMuju);
      const outcome = await send(second, atMuju);
      expect(outcome).toMatchObject({ kind: "held", findings: [{ code: "expenditure-told-twice" }] });
    },
  );

  test("previewed over another tells only what it would add", async () => {
    const { send, ledger } = openIngest();
    await send(january, atMuju);
    const bytes = new TextEncoder().encode(
      `${january}4,일반회계,사회복지과,기초연금 지급,금,20260131,9,1\r\n`,
    );
    const file = { bytes, sha256: "f".repeat(64) };
    const preview = await previewUpload(
      { ...atMuju, options: { asOf: null, unit: null, mapping: null } },
      file,
      ledger,
    );
    expect([preview.before.expenditure, preview.after.expenditure]).toEqual([1_800n, 1_809n]);
  });
});

describe.skipIf(!hasVouchers)("the real list (skipped where ../shared/data is absent)", () => {
  test(
    "after its January comes to the same balances as alone, and again writes nothing",
    { timeout: 60_000 },
    async () => {
      const [parts, whole] = [openIngest(), openIngest()];
      await parts.send(januaryList(), atMuju);
      expect(await parts.send(wholeList(), atMuju)).toMatchObject({ kind: "applied", findings: [] });
      await whole.send(wholeList(), atMuju);
      const measuresIn = async (ledger: LedgerStore) =>
        new Map([...(await ledger.readBalances(muju))].map(([id, { balance }]) => [id, balance.measures]));
      const inWhole = await measuresIn(whole.ledger);
      expect(inWhole.size).toBe(1_655);
      expect(await measuresIn(parts.ledger)).toEqual(inWhole);
      const again = await parts.send(zippedList(), { ...atMuju, fileName: "again.csv.gz" });
      expect(again).toMatchObject({ kind: "applied", tally: { added: 0, changed: 0, unchanged: 1_655 } });
    },
  );
});
