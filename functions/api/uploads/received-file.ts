/** The file of a request: the body itself, or the part `file` of a form. */
import { fileNameText } from "../../../shared/contracts/api/bodies/uploads.ts";
import { type ProblemReply, refuse } from "../http/reply.ts";
import type { ApiRequest } from "../http/request.ts";

export interface ReceivedFile {
  readonly kind: "received";
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** @param given the name of a raw body, from the query. */
export async function receivedFile(
  { headers, body }: ApiRequest,
  given: string | undefined,
): Promise<ReceivedFile | ProblemReply> {
  const type = headers["content-type"] ?? "";
  if (body.length === 0) return wrong("body", "파일이 비어 있습니다.", "The file is empty.");
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
