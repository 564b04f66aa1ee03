/**
 * One reading of a payment list in a process of its own, which starts as the command line does: with Node's compile
 * cache, or the memory of the compiler would be counted in.
 */
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/monitor"));
await import("./read-payments.ts");
