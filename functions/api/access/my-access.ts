/** GET me, books and revision: who asks, which books they may ask for, and whether those changed. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import type { AnswerOf } from "../../../shared/contracts/api/operation.ts";
import { hasOwnPassword, mayAskOf, type Principal } from "../../../shared/domain/access/principal.ts";
import { maxUploadBytes } from "../../../shared/domain/uploads/upload.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf, type ApiDependencies } from "../http/request.ts";
import { offeredBooks } from "../../../shared/reading/offered-books.ts";

export const showMe: Act<typeof operations.me> = async ({ principal }, dependencies) => {
  const { subject, name, role, departments, office } = principal;
  return json({
    subject,
    name,
    role,
    departments: role === "manager" ? [...departments] : null,
    office,
    books: await booksFor(principal, dependencies),
    uploads: dependencies.uploadActs.submit === null ? "presigned" : "direct",
    maxUploadBytes,
    hasSession: dependencies.hasSessions,
    news: dependencies.hasNews ? "stream" : "poll",
    hasPassword: dependencies.hasSessions && hasOwnPassword(principal),
  });
};

export const showRevision: Act<typeof operations.revision> = async ({ params }, { cache }) =>
  json({ revision: await cache.revision(booksOf(params)) });

export const listBooks: Act<typeof operations.books> = async ({ principal }, dependencies) => {
  const items = await booksFor(principal, dependencies);
  return json({ items, total: items.length });
};

/** The newest year first. */
async function booksFor(
  principal: Principal,
  { ledger, officeNameOf }: ApiDependencies,
): Promise<AnswerOf<typeof operations.books>["items"]> {
  const all = await ledger.listBooks();
  const offered = await offeredBooks(
    ledger,
    all.filter(({ office }) => mayAskOf(principal, office)),
  );
  const own = offered.toSorted((a, b) => b.fiscalYear - a.fiscalYear || ascending(a.office, b.office));
  const offices = [...new Set(own.map(({ office }) => office))];
  const names = new Map(
    await Promise.all(offices.map(async (office) => [office, await officeNameOf(office)] as const)),
  );
  return own.map((books) => ({ ...books, officeName: names.get(books.office) ?? null }));
}
