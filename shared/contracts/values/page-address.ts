/**
 * Where people open the page, as a setting says it: links in letters begin with it. It takes http and https alone and
 * holds no password, because whoever gets the letter reads it.
 */
import * as z from "zod";

const remedy = "the page's address begins with http:// or https://, and holds no user and no password";

export const pageAddress = z
  .url({ protocol: /^https?$/, abort: true, error: remedy })
  .max(500)
  .refine((text) => {
    const { username, password } = new URL(text);
    return username === "" && password === "";
  }, remedy)
  .transform(withoutQuery);

/** What stands behind `?` and `#` belongs to the page; letters write their own. */
function withoutQuery(text: string): string {
  const url = new URL(text);
  url.search = "";
  url.hash = "";
  return url.href;
}
