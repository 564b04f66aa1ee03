/** A bundle as text, as the outbox stores it and queues carry it; and what an envelope says without opening it. */
import * as z from "zod";
import { inTodaysWords } from "./earlier-bundles.ts";
import { outboxBundle, type ReceivedBundle } from "./outbox.ts";
import { books } from "../values/primitives.ts";

/** What the relay reads: which queues a bundle goes to, and in whose order. */
const bundleEnvelope = z.object({ id: z.string().min(1), topic: z.string().min(1), books });
export type BundleEnvelope = z.output<typeof bundleEnvelope>;

/** @throws ZodError or SyntaxError when the text is no bundle. */
export function envelopeOf(text: string): BundleEnvelope {
  return bundleEnvelope.parse(inTodaysWords(JSON.parse(text)));
}

/** @throws ZodError or SyntaxError when the text is no bundle of a version that this program knows. */
export function bundleFromText(text: string): ReceivedBundle {
  return outboxBundle.parse(inTodaysWords(JSON.parse(text)));
}
