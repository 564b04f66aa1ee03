/** GET a snapshot's report, in the format and unit that a council wants. */
import type { operations } from "../../shared/contracts/api.ts";
import { type Act, booksOf } from "./asked.ts";
import { refuse } from "./reply.ts";

export const downloadReport: Act<typeof operations.report> = async ({ params, query }, { snapshotActs }) => {
  const { asOf, version } = params;
  const file = await snapshotActs.report(booksOf(params), { asOf, version }, query);
  return file === null ? refuse("not-found") : { kind: "file", ...file };
};
