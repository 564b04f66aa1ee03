/** The API's contract as an OpenAPI 3.1 document, made from the schemas that the server reads with. */
import * as z from "zod";
import { type OpenApiDocument, operations } from "./api.ts";
import { problem } from "./bodies/problem.ts";
import { components, schemaBook, type SchemaBook } from "./openapi-components.ts";
import type { Operation } from "./operation.ts";

const document = z.record(z.string(), z.json());

export function openApiDocument(): OpenApiDocument {
  const books = schemaBooks();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    const known = paths[operation.path] ?? {};
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...known, [method]: described(name, operation, books) };
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
          schemas: { ...bodiesOf(books.requests), ...describedSchemas(books.answers) },
          securitySchemes: {
            bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
            session: { type: "apiKey", in: "cookie", name: "monitor-session" },
          },
        },
      }),
    ),
  );
}

/** Answers are open and requests are not, so the same name may differ in the two. */
interface SchemaBooks {
  readonly answers: SchemaBook;
  readonly requests: SchemaBook;
}

const bodyEnding = "Body";

function schemaBooks(): SchemaBooks {
  const shared = Object.entries(components).map(([name, { schema }]) => [name, schema] as const);
  const answers = new Map([...shared, ["Problem", problem] as const]);
  const requests = new Map(shared);
  for (const [name, { answer, body, params, query }] of Object.entries<Operation>(operations)) {
    const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    if ("schema" in answer) answers.set(`${title}Answer`, answer.schema);
    if (body.kind !== "none") requests.set(`${title}${bodyEnding}`, body.schema);
    requests.set(`${title}Path`, params).set(`${title}Query`, query);
  }
  return {
    answers: schemaBook(Object.fromEntries(answers), true),
    requests: schemaBook(Object.fromEntries(requests), false),
  };
}

/** Of a path and a query the document lists the parts. */
function bodiesOf({ schemas }: SchemaBook) {
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => name.endsWith(bodyEnding)));
}

function describedSchemas({ schemas }: SchemaBook) {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const description = components[name]?.description;
      return [name, description === undefined ? schema : { description, ...schema }];
    }),
  );
}

function described(name: string, operation: Operation, { answers, requests }: SchemaBooks) {
  const { summary, who, status, mayTakeTime, params, query } = operation;
  const problems = {
    description: "A problem",
    content: { "application/problem+json": { schema: answers.reference(problem) } },
  };
  const answer = answerOf(operation, answers);
  return {
    operationId: name,
    summary,
    ...(who === "anybody"
      ? { security: [] }
      : { security: [{ bearer: [] }, { session: [] }], "x-roles": who }),
    parameters: [
      ...parametersOf(requests.whole(params), "path"),
      ...parametersOf(requests.whole(query), "query"),
    ],
    ...requestBodyOf(operation, requests),
    responses: {
      [status]: answer,
      ...(mayTakeTime === true ? { 202: { ...answer, description: "Asked for, and not done yet" } } : {}),
      default: problems,
    },
  };
}

function answerOf({ answer }: Operation, answers: SchemaBook) {
  switch (answer.kind) {
    case "nothing":
      return { description: "Done" };
    case "json":
      return {
        description: "The answer",
        content: { "application/json": { schema: answers.reference(answer.schema) } },
      };
    case "file":
      return { description: "The file", content: filesOf(answer.mediaTypes) };
    case "json-or-file":
      return {
        description: "The answer",
        content: {
          "application/json": { schema: answers.reference(answer.schema) },
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

function requestBodyOf({ body }: Operation, requests: SchemaBook) {
  if (body.kind === "none") return {};
  const json = { "application/json": { schema: requests.reference(body.schema) } };
  if (body.kind === "json" || body.kind === "optional-json")
    return { requestBody: { required: body.kind === "json", content: json } };
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

const objectSchema = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), z.json()).default({}),
    required: z.array(z.string()).default([]),
  }),
);

function parametersOf(schema: unknown, place: "path" | "query") {
  const { properties, required } = objectSchema.parse(schema);
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: each,
  }));
}
