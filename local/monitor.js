/**
 * The entry of the command line. The compile cache halves the start of every command, and must be on before the
 * first module of ours is loaded; where its folder can't be written Node goes on without it. The entry itself is in
 * no cache: as JavaScript it spares Node the loading of what takes types out.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/monitor", import.meta.url)));
await import("./main.ts");
