/** What ingest asks of the function that reads documents, and what that answers. */
import * as z from "zod";
import { finding } from "../values/findings.ts";

/** @property url one document, for some minutes: who is asked has no right of its own to any file. */
export const documentRequest = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    url: z.url(),
    kind: z.enum(["zipped-document", "hwp", "pdf"]),
  }),
);
export type DocumentRequest = z.infer<typeof documentRequest>;

/** The reading as JSON in gzip in base64: two million characters of Korean are the 6 MB that an answer may have. */
export const documentAnswer = z.strictObject({ version: z.literal(1), packed: z.string() });
export type DocumentAnswer = z.infer<typeof documentAnswer>;

/** Lines of a document, or why it has none. Whoever reads a stranger's document is not trusted to keep to this. */
export const documentReading = z.lazy(() =>
  z.union([
    z.strictObject({
      kind: z.literal("pages"),
      lines: z.array(z.string()).readonly(),
      isPrinted: z.boolean(),
      findings: z.array(finding).readonly(),
    }),
    finding,
  ]),
);
export type DocumentReading = z.infer<typeof documentReading>;
