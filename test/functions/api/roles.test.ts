// Every role on every route: who may ask, who is told that they may not, and who has to log in first.
import { beforeAll, describe, expect, test } from "vitest";
import { type Operation, readPart } from "../../../shared/contracts/api/operation.ts";
import { type Role, roles } from "../../../shared/domain/access/principal.ts";
import { aPrincipal, openApi } from "./api-fixture.ts";
import { everyOperation, type NamedOperation, requestFor, sampleOf } from "./every-operation.ts";

/** Which statuses each may get: what is not there is no matter of who asks. */
const allowed = [200, 201, 202, 204, 404, 409, 422];

const cases = everyOperation.flatMap((named) => [null, ...roles].map((role) => ({ ...named, role })));

describe("every role on every route", () => {
  let fixture = openApi();
  beforeAll(async () => {
    fixture = openApi();
    await fixture.load();
  });

  test.each(cases)(
    "$operation.method $operation.path is answered to $role as the contract says",
    async ({ name, operation, role }) => {
      const answer = await ask({ name, operation }, role);
      const rejection = role === null ? [401] : [403];
      expect(isFor(operation, role) ? allowed : rejection).toContain(answer.status);
    },
  );

  test.each(
    // What is for anybody asks nobody for an office.
    cases.filter(
      ({ operation, role }) =>
        operation.path.includes("{office}") && operation.who !== "anybody" && isFor(operation, role),
    ),
  )(
    "$operation.method $operation.path is refused to $role of another office",
    async ({ name, operation, role }) => {
      const answer = await ask({ name, operation }, role, "4573000");
      expect(answer.status).toBe(403);
    },
  );

  test("the samples read well, so that it is the role that decides", () => {
    for (const { name, operation } of everyOperation) {
      const { query = "", json = null } = sampleOf(name);
      const read = readPart(operation.query, Object.fromEntries(new URLSearchParams(query)));
      expect({ name, ...read }).not.toHaveProperty("issues");
      expect({ name, ...readPart(operation.body.schema, json) }).not.toHaveProperty("issues");
    }
  });

  function ask(named: NamedOperation, role: Role | null, office = "1129000") {
    const { path, asking } = requestFor(named);
    return fixture.ask(path, { ...asking, as: role === null ? null : aPrincipal(role, { office }) });
  }
});

function isFor({ who }: Operation, role: Role | null): boolean {
  return who === "anybody" || (role !== null && who.includes(role));
}
