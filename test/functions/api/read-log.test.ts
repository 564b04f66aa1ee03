// Who saw and who downloaded what, as the API writes it down.
import { beforeEach, describe, expect, test } from "vitest";
import { readLogAnswer, type ReadRecord } from "../../../shared/contracts/api/bodies/reads.ts";
import { aPrincipal, base, openApi, textOf, twoDepartments } from "./api-fixture.ts";

const file = { bytes: new Uint8Array([1, 2]), mediaType: "application/pdf", fileName: "a.pdf" };
let kind: "file" | "address" | "rendering";
let api: ReturnType<typeof openApi>;
beforeEach(async () => {
  kind = "file";
  api = openApi(({ snapshotActs }) => ({
    snapshotActs: {
      ...snapshotActs,
      pack: () => Promise.resolve({ kind: "file", ...file }),
      report: () =>
        Promise.resolve(
          kind === "file"
            ? { kind, ...file }
            : kind === "address"
              ? {
                  kind,
                  url: "https://files.example/a.pdf",
                  fileName: "a.pdf",
                  expiresAt: "2020-11-01T00:05:00.000Z",
                }
              : { kind },
        ),
    },
  }));
  await api.load();
});

async function logged(query = ""): Promise<readonly ReadRecord[]> {
  const { items } = readLogAnswer.parse(await api.value(`${base}/read-log${query}`));
  return items;
}

describe("the read log", () => {
  test("names each download, one by one, with its form", async () => {
    const viewer = aPrincipal("viewer", { name: "이의원" });
    const report = `${base}/snapshots/2020-09-30/1/report`;
    await api.ask(`${report}?format=pdf`, { as: viewer });
    await api.ask(`${report}?format=pdf`, { as: viewer });
    await api.ask(`${report}?format=hwpx&unit=${encodeURIComponent("백만원")}`, { as: viewer });
    // A workbook is in won, whatever is asked for.
    await api.ask(`${report}?format=xlsx&unit=${encodeURIComponent("백만원")}`, { as: viewer });
    await api.ask(`${base}/audit-pack?format=xlsx&departments=${encodeURIComponent("복지과")}`, {
      as: viewer,
    });
    await api.ask(`${base}/projects?format=csv`);
    await api.ask(`${base}/reconciliation?format=csv&state=all`);
    const by = { name: "이의원", role: "viewer" };
    expect((await logged()).map(({ kind: how, what, target, count }) => [how, what, target, count])).toEqual(
      expect.arrayContaining([
        ["download", "report", "2020-09-30/1 pdf", 1],
        ["download", "report", "2020-09-30/1 pdf", 1],
        ["download", "report", "2020-09-30/1 hwpx 백만원", 1],
        ["download", "report", "2020-09-30/1 xlsx 원", 1],
        ["download", "auditPack", "복지과 xlsx", 1],
        ["download", "projects", expect.stringContaining("csv"), 1],
        ["download", "reconciliation", expect.stringContaining("csv"), 1],
      ]),
    );
    expect((await logged()).filter(({ what }) => what === "report")).toMatchObject([
      { by },
      { by },
      { by },
      { by },
    ]);
  });

  test("names a report that lies elsewhere with the address, and not while it is rendered", async () => {
    kind = "rendering";
    const report = `${base}/snapshots/2020-09-30/1/report?format=pdf`;
    await api.ask(report);
    expect((await logged()).map((each) => each.kind)).toEqual(["view"]);
    kind = "address";
    await api.ask(report);
    expect((await logged()).map((each) => each.kind).toSorted()).toEqual(["download", "view"]);
  });

  test("names the marked copy of a file that is held", async () => {
    const outcome = await api.ingest.send(twoDepartments.replace("4000000000", "네억"));
    const { uploadId } = "upload" in outcome ? outcome.upload : { uploadId: "" };
    const answer = await api.ask(`${base}/uploads/${uploadId}/marked`);
    expect(answer.status).toBe(200);
    expect(await logged()).toMatchObject([{ kind: "download", what: "markedUpload", target: uploadId }]);
  });

  test("folds what one person looks at within an hour, and keeps persons and things apart", async () => {
    for (let at = 0; at < 5; at++) await api.ask(`${base}/overview`);
    const answer = await api.ask(`${base}/overview`);
    await api.ask(`${base}/overview`, { headers: { "if-none-match": answer.headers["etag"] ?? "" } });
    await api.ask(`${base}/overview`, { as: aPrincipal("viewer") });
    await api.ask(`${base}/policy`);
    const looks = (await logged()).map(({ what, by, count }) => `${what} ${by.role} ${count}`);
    expect(looks.toSorted()).toEqual(["overview finance 7", "overview viewer 1", "policy finance 1"]);
  });

  test("holds nothing of a person but name, role and subject, which tells two of one name apart", async () => {
    await api.ask(`${base}/overview`, { as: aPrincipal("finance", { name: "김예산", subject: "one" }) });
    await api.ask(`${base}/overview`, { as: aPrincipal("finance", { name: "김예산", subject: "other" }) });
    const by = (await logged()).map((each) => each.by);
    expect(by).toEqual(
      expect.arrayContaining([
        { name: "김예산", role: "finance", subject: "one" },
        { name: "김예산", role: "finance", subject: "other" },
      ]),
    );
  });

  test.each([
    ["is refused", `${base}/policy`, aPrincipal("viewer")],
    ["is of another office", "/api/v1/offices/4573000/years/2020/overview", aPrincipal("finance")],
    ["is not there", `${base}/projects/code%2Fzz`, aPrincipal("finance")],
    ["is asked by nobody", `${base}/overview`, null],
    ["belongs to no books", "/api/v1/me", aPrincipal("finance")],
  ])("has no record of what %s", async (_name, path, as) => {
    await api.ask(path, { as });
    expect(await logged()).toEqual([]);
  });

  test("has no record of an act, which the audit trail holds", async () => {
    await api.ask(`${base}/snapshots`, { method: "POST", json: { asOf: "2020-10-31" } });
    expect(await logged()).toEqual([]);
  });

  test("is told to finance alone, in pages and by day", async () => {
    expect((await api.ask(`${base}/read-log`, { as: aPrincipal("manager") })).status).toBe(403);
    expect((await api.ask(`${base}/read-log`, { as: aPrincipal("viewer") })).status).toBe(403);
    for (const path of ["overview", "policy", "uploads"]) await api.ask(`${base}/${path}`);
    const first = readLogAnswer.parse(await api.value(`${base}/read-log?limit=2`));
    const rest = readLogAnswer.parse(
      await api.value(`${base}/read-log?limit=2&cursor=${encodeURIComponent(first.next ?? "")}`),
    );
    expect([...first.items, ...rest.items].map(({ what }) => what).toSorted()).toEqual([
      "overview",
      "policy",
      "uploads",
    ]);
    const today = api.clock.today();
    expect(await logged(`?from=${today}&to=${today}`)).toHaveLength(3);
    expect(await logged("?to=2019-12-31")).toEqual([]);
    expect(await logged("?from=2030-01-01")).toEqual([]);
    expect((await api.ask(`${base}/read-log?from=yesterday`)).status).toBe(400);
  });

  test("keeps a download back that it cannot write down, and lets a look go out", async () => {
    const full = { record: () => Promise.reject(new Error("no space left")) };
    const broken = openApi(({ reads, snapshotActs }) => ({
      reads: { ...full, page: reads.page.bind(reads), forget: reads.forget.bind(reads) },
      snapshotActs: { ...snapshotActs, report: () => Promise.resolve({ kind: "file", ...file }) },
    }));
    await broken.load();
    expect((await broken.ask(`${base}/overview`)).status).toBe(200);
    const answer = await broken.ask(`${base}/snapshots/2020-09-30/1/report?format=pdf`);
    expect(answer.status).toBe(500);
    expect(textOf(answer)).not.toContain("space left");
    expect(broken.broken).toHaveLength(2);
  });
});
