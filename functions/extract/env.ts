import * as z from "zod";

export { documentFilesPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the extract function is told by its environment; infra must give exactly this. */
export const extractEnvironment = z.object({
  LOG_LEVEL: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]),
});
export type ExtractEnvironment = z.infer<typeof extractEnvironment>;
