/** The news of a wish from the stream's image of its item. */
import { uploadWishBundle, type UploadWishBundle } from "../contracts/wish-events.ts";
import { dataOfImage } from "./item-image.ts";

/** @throws ZodError when the image is of other news. */
export function uploadWishFromImage(image: unknown): UploadWishBundle {
  return uploadWishBundle.parse(dataOfImage(image));
}
