/** /health, /rates and /alerts without books in the path: for a spreadsheet or a script on the same computer. */
import { recordRead } from "../../functions/api/access/read-log.ts";
import type { ApiAnswer, ApiDependencies } from "../../functions/api/http/request.ts";
import { rateRowToJson } from "../../shared/contracts/documents/rates-json.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { mayAskOf, type Principal } from "../../shared/domain/access/principal.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import { readView } from "../host/read-view.ts";

const paths = ["/health", "/rates", "/alerts"];

/** Null of another path. They show every department, so they are for finance alone. */
export async function plainAnswer(
  method: string,
  path: string,
  principal: Principal | null,
  dependencies: Pick<ApiDependencies, "ledger" | "policies" | "cache" | "reads" | "clock" | "newId">,
): Promise<ApiAnswer | null> {
  if (!paths.includes(path)) return null;
  if (method !== "GET") return plain(405, { error: "only GET" });
  if (path === "/health") return plain(200, { status: "ok" });
  if (principal?.role !== "finance")
    return plain(principal === null ? 401 : 403, { error: "for finance alone" });
  const { ledger, cache } = dependencies;
  const books = (await ledger.listBooks()).filter(({ office }) => mayAskOf(principal, office));
  for (const each of books)
    await recordRead(dependencies, each, principal, { kind: "view", what: path.slice(1), target: "" });
  if (path === "/rates") {
    const views = await Promise.all(books.map((each) => readView(dependencies, each, null)));
    return plain(
      200,
      views.flatMap(({ view, unmatched }) =>
        rateRows(view, true).map((row) => rateRowToJson(view, row, unmatched)),
      ),
    );
  }
  const models = await Promise.all(books.map((each) => cache.current(each)));
  return plain(
    200,
    models.flatMap(({ alerts, books: { office } }) =>
      alerts.filter(isOpen).map((alert) => alertInWords(alert, office)),
    ),
  );
}

function plain(status: number, value: unknown): ApiAnswer {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  };
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(value)) };
}
