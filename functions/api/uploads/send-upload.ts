/** POST uploads and uploads/preview: a file comes through the API, or is told where to be put. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { fileTaken } from "../../../shared/contracts/stored/audit-acts.ts";
import type { BodyOf } from "../../../shared/contracts/api/operation.ts";
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import { dryRunView } from "../../../shared/reading/dry-run-view.ts";
import { type Act, type RequestContext, booksOf } from "../http/request-context.ts";
import { receivedFile } from "./received-file.ts";
import { accepted, json, type ProblemReply, refuse } from "../http/reply.ts";
import { uploadView } from "./upload-view.ts";
import { writeDown } from "../access/record-audit.ts";

export const sendUpload: Act<typeof operations.upload> = async (asked, world) => {
  const { principal, params, body } = asked;
  const { submit, presign } = world.uploadActs;
  const books = booksOf(params);
  if (body !== null) {
    if (presign === null) return refuse("not-acceptable", [], directOnly);
    const { fileName, byteLength, sha256 } = body;
    const uploadId = uploadIdOf(sha256);
    const signed = await presign(announcedAddress(books, body), body);
    await writeDown(world, books, principal, {
      act: "presign-upload",
      target: uploadId,
      outcome: "done",
      before: null,
      after: { fileName, byteLength, sha256 },
    });
    return accepted({ uploadId, ...signed, headers: { ...signed.headers } });
  }
  if (submit === null) return refuse("not-acceptable", [], presignedOnly);
  const file = await addressed(asked);
  if (file.kind === "problem") return file;
  const { kind, upload } = await submit(file.address, file.bytes);
  await writeDown(world, books, principal, fileTaken(upload, kind));
  return json({ outcome: kind, upload: await uploadView(upload, world.ledger) });
};

export const previewUpload: Act<typeof operations.previewUpload> = async (asked, world) => {
  const { preview, tryPast } = world.uploadActs;
  if (asked.body !== null) {
    if (tryPast === null) return refuse("not-acceptable", [], directOnly);
    const previewId = world.newId();
    const address = announcedAddress(booksOf(asked.params), asked.body);
    const signed = await tryPast.presign({ id: previewId, address }, asked.body);
    return accepted({ previewId, ...signed, headers: { ...signed.headers } });
  }
  if (preview === null) return refuse("not-acceptable", [], presignedOnly);
  const file = await addressed(asked);
  if (file.kind === "problem") return file;
  return json(dryRunView(file.address.fileName, await preview(file.address, file.bytes)));
};

/** GET uploads/previews/{id}: what came of a file that was put there to be tried. */
export const showPreview: Act<typeof operations.preview> = async (
  { params },
  { uploadActs: { tryPast } },
) => {
  if (tryPast === null) return refuse("not-found");
  const answer = await tryPast.find(booksOf(params), params.id);
  return answer === null ? accepted({ state: "waiting" }) : json(answer);
};

function announcedAddress(
  books: Books,
  { fileName, asOf, unit }: NonNullable<BodyOf<typeof operations.upload>>,
): UploadAddress {
  return { books, options: { asOf, unit, mapping: null }, fileName };
}

interface AddressedFile {
  readonly kind: "addressed";
  readonly address: UploadAddress;
  readonly bytes: Uint8Array;
}

type AskedFile = Pick<RequestContext<typeof operations.upload>, "params" | "query" | "request">;

async function addressed({ params, query, request }: AskedFile): Promise<AddressedFile | ProblemReply> {
  const file = await receivedFile(request, query.fileName);
  if (file.kind === "problem") return file;
  const options = { asOf: query.asOf ?? null, unit: query.unit ?? null, mapping: null };
  const address = { books: booksOf(params), options, fileName: file.fileName };
  return { kind: "addressed", address, bytes: file.bytes };
}

const directOnly = {
  ko: "이 설치는 파일을 직접 받습니다. 파일을 본문으로 보내십시오.",
  en: "This installation takes the file itself: send it as the body.",
};

const presignedOnly = {
  ko: "이 설치는 파일을 저장소로 직접 받습니다. JSON으로 올릴 주소를 청하십시오.",
  en: "This installation takes files past the API: ask for an address with a JSON body.",
};
