/** What an act comes to, before it is put into bytes. */
import type { Problem } from "../../../shared/contracts/api/api.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { problemKinds } from "./problems.ts";

export interface FileReply {
  readonly kind: "file";
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

export interface ProblemReply {
  readonly kind: "problem";
  readonly problem: Problem;
}

/** Only of an operation whose contract says that it may take time. */
export interface AcceptedReply<Value> {
  readonly kind: "json";
  readonly value: Value;
  readonly status: 202;
}

export type Reply<Value> =
  | { readonly kind: "json"; readonly value: Value; readonly status: 200 | null }
  | { readonly kind: "nothing" }
  | FileReply
  | ProblemReply;

/** Of whatever operation. */
export type AnyReply = Reply<unknown> | AcceptedReply<unknown>;

export function json<Value>(value: Value): Reply<Value> {
  return { kind: "json", value, status: null };
}

/** It was asked for, and is done by another process. */
export function accepted<Value>(value: Value): AcceptedReply<Value> {
  return { kind: "json", value, status: 202 };
}

export type ProblemError = Problem["errors"][number];

/** @param detail in place of the usual words, where more can be said. */
export function refuse(
  code: keyof typeof problemKinds,
  errors: readonly ProblemError[] = [],
  detail: Bilingual | null = null,
): ProblemReply {
  const { status, title, ko, en } = problemKinds[code];
  return {
    kind: "problem",
    problem: {
      type: `urn:budget-monitor:problem:${code}`,
      title,
      status,
      code,
      detail: detail?.ko ?? ko,
      detailEn: detail?.en ?? en,
      errors: errors.slice(0, 100),
    },
  };
}

/** A refusal of the domain, in its own words. */
export function refuseFor(findings: readonly Finding[]): ProblemReply {
  const errors = findings.map(({ code, column, ko, en }) => ({ path: column ?? "", code, ko, en }));
  const [first] = findings;
  return refuse("refused", errors, first === undefined ? null : { ko: first.ko, en: first.en });
}
