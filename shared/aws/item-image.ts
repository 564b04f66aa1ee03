/** The JSON of an item from the stream's image of it. */
import * as z from "zod";

/** The image as the stream gives it, in DynamoDB's own JSON. */
const storedImage = z.object({ data: z.object({ S: z.string() }) });

/** @throws ZodError or SyntaxError when the image is none of an item of ours. */
export function dataOfImage(image: unknown): unknown {
  return JSON.parse(storedImage.parse(image).data.S);
}
