/** GET departments and PUT departments/{code}: what departments are called, and a name that a person enters. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { departmentNamed } from "../../../shared/contracts/stored/audit-acts.ts";
import { nameFileName } from "../../../shared/contracts/values/primitives.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { departmentTable } from "../../../shared/formats/names/department-codes.ts";
import { departmentView, readDepartments } from "../../../shared/reading/read-departments.ts";
import { recordAudit } from "../access/record-audit.ts";
import { accepted, json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { uploadView } from "./show-uploads.ts";

export const listDepartments: Act<typeof operations.departments> = async ({ params, query }, { ledger }) => {
  const books = booksOf(params);
  const asOf = query.asOf ?? null;
  const reading = await (asOf === null ? ledger.readLedger(books) : ledger.readLedgerAt(books, asOf));
  return json({ books, items: readDepartments(reading, asOf).map(departmentView) });
};

export const nameDepartment: Act<typeof operations.nameDepartment> = async (
  { principal, params, body },
  dependencies,
) => {
  const books = booksOf(params);
  const { name, asOf } = body;
  const address = { books, options: { ...noOptions, asOf }, fileName: nameFileName(params.code) };
  const taken = await dependencies.uploadActs.enter(
    address,
    departmentTable(params.code, name, dependencies.clock.now()),
  );
  const outcome = taken?.kind ?? "requested";
  await recordAudit(
    dependencies,
    books,
    principal,
    departmentNamed(params.code, { name, from: asOf }, taken),
  );
  return taken === null
    ? accepted({ outcome, upload: null })
    : json({ outcome, upload: await uploadView(taken.upload, dependencies) });
};
