/** POST uploads and uploads/preview: a file comes through the API, or is told where to be put. */
import type { operations, PreviewAnswer } from "../../../shared/contracts/api/api.ts";
import { fileNameText } from "../../../shared/contracts/api/bodies/uploads.ts";
import type { BodyOf } from "../../../shared/contracts/api/operation.ts";
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import { fileTaken, uploadAnnounced } from "../../../shared/contracts/stored/audit-acts.ts";
import { maxUploadBytes, uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import type { SentVia } from "../../../shared/domain/words/act-names.ts";
import { emptyWords, tooLargeWords } from "../../../shared/domain/words/file-words.ts";
import type { RateBasis } from "../../../shared/domain/rates/rate.ts";
import { dividesOtherwise } from "../../../shared/domain/rates/two-budgets.ts";
import { type Fraction, pointsBetween, shareOfBudget } from "../../../shared/domain/values/fraction.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { dryRunView } from "../../../shared/reading/dry-run-view.ts";
import { recordAudit } from "../access/record-audit.ts";
import { percentText } from "../figures/scope-figures.ts";
import { accepted, json, type ProblemReply, refuse } from "../http/reply.ts";
import {
  type Act,
  type ApiRequest,
  booksOf,
  type RequestContext,
  type ApiDependencies,
} from "../http/request.ts";
import { uploadView } from "./show-uploads.ts";

export const sendUpload: Act<typeof operations.upload> = async (context, dependencies) => {
  const { principal, params, body } = context;
  const { submit, presign } = dependencies.uploadActs;
  const books = booksOf(params);
  if (body !== null) {
    if (presign === null) return refuse("not-acceptable", [], directOnly);
    if (body.byteLength > maxUploadBytes) return tooLarge(body.byteLength);
    const { fileName, byteLength, sha256 } = body;
    const uploadId = uploadIdOf(sha256);
    const signed = await presign(announcedAddress(books, body), body);
    const file = { fileName, byteLength, sha256 };
    await recordAudit(dependencies, books, principal, uploadAnnounced(uploadId, file, viaOf(context)));
    return accepted({ uploadId, ...signed, headers: { ...signed.headers } });
  }
  if (submit === null) return refuse("not-acceptable", [], presignedOnly);
  const file = await addressed(context);
  if (file.kind === "problem") return file;
  const { kind, upload } = await submit(file.address, file.bytes);
  await recordAudit(dependencies, books, principal, fileTaken(upload, kind, viaOf(context)));
  return json({ outcome: kind, upload: await uploadView(upload, dependencies) });
};

/** Our own page says so in the header without which no request of a browser is taken. */
function viaOf({ request: { headers } }: Pick<RequestContext<typeof operations.upload>, "request">): SentVia {
  return headers["x-monitor-request"] === "page" ? "page" : "api";
}

export const previewUpload: Act<typeof operations.previewUpload> = async (context, dependencies) => {
  const { preview, tryPast } = dependencies.uploadActs;
  if (context.body !== null) {
    if (tryPast === null) return refuse("not-acceptable", [], directOnly);
    if (context.body.byteLength > maxUploadBytes) return tooLarge(context.body.byteLength);
    const previewId = dependencies.newId();
    const address = announcedAddress(booksOf(context.params), context.body);
    const signed = await tryPast.presign({ id: previewId, address }, context.body);
    return accepted({ previewId, ...signed, headers: { ...signed.headers } });
  }
  if (preview === null) return refuse("not-acceptable", [], presignedOnly);
  const file = await addressed(context);
  if (file.kind === "problem") return file;
  const tried = dryRunView(file.address.fileName, await preview(file.address, file.bytes));
  return json({ ...tried, rates: await ratesOf(tried, file.address.books, dependencies) });
};

/** GET uploads/previews/{id}: what came of a file that was put there to be tried. */
export const showPreview: Act<typeof operations.preview> = async ({ params }, dependencies) => {
  const { tryPast } = dependencies.uploadActs;
  if (tryPast === null) return refuse("not-found");
  const books = booksOf(params);
  const answer = await tryPast.find(books, params.id);
  if (answer === null) return accepted({ state: "waiting" });
  return json({ ...answer, rates: await ratesOf(answer, books, dependencies) });
};

/** Null where the sums do not make the office's own rate: some lines are in no rate, or each has its own budget. */
async function ratesOf(
  {
    verdict,
    before,
    after,
    findings,
    findingCount,
  }: Pick<PreviewAnswer, "verdict" | "before" | "after" | "findings" | "findingCount">,
  books: Books,
  { cache }: Pick<ApiDependencies, "cache">,
): Promise<PreviewAnswer["rates"]> {
  // By what is divided with it the file itself tells, unless its findings are too many to be shown.
  if (verdict === "rejected" || findings.some(dividesOtherwise) || findings.length < findingCount)
    return null;
  const { office, evaluation } = await cache.current(books);
  const [was, is] = [rateOfSums(before, evaluation.basis), rateOfSums(after, evaluation.basis)];
  if (is === null || percentText(was) !== percentText(office?.rate ?? null)) return null;
  const points = was === null ? "0.0" : pointsBetween(was, is);
  return { before: percentText(was), after: percentText(is), points };
}

function rateOfSums(sums: PreviewAnswer["before"], basis: RateBasis): Fraction | null {
  const [spending, budgeting] = basis.split("/");
  if (budgeting === "budget") return null;
  const spent = spending === "commitment" ? sums.commitmentWon : sums.expenditureWon;
  const budget = budgeting === "appropriation" ? sums.appropriationWon : sums.currentBudgetWon;
  return shareOfBudget(won(spent), won(budget));
}

function won(text: string | null): Won | null {
  return text === null ? null : BigInt(text);
}

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

type FileRequest = Pick<RequestContext<typeof operations.upload>, "params" | "query" | "request">;

async function addressed({ params, query, request }: FileRequest): Promise<AddressedFile | ProblemReply> {
  const file = await receivedFile(request, query.fileName);
  if (file.kind === "problem") return file;
  if (file.bytes.length > maxUploadBytes) return tooLarge(file.bytes.length);
  const options = { asOf: query.asOf ?? null, unit: query.unit ?? null, mapping: null };
  const address = { books: booksOf(params), options, fileName: file.fileName };
  return { kind: "addressed", address, bytes: file.bytes };
}

/** What is stored above the limit is never read again: it would look like a file that somebody changed. */
function tooLarge(bytes: number): ProblemReply {
  return refuse("body-too-large", [], tooLargeWords(bytes, maxUploadBytes));
}

const directOnly = {
  ko: "이 설치는 파일을 직접 받습니다. 파일을 본문으로 보내십시오.",
  en: "This installation takes the file itself: send it as the body.",
};

const presignedOnly = {
  ko: "이 설치는 파일을 저장소로 직접 받습니다. JSON으로 올릴 주소를 청하십시오.",
  en: "This installation takes files past the API: ask for an address with a JSON body.",
};

interface ReceivedFile {
  readonly kind: "received";
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** The body itself, or the part `file` of a form. @param given the name of a raw body, from the query. */
async function receivedFile(
  { headers, body }: ApiRequest,
  given: string | undefined,
): Promise<ReceivedFile | ProblemReply> {
  const type = headers["content-type"] ?? "";
  if (body.length === 0) return wrong("body", emptyWords.ko, emptyWords.en);
  if (!/^multipart\/form-data;/i.test(type)) {
    return given === undefined
      ? wrong("query.fileName", "파일 이름을 fileName으로 알려 주십시오.", "Name the file in fileName.")
      : { kind: "received", bytes: body, fileName: given };
  }
  const file = await partOf(body, type);
  const name = fileNameText.safeParse(given ?? file?.name);
  if (file === null || !name.success) {
    return wrong(
      "body.file",
      "양식에 이름 있는 file 한 개를 넣어 주십시오.",
      "Put one part named file, with a file name, into the form.",
    );
  }
  return { kind: "received", bytes: new Uint8Array(await file.arrayBuffer()), fileName: name.data };
}

/** Null of a body that is no form, or has no such part. */
async function partOf(body: Uint8Array, type: string): Promise<File | null> {
  try {
    // A copy of its own: a body may be part of a greater buffer.
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    const [file, ...more] = form.getAll("file");
    return file instanceof File && more.length === 0 ? file : null;
  } catch {
    return null;
  }
}

function wrong(path: string, ko: string, en: string): ProblemReply {
  return refuse("request-invalid", [{ path, code: "invalid", ko, en }]);
}
