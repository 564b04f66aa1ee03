/** GET uploads and uploads/{id}: every file and what became of it. */
import type { operations } from "../../shared/contracts/api.ts";
import { type Act, booksOf } from "./asked.ts";
import { askedView } from "./asked-of-upload.ts";
import { json, refuse } from "./reply.ts";
import { uploadSummaryOf, uploadView } from "./upload-view.ts";

const maxItems = 500;

export const listUploads: Act<typeof operations.uploads> = async ({ params }, { ledger }) => {
  const uploads = await ledger.listUploads(booksOf(params));
  return json({
    total: uploads.length,
    items: uploads.toReversed().slice(0, maxItems).map(uploadSummaryOf),
  });
};

export const showUpload: Act<typeof operations.uploadDetail> = async ({ params }, world) => {
  const upload = await world.ledger.findUpload(booksOf(params), params.id);
  if (upload === null) return refuse("not-found");
  return json(uploadView(upload, await askedView(upload, world)));
};
