/** What one operation of the API is: where it answers, to whom, what it takes and what it gives. */
import * as z from "zod";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import { issueWords } from "../values/issue-text.ts";
import type { Role } from "../../domain/access/principal.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * What a body may be, and how what came is read: null where no JSON did. `file`: a raw or multipart file, or JSON
 * where files go past the API. `optional-json`: JSON or nothing.
 */
export interface BodyKind {
  readonly kind: "none" | "json" | "optional-json" | "file";
  readonly schema: z.ZodType;
}

export type AnswerKind =
  | { readonly kind: "json"; readonly schema: z.ZodType }
  /** JSON, or a file of one of the media types where the request asks for it. */
  | { readonly kind: "json-or-file"; readonly schema: z.ZodType; readonly mediaTypes: readonly string[] }
  | { readonly kind: "file"; readonly mediaTypes: readonly string[] }
  | { readonly kind: "nothing" };

export interface Operation {
  /** As the OpenAPI document and the read log call it. */
  readonly name: string;
  readonly method: Method;
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly summary: string;
  /** `anybody`: also without a login. */
  readonly who: "anybody" | readonly Role[];
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: BodyKind;
  readonly answer: AnswerKind;
  /** Of the answer when all went well. */
  readonly status: 200 | 201 | 204;
  /** The last parameter may hold slashes: a gateway decodes `%2F` before it passes a path on, and a client may write them plainly. */
  readonly lastMayHaveSlashes?: true;
  /** Answers 202 too, with the same shape: another stage was asked to do it, and what came of it is found later. */
  readonly mayTakeTime?: true;
  /** What it answers is not written into the read log: it shows nothing of the books, or the log itself. */
  readonly isUnlogged?: true;
}

/** Takes no parameter, query or body: whatever is given is refused. */
export const nothing = z.strictObject({});
const noBody = { kind: "none", schema: z.null() } as const;

const usual = { query: nothing, body: noBody, status: 200 } as const;
type Usual = typeof usual;

/**
 * Keeps what each operation takes as its type, so that what works it is held to that. One that says nothing else takes
 * no query and no body, and answers 200.
 */
export function operation<const Given extends Omit<Operation, keyof Usual | "name"> & Partial<Operation>>(
  given: Given,
): Given & Omit<Usual, keyof Given> {
  return { ...usual, ...given };
}

type Nameless = Omit<Operation, "name">;

/** Operations that bear the names that they are listed under. */
export function named<const Listed extends Readonly<Record<string, Nameless>>>(
  listed: Listed,
): { readonly [Name in keyof Listed & string]: Listed[Name] & { readonly name: Name } };
export function named(listed: Readonly<Record<string, Nameless>>): Record<string, Operation> {
  return Object.fromEntries(Object.entries(listed).map(([name, each]) => [name, { ...each, name }]));
}

/** What an operation is given, read and checked. */
export type ParamsOf<Of extends Operation> = z.output<Of["params"]>;
export type QueryOf<Of extends Operation> = z.output<Of["query"]>;
export type BodyOf<Of extends Operation> = z.output<Of["body"]["schema"]>;
/** What it answers as JSON. */
export type AnswerOf<Of extends Operation> = Of["answer"] extends {
  readonly schema: infer Schema extends z.ZodType;
}
  ? z.input<Schema>
  : null;

export interface Issue extends Bilingual {
  readonly path: string;
}

/** Reads a part of a request; what is wrong is named by where it stands. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | { readonly issues: readonly Issue[] } {
  const read = z.safeParse(schema, value);
  if (read.success) return { value: read.data };
  return {
    issues: read.error.issues.map((issue) => ({
      path: issue.path.map(String).join("."),
      ...issueWords(issue),
    })),
  };
}

export const base = "/api/v1/offices/{office}/years/{year}";
/** For anybody: also the gateway has to know it. */
export const storyPath = `${base}/story`;
export const finance = ["finance"] as const;
export const administrator = ["administrator"] as const;
/** Who looks at what was done and read. */
export const overseeing = ["finance", "administrator"] as const;
export const answering = ["finance", "manager"] as const;

/** Where operations on the books of one office and year lie, and what most of those that read have in common. */
export function readOf<Params extends z.ZodType, Schema extends z.ZodType>(
  path: string,
  summary: string,
  who: readonly Role[],
  params: Params,
  schema: Schema,
) {
  return operation({
    method: "GET",
    path: `${base}/${path}`,
    summary,
    who,
    params,
    answer: { kind: "json", schema },
  });
}
