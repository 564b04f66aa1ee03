/** GET me and books: who asks, and which books they may ask for. */
import { maxUploadBytes } from "../../shared/domain/upload-size.ts";
import type { operations } from "../../shared/contracts/api.ts";
import type { Books } from "../../shared/domain/books.ts";
import { mayAskOf, type Principal } from "../../shared/domain/principal.ts";
import type { Act } from "./request-context.ts";
import { json } from "./reply.ts";
import type { ApiWorld } from "./world.ts";

export const showMe: Act<typeof operations.me> = async ({ principal }, world) => {
  const { subject, name, role, departments, office } = principal;
  return json({
    subject,
    name,
    role,
    departments: role === "manager" ? [...departments] : null,
    office,
    books: await booksFor(principal, world),
    uploads: world.uploadActs.submit === null ? "presigned" : "direct",
    maxUploadBytes,
    hasSession: world.hasSessions,
  });
};

export const listBooks: Act<typeof operations.books> = async ({ principal }, world) => {
  const items = await booksFor(principal, world);
  return json({ items, total: items.length });
};

/** The newest year first. */
async function booksFor(principal: Principal, { ledger }: ApiWorld): Promise<Books[]> {
  const all = await ledger.listBooks();
  return all
    .filter(({ office }) => mayAskOf(principal, office))
    .toSorted((a, b) => b.fiscalYear - a.fiscalYear || (a.office < b.office ? -1 : 1));
}
