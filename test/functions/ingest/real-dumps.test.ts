/** The five dumps of 무주군 in the order in which they were published, as the ingest stage takes them. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { viewOf } from "../../support/read-as-screens-do.ts";
import { rateRows } from "../../../shared/domain/rates/rate-rows.ts";
import { day } from "../../support/builders.ts";
import { openIngest } from "./ingest-fixture.ts";

// Needs the public data beside the project; skipped where it is absent.
const folder = new URL("../../../../shared/data/lofin365/", import.meta.url);
const books = { office: "4573000", fiscalYear: 2026 };

test.skipIf(!existsSync(folder))(
  "a half-loaded dump is held, a late correction goes into history, and the current view never goes back",
  async () => {
    const { ledger, send } = openIngest();
    const publish = (name: string) => send(readFileSync(new URL(`${name}.json`, folder)), { books });
    const officeOn = async (asOf: string | null) => {
      const { view } = await viewOf(ledger, books, asOf === null ? null : day(asOf));
      return rateRows(view, false).find(({ scope }) => scope.level === "office");
    };
    const spent = async (asOf: string | null) => {
      const office = await officeOn(asOf);
      return [office?.amounts.expenditure, office?.asOf];
    };
    const budget = async (asOf: string | null) => (await officeOn(asOf))?.amounts["current-budget"];

    expect(await publish("muju-1-asof-20260629-first")).toMatchObject({ kind: "applied" });
    expect(await spent(null)).toEqual([281_314_461_077n, "2026-06-29"]);

    expect(await publish("muju-2-asof-20260630-partial")).toMatchObject({
      kind: "held",
      findings: [{ code: "projects-vanished", value: "1484" }],
    });
    expect(await spent(null)).toEqual([281_314_461_077n, "2026-06-29"]);

    expect(await publish("muju-3-asof-20260629-again")).toMatchObject({
      kind: "applied",
      tally: { added: 0, changed: 176, unchanged: 1536 },
    });
    expect(await publish("muju-4-asof-20260630-complete")).toMatchObject({ kind: "applied" });
    expect(await spent(null)).toEqual([307_376_019_169n, "2026-06-30"]);
    expect(await spent("2026-06-29")).toEqual([290_340_483_877n, "2026-06-29"]);

    expect(await publish("muju-5-asof-20260821")).toMatchObject({ kind: "applied", tally: { added: 51 } });
    expect(await spent(null)).toEqual([355_519_488_419n, "2026-08-21"]);
    expect(await spent("2026-06-29")).toEqual([290_340_483_877n, "2026-06-29"]);
    expect(await spent("2026-06-30")).toEqual([307_376_019_169n, "2026-06-30"]);
    expect([await budget(null), await budget("2026-06-30")]).toEqual([716_679_457_742n, 672_715_492_742n]);
  },
);

test.skipIf(!existsSync(folder))(
  "the older dump that arrives after the newer one leaves the current view alone",
  async () => {
    const { ledger, send } = openIngest();
    for (const name of [
      "muju-1-asof-20260629-first",
      "muju-4-asof-20260630-complete",
      "muju-3-asof-20260629-again",
    ]) {
      const content = readFileSync(new URL(`${name}.json`, folder));
      expect(await send(content, { books })).toMatchObject({ kind: "applied" });
    }
    const totalOn = async (asOf: string | null) => {
      const { view } = await viewOf(ledger, books, asOf === null ? null : day(asOf));
      return rateRows(view, false).find(({ scope }) => scope.level === "office")?.amounts.expenditure;
    };
    expect(await totalOn(null)).toBe(307_376_019_169n);
    expect(await totalOn("2026-06-29")).toBe(290_340_483_877n);
  },
);
