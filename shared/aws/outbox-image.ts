/** A bundle of events from the stream's image of its item. */
import * as z from "zod";
import { outboxBundle, type ReceivedBundle } from "../contracts/outbox.ts";

/** The image as the stream gives it, in DynamoDB's own JSON. */
const storedImage = z.object({ data: z.object({ S: z.string() }) });

/** @throws ZodError when the image is no bundle of a version that this program knows. */
export function bundleFromImage(image: unknown): ReceivedBundle {
  return outboxBundle.parse(JSON.parse(storedImage.parse(image).data.S));
}
