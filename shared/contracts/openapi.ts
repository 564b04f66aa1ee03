/** The API's contract as an OpenAPI 3.1 document, made from the schemas that the server reads with. */
import * as z from "zod";
import { type OpenApiDocument, operations } from "./api.ts";
import type { Operation } from "./api/operation.ts";
import { problem } from "./api/problem.ts";

const document = z.record(z.string(), z.json());

export function openApiDocument(): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    const known = paths[operation.path] ?? {};
    paths[operation.path] = { ...known, [operation.method.toLowerCase()]: described(name, operation) };
  }
  return document.parse(
    JSON.parse(
      JSON.stringify({
        openapi: "3.1.0",
        info: {
          title: "Budget execution monitor",
          version: "1",
          description:
            "Won are decimal text, days YYYY-MM-DD, percentages text with one decimal. docs/api.md",
          license: { name: "Apache-2.0", identifier: "Apache-2.0" },
        },
        paths,
        components: {
          schemas: { Problem: answerSchema(problem) },
          securitySchemes: {
            bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
            session: { type: "apiKey", in: "cookie", name: "monitor-session" },
          },
        },
      }),
    ),
  );
}

function described(name: string, operation: Operation) {
  const { summary, who, status, path } = operation;
  const problems = {
    description: "A problem",
    content: { "application/problem+json": { schema: problemRef } },
  };
  return {
    operationId: name,
    summary,
    ...(who === "anybody"
      ? { security: [] }
      : { security: [{ bearer: [] }, { session: [] }], "x-roles": who }),
    parameters: [
      ...parametersOf(requestSchema(operation.params), "path"),
      ...parametersOf(requestSchema(operation.query), "query"),
    ],
    ...requestBodyOf(operation),
    responses: {
      [status]: answerOf(operation),
      ...(path.endsWith("/uploads") && operation.method === "POST" ? { 202: answerOf(operation) } : {}),
      default: problems,
    },
  };
}

const problemRef = { $ref: "#/components/schemas/Problem" };

function answerOf({ answer }: Operation) {
  switch (answer.kind) {
    case "nothing":
      return { description: "Done" };
    case "json":
      return {
        description: "The answer",
        content: { "application/json": { schema: answerSchema(answer.schema) } },
      };
    case "file":
      return { description: "The file", content: filesOf(answer.mediaTypes) };
    case "json-or-file":
      return {
        description: "The answer",
        content: {
          "application/json": { schema: answerSchema(answer.schema) },
          ...filesOf(answer.mediaTypes),
        },
      };
  }
}

function filesOf(mediaTypes: readonly string[]) {
  return Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
  );
}

function requestBodyOf({ body }: Operation) {
  if (body.kind === "none") return {};
  const json = { "application/json": { schema: requestSchema(body.schema) } };
  if (body.kind === "json") return { requestBody: { required: true, content: json } };
  const file = {
    "application/octet-stream": { schema: { type: "string", format: "binary" } },
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { file: { type: "string", format: "binary" } },
        required: ["file"],
      },
    },
  };
  return { requestBody: { required: true, content: { ...file, ...json } } };
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.json()).default({}),
  required: z.array(z.string()).default([]),
});

function parametersOf(schema: unknown, place: "path" | "query") {
  const { properties, required } = objectSchema.parse(schema);
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: each,
  }));
}

/** As it is sent: before it is read into the domain. */
function requestSchema(schema: z.ZodType): unknown {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

/** An answer may gain fields: whoever reads it passes over what it does not know. */
function answerSchema(schema: z.ZodType): unknown {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return rest;
}
