/** Packages that were written for CommonJS call `require` for what Node brings, also from within ES modules, which have none. */
import { createRequire } from "node:module";

globalThis.require = createRequire(import.meta.url);
