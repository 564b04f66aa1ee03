/** GET audit: every act, the newest first. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { json } from "../http/reply.ts";

export const listAudit: Act<typeof operations.audit> = async ({ params, query }, { audit }) => {
  const page = await audit.read(booksOf(params), query.limit, query.cursor ?? null);
  return json({ items: [...page.entries], next: page.next });
};
