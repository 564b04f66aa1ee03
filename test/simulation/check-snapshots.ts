/** I7: what was frozen lies as it lay, its chain holds, and freezing now gives what the files alone give. */
import { freeze } from "../../functions/snapshot/freeze.ts";
import { verifySnapshots } from "../../functions/snapshot/verify-frozen.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { day } from "../support/builders.ts";
import { differ, textOf } from "./observe.ts";
import { modelLedger } from "./model-ledger.ts";
import type { Model } from "./model.ts";
import type { Fixture } from "./work.ts";
import { books } from "./workload.ts";

export async function checkSnapshots({ stores }: Fixture, model: Model): Promise<string | null> {
  const { snapshotFiles, firstBytes } = stores;
  const { ledger, alerts, policies, snapshots } = stores.ports;
  for (const [key, hash] of firstBytes)
    if (sha256Of(snapshotFiles.stored.get(key) ?? new Uint8Array()) !== hash) return `${key} was changed`;
  const { problems } = await verifySnapshots(snapshots, books, sha256Of);
  if (problems.length > 0) return `the chain does not hold: ${textOf(problems)}`;
  for (const asOf of [day("2026-06-17"), day("2026-06-30")]) {
    const [is, should] = await Promise.all(
      [ledger, modelLedger(ledger, model)].map((each) =>
        freeze({ ledger: each, alerts, policies }, books, asOf),
      ),
    );
    // The numbers of what was taken back are no figures.
    const [lines, fromFiles] = [is, should].map((freezing) =>
      (freezing?.kind === "frozen" ? freezing.frozen.lines : []).map((line) =>
        textOf({ ...line, lastSeq: 0, plan: line.plan.map(({ date, amounts }) => ({ date, amounts })) }),
      ),
    );
    if (hashOf(lines) !== hashOf(fromFiles)) {
      const at = lines?.findIndex((line, place) => line !== fromFiles?.[place]) ?? 0;
      return differ(`what is frozen of ${asOf}`, lines?.[at], fromFiles?.[at]);
    }
  }
  return null;
}

function hashOf(lines: readonly string[] | undefined): string {
  return sha256Of(new TextEncoder().encode(lines?.join("\n")));
}
