/** GET a snapshot's report, in the format and unit that a council wants: the file, or where it lies. */
import type { operations, ReportAnswer } from "../../../shared/contracts/api/api.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { accepted, json, refuse } from "../http/reply.ts";

const rendering: ReportAnswer = { state: "rendering", url: null, fileName: null, expiresAt: null };

export const downloadReport: Act<typeof operations.report> = async ({ params, query }, { snapshotActs }) => {
  const { asOf, version } = params;
  const found = await snapshotActs.report(booksOf(params), { asOf, version }, query);
  if (found === null) return refuse("not-found");
  switch (found.kind) {
    case "file":
      return found;
    case "address":
      return json({ state: "ready", url: found.url, fileName: found.fileName, expiresAt: found.expiresAt });
    case "rendering":
      return accepted(rendering);
  }
};
