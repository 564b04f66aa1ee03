/** Where operations on the books of one office and year lie, and what most of those that read have in common. */
import type * as z from "zod";
import type { Role } from "../../domain/access/principal.ts";
import { noBody, nothing, operation } from "./operation.ts";

export const base = "/api/v1/offices/{office}/years/{year}";
export const finance = ["finance"] as const;
export const answering = ["finance", "manager"] as const;

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
    query: nothing,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema },
  });
}
