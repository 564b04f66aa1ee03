/**
 * The news that a person asked something through the API; the wish itself is stored. Apart from the other events,
 * so that a stage that is woken by these alone does not carry the shapes of all.
 */
import * as z from "zod";
import { books, instant } from "./primitives.ts";

export const bundleFacts = { id: z.string(), books, at: instant };

const wishFacts = { version: z.literal(1), id: z.string(), wishVersion: z.int().min(1) };

/** That a file be let in, put aside or taken back. */
const uploadActAsked = z.object({ type: z.literal("UploadActAsked"), ...wishFacts, uploadId: z.string() });

export const uploadWishBundle = z.object({
  topic: z.literal("upload-wish"),
  ...bundleFacts,
  events: z.array(uploadActAsked).min(1),
});

export type UploadWishBundle = z.output<typeof uploadWishBundle>;
