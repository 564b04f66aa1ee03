import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { documentFilesPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the extract function is told by its environment; infra must give exactly this. */
export const extractEnvironment = z.object({
  LOG_LEVEL: logLevel,
});
export type ExtractEnvironment = z.infer<typeof extractEnvironment>;
