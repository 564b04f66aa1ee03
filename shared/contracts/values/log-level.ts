/** How much a function says, as the settings want it: of each function's environment, and of its log. */
import * as z from "zod";

export const logLevel = z.enum(["DEBUG", "INFO", "WARN", "ERROR"]);
export type LogLevel = z.infer<typeof logLevel>;
