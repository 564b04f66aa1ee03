// Every role on every route: who may ask, who is told that they may not, and who has to log in first.
import { beforeAll, describe, expect, test } from "vitest";
import { type Operation, readPart } from "../../../shared/contracts/api/operation.ts";
import { operations } from "../../../shared/contracts/api.ts";
import type { Role } from "../../../shared/domain/principal.ts";
import { aPrincipal, openApi } from "./api-world.ts";

/** For each operation a request that reads well, so that only who asks decides. */
const samples: Readonly<Record<keyof typeof operations, { query?: string; json?: unknown; body?: string }>> =
  {
    health: {},
    openapi: {},
    login: { json: { user: "a", password: "b" } },
    logout: {},
    me: {},
    books: {},
    overview: {},
    projects: {},
    project: {},
    alerts: {},
    acknowledgeAlert: { json: {} },
    snoozeAlert: { json: { until: "2020-11-20", why: { reason: "weather", note: "비" } } },
    explainAlert: { json: { why: { reason: "weather", note: "비" } } },
    upload: { query: "fileName=a.csv", body: "무엇" },
    previewUpload: { query: "fileName=a.csv", body: "무엇" },
    uploads: {},
    uploadDetail: {},
    releaseUpload: {},
    discardUpload: {},
    undoUpload: {},
    markedUpload: {},
    snapshots: {},
    takeSnapshot: { json: { asOf: "2020-09-30" } },
    snapshotDiff: { query: "from=2020-09-30/1&to=2020-09-30/2" },
    snapshot: {},
    report: { query: "format=pdf" },
    policy: {},
    previewPolicy: { json: { basedOn: "default-1", change: {} } },
    setPolicy: { json: { basedOn: "default-1", change: {} } },
    audit: {},
  };

/** Which statuses each may get: what is not there is no matter of who asks. */
const allowed = [200, 201, 202, 204, 404, 409, 422];

const params: Readonly<Record<string, string>> = {
  office: "1129000",
  year: "2020",
  id: "code%2Fa0",
  alertId: "0123456789",
  asOf: "2020-09-30",
  version: "1",
};

const cases = Object.entries<Operation>(operations).flatMap(([name, operation]) =>
  [null, "finance" as const, "manager" as const, "viewer" as const].map((role) => ({
    name,
    operation,
    role,
  })),
);

describe("every role on every route", () => {
  let world = openApi();
  beforeAll(async () => {
    world = openApi();
    await world.load();
  });

  test.each(cases)(
    "$operation.method $operation.path is answered to $role as the contract says",
    async ({ name, operation, role }) => {
      const answer = await ask(operation, sampleOf(name), role);
      const refusal = role === null ? [401] : [403];
      expect(isFor(operation, role) ? allowed : refusal).toContain(answer.status);
    },
  );

  test.each(
    cases.filter(({ operation, role }) => operation.path.includes("{office}") && isFor(operation, role)),
  )(
    "$operation.method $operation.path is refused to $role of another office",
    async ({ name, operation, role }) => {
      const answer = await ask(operation, sampleOf(name), role, "4573000");
      expect(answer.status).toBe(403);
    },
  );

  test("the samples read well, so that it is the role that decides", () => {
    for (const [name, operation] of Object.entries<Operation>(operations)) {
      const { query = "", json = null } = sampleOf(name);
      const read = readPart(operation.query, Object.fromEntries(new URLSearchParams(query)));
      expect({ name, ...read }).not.toHaveProperty("issues");
      expect({ name, ...readPart(operation.body.schema, json) }).not.toHaveProperty("issues");
    }
  });

  function ask(
    { method, path }: Operation,
    sample: (typeof samples)["health"],
    role: Role | null,
    office = "1129000",
  ) {
    const asked = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idFor(path, name) ?? params[name] ?? "");
    const { query, ...rest } = sample;
    const as = role === null ? null : aPrincipal(role, { office });
    return world.ask(query === undefined ? asked : `${asked}?${query}`, { method, as, ...rest });
  }
});

/** Ids of files have no slash. */
function idFor(path: string, name: string): string | null {
  return name === "id" && path.includes("/uploads/") ? "0123456789abcdef0123" : null;
}

function sampleOf(name: string): (typeof samples)["health"] {
  const found = Object.entries(samples).find(([each]) => each === name);
  if (found === undefined) throw new RangeError(`Give ${name} a sample request`);
  return found[1];
}

function isFor({ who }: Operation, role: Role | null): boolean {
  return who === "anybody" || (role !== null && who.includes(role));
}
