/** Loaded before the command line: when the process ends, writes which modules it loaded into the file that LOADED_MODULES names. */
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});

process.on("exit", () => {
  const path = process.env["LOADED_MODULES"];
  if (path !== undefined) writeFileSync(path, loaded.join("\n"));
});
