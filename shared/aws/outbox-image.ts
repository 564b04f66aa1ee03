/** A bundle of events from the stream's image of its item. */
import { outboxBundle, type ReceivedBundle } from "../contracts/outbox.ts";
import { dataOfImage } from "./item-image.ts";

/** @throws ZodError when the image is no bundle of a version that this program knows. */
export function bundleFromImage(image: unknown): ReceivedBundle {
  return outboxBundle.parse(dataOfImage(image));
}
