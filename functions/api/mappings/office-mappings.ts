/** GET and PUT mappings, DELETE mappings/{number}: what an office taught of its own tables. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { mappingDocument } from "../../../shared/contracts/values/mapping-schema.ts";
import { mappingForgotten, mappingTaught } from "../../../shared/contracts/stored/audit-acts.ts";
import { teachingFaults } from "../../../shared/formats/mapping/mapping-findings.ts";
import { recordAudit } from "../access/record-audit.ts";
import { json, refuse, refuseFor } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

export const listMappings: Act<typeof operations.mappings> = async ({ params }, { mappings }) => {
  const known = await mappings.list(booksOf(params).office);
  return json({ items: known.map((mapping) => mappingDocument.parse(mapping)) });
};

export const teachMapping: Act<typeof operations.teachMapping> = async (
  { principal, params, body: { mapping } },
  dependencies,
) => {
  const books = booksOf(params);
  const faults = teachingFaults(mapping);
  if (faults.length > 0) return refuseFor(faults);
  const decision = { by: principal.name, at: dependencies.clock.now() };
  const taught = await dependencies.mappings.teach(books.office, mapping, decision);
  if (taught === null) return refuse("refused", [], noRoom);
  const { replaced, isNew } = taught;
  const { number } = taught.mapping.taught;
  const headers = mapping.columns.map(({ header }) => header);
  if (isNew) await recordAudit(dependencies, books, principal, mappingTaught(number, replaced, headers));
  return json({ number, replaced, isNew });
};

const noRoom = {
  ko: "기억할 수 있는 매핑은 100개까지입니다. 쓰지 않는 것을 먼저 잊게 하십시오.",
  en: "An office may have 100 remembered mappings. Have one forgotten that is not used.",
};

export const forgetMapping: Act<typeof operations.forgetMapping> = async (
  { principal, params },
  dependencies,
) => {
  const books = booksOf(params);
  const decision = { by: principal.name, at: dependencies.clock.now() };
  const forgotten = await dependencies.mappings.forget(books.office, params.number, decision);
  if (forgotten === null) return refuse("not-found");
  const headers = forgotten.columns.map(({ header }) => header);
  await recordAudit(dependencies, books, principal, mappingForgotten(params.number, headers));
  return { kind: "nothing" };
};
