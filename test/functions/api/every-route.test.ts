// What holds for every route: nothing of what breaks inside gets out, and what is read twice is sent once.
import { beforeAll, describe, expect, test } from "vitest";
import { BooksCache } from "../../../functions/api/figures/books-cache.ts";
import { previewAnswer, uploadsAnswer } from "../../../shared/contracts/api/bodies/uploads.ts";
import type { PreviewAnswer } from "../../../shared/contracts/api/api.ts";
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import type { Accounts } from "../../../shared/ports/accounts.ts";
import { aPrincipal, base, dump, expectProblem, openApi, textOf, twoDepartments } from "./api-fixture.ts";
import { everyOperation, requestFor } from "./every-operation.ts";
import { verificationView } from "../../../shared/reading/verification-view.ts";

const fault = new Error("connect ECONNREFUSED 10.0.0.7 at /srv/secret.ts:12");

/** Whatever is asked of it breaks, and so does whatever it holds. */
function breaking<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value === "function") return () => Promise.reject(fault);
      return typeof value === "object" && value !== null ? breaking(value) : value;
    },
  });
}

const nothingVerified = {
  entries: 0,
  postings: 0,
  balances: 0,
  alerts: 0,
  uncheckedLooks: 0,
  snapshots: 0,
  auditEntries: 0,
  auditHead: null,
  running: null,
  unmatched: null,
  discrepancies: [],
};

/** What is kept here, where accounts are. */
const accounts: Accounts = {
  list: () => Promise.resolve([]),
  ownPassword: () => Promise.resolve("right"),
  passwordProblem: () => null,
  change: () => Promise.resolve({ kind: "unknown" }),
};

/** Somebody who may: most of it is finance's. */
function whoMay({ who }: Operation) {
  return aPrincipal(who === "anybody" || who.includes("finance") ? "finance" : (who[0] ?? "finance"));
}

/** These ask no store. */
const restless = everyOperation.filter(
  ({ name, operation: { who } }) =>
    who !== "anybody" && !["openapi", "logoutEverywhere", "changePassword"].includes(name),
);

test.each(restless)("$operation.method $operation.path says nothing of what broke inside", async (named) => {
  const fixture = openApi((usual) => {
    const { ledger, policies, alerts, clock } = usual;
    const stores = { ledger: breaking(ledger), policies: breaking(policies), alerts: breaking(alerts) };
    return {
      ...stores,
      snapshots: breaking(usual.snapshots),
      files: breaking(usual.files),
      audit: breaking(usual.audit),
      reads: breaking(usual.reads),
      mappings: breaking(usual.mappings),
      cache: new BooksCache({
        ...stores,
        revisions: { revision: () => Promise.reject(fault) },
        clock,
      }),
      accounts: breaking(accounts),
      uploadActs: breaking(usual.uploadActs),
      snapshotActs: breaking(usual.snapshotActs),
      oversightActs: breaking(usual.oversightActs),
      notices: breaking(usual.notices),
    };
  });
  const { path, asking } = requestFor(named);
  const answer = await fixture.ask(path, { ...asking, as: whoMay(named.operation) });
  expectProblem(answer, "broken");
  expect(textOf(answer)).not.toMatch(/ECONNREFUSED|secret|Error|at \//);
  expect(fixture.broken).toEqual([fault]);
});

describe("what is read", () => {
  let fixture = openApi();
  let uploads: readonly string[] = [];
  beforeAll(async () => {
    const file = { bytes: new Uint8Array([1]), mediaType: "application/pdf", fileName: "a.pdf" };
    const report = { kind: "file", ...file } as const;
    const kept: { dryRun: PreviewAnswer | null } = { dryRun: null };
    const verified = verificationView(nothingVerified, "2020-11-02T00:00:00.000Z");
    fixture = openApi(({ snapshotActs, uploadActs }) => ({
      oversightActs: {
        verify: () => Promise.resolve(verified),
        verification: () => Promise.resolve(verified),
        export: () => Promise.resolve(report),
      },
      snapshotActs: {
        ...snapshotActs,
        report: () => Promise.resolve(report),
        pack: () => Promise.resolve(report),
      },
      uploadActs: {
        ...uploadActs,
        tryPast: {
          presign: () => Promise.reject(new RangeError("Nothing is put here")),
          find: () => Promise.resolve(kept.dryRun),
        },
      },
    }));
    await fixture.load();
    const openStory = { basedOn: "default-3", change: { publicStory: true } };
    await fixture.value(`${base}/policy`, { method: "PUT", json: openStory });
    const dryRun = { method: "POST", body: twoDepartments };
    kept.dryRun = previewAnswer.parse(await fixture.value(`${base}/uploads/preview?fileName=a.csv`, dryRun));
    await fixture.ingest.send(dump([["A0", "느린 사업", "도로과", 4_000_000_000, Number.NaN]]));
    for (const force of [false, true])
      await fixture.value(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31", force } });
    const { items } = uploadsAnswer.parse(await fixture.value(`${base}/uploads`));
    uploads = items.filter(({ state }) => state === "rejected").map(({ uploadId }) => uploadId);
    expect(uploads).toHaveLength(1);
  });

  test.each(everyOperation.filter(({ operation: { method } }) => method === "GET"))(
    "by $operation.path is sent once to who keeps its tag",
    async (named) => {
      const [upload = ""] = uploads;
      const values = {
        asOf: "2020-10-31",
        ...(named.operation.path.includes("/uploads/") ? { id: upload } : {}),
      };
      const path = requestFor(named, values).path.replaceAll("2020-09-30", "2020-10-31");
      const as = whoMay(named.operation);
      const first = await fixture.ask(path, { as });
      expect(first.status).toBe(200);
      const etag = first.headers["etag"] ?? "";
      expect(etag).toMatch(/^W\/"\w{27}"$/);
      const again = await fixture.ask(path, { as, headers: { "if-none-match": etag } });
      expect(again).toMatchObject({ status: 304, body: null });
    },
  );
});
