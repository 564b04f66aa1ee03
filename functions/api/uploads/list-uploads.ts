/** GET uploads and uploads/{id}: every file and what became of it. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import { requestView } from "../commands/submit-upload-command.ts";
import { json, refuse } from "../http/reply.ts";
import { uploadSummaryOf, uploadView } from "./upload-view.ts";

const maxItems = 500;

export const listUploads: Act<typeof operations.uploads> = async ({ params, query }, { ledger }) => {
  const books = booksOf(params);
  const head = await ledger.readHead(books);
  const page = await ledger.pageUploads(books, query.before ?? null, query.limit ?? maxItems);
  return json({ total: head.uploads, items: page.uploads.map(uploadSummaryOf), next: page.before });
};

export const showUpload: Act<typeof operations.uploadDetail> = async ({ params }, world) => {
  const upload = await world.ledger.findUpload(booksOf(params), params.id);
  if (upload === null) return refuse("not-found");
  return json(await uploadView(upload, world.ledger, await requestView(upload, world)));
};
