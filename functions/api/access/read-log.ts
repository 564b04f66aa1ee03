/** Who saw and who downloaded what: written down of each answer about books, and told to finance. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { addDays } from "../../../shared/domain/values/calendar.ts";
import { reportUnits } from "../../../shared/domain/values/won.ts";
import { printedUnit } from "../../../shared/domain/words/read-names.ts";
import { instantOf } from "../../../shared/domain/values/instant.ts";
import type { ReadThing } from "../../../shared/ports/audit-trail.ts";
import { type AnyReply, json } from "../http/reply.ts";
import { type Act, booksOf, type ApiDependencies } from "../http/request.ts";

/** GET read-log: downloads and looks, the newest first. */
export const listReads: Act<typeof operations.readLog> = async ({ params, query }, { reads }) => {
  const { from, to, limit, cursor } = query;
  const range = {
    from: from === undefined ? null : instantOf({ date: from, minute: 0 }),
    before: to === undefined ? null : instantOf({ date: addDays(to, 1), minute: 0 }),
  };
  const { records, next } = await reads.page(booksOf(params), range, limit, cursor ?? null);
  return json({ items: [...records], next });
};

type Recording = Pick<ApiDependencies, "reads" | "clock" | "newId">;

export async function recordRead(
  { reads, clock, newId }: Recording,
  books: Books,
  by: Principal,
  thing: Pick<ReadThing, "kind" | "what" | "target">,
): Promise<void> {
  const { subject, name, role } = by;
  await reads.record(books, { ...thing, by: { subject, name, role }, at: clock.now() }, newId());
}

export interface AnsweredRead {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** What an answer showed of which books; null where it showed nothing of any. */
export function readOfAnswer(
  { operation, params, query }: AnsweredRead,
  reply: AnyReply,
): { readonly books: Books; readonly thing: Pick<ReadThing, "kind" | "what" | "target"> } | null {
  const { office, year, ...rest } = params;
  if (operation.isUnlogged === true) return null;
  if (operation.method !== "GET" || office === undefined || year === undefined) return null;
  if (reply.kind === "problem" || reply.kind === "nothing") return null;
  // A file that took time lies elsewhere, and is downloaded with the address that the answer gives.
  const isPast = operation.mayTakeTime === true && operation.answer.kind === "json-or-file";
  const isReady = isPast && reply.kind === "json" && reply.status !== 202;
  const kind = reply.kind === "file" || isReady ? "download" : "view";
  const form = kind === "download" ? formKeys.map((key) => formPart(key, query)) : [];
  const target = [Object.values(rest).join("/"), ...form].filter((part) => part !== undefined && part !== "");
  return {
    books: { office, fiscalYear: Number(year) },
    thing: {
      kind,
      what: operation.name,
      target: target.join(" ").slice(0, maxTarget),
    },
  };
}

/** What tells one form of a thing from another. */
const formKeys = ["years", "departments", "until", "format", "unit"] as const;

/** The unit is that of the file, which not every format takes from who asks for it. */
function formPart(key: (typeof formKeys)[number], query: AnsweredRead["query"]): string | undefined {
  const value = query[key];
  const unit = key === "unit" ? reportUnits.find((each) => each === value) : undefined;
  return unit === undefined ? value : printedUnit(query["format"] ?? "", unit);
}

/** As long as a project's name gets. */
const maxTarget = 300;
