// The document that integrators read is the one that the server reads requests with.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { figureRoutes } from "../../../functions/api/routes/figure-routes.ts";
import { allRoutes, findRoute } from "../../../functions/api/routes/find-route.ts";
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import { operations } from "../../../shared/contracts/api/api.ts";
import { openApiDocument } from "../../../shared/contracts/api/openapi.ts";

const file = join(import.meta.dirname, "../../../docs/openapi.json");

const namedSchemas = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        "x-roles": z.array(z.string()).optional(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

describe("docs/openapi.json", () => {
  test("is what the contract makes; write it anew with `npm run openapi`", () => {
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(openApiDocument());
  });

  test("is a valid OpenAPI 3.1 document whose references all lead somewhere", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(openApiDocument());
    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, "3.1"]);
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test("says what is used in several places once, under a name", () => {
    const text = JSON.stringify(openApiDocument());
    const names = Object.keys(namedSchemas.parse(openApiDocument()).components.schemas);
    const unused = names.filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    expect(unused).toEqual([]);
  });

  test("describes each operation once, with its roles, its parameters and what goes wrong", () => {
    const { paths } = described.parse(openApiDocument());
    const found = Object.values(paths).flatMap((path) => Object.values(path));
    expect(found.map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(operations).toSorted(),
    );
    for (const [path, methods] of Object.entries(paths))
      for (const each of Object.values(methods)) {
        const inPath = each.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(new Set(inPath)).toEqual(new Set(named));
        expect(each.responses).toHaveProperty("default");
      }
  });

  test("has a route for each operation, and no other route", async () => {
    const bound = new Set<Operation>((await allRoutes()).map(({ operation }) => operation));
    expect(bound).toEqual(new Set<Operation>(Object.values(operations)));
  });

  test("has no figure's path that could be taken for one of those that are loaded later", async () => {
    const later = (await allRoutes()).filter((each) => !figureRoutes.includes(each));
    for (const { operation } of later) {
      const found = await findRoute(operation.method, operation.path.replaceAll(/[{}]/g, ""));
      expect(found).toMatchObject({ kind: "route", route: { operation } });
    }
  });
});
