/** `npm run sbom`: what the product is made of, as CycloneDX, from the lock file: dist/sbom.cdx.json. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

scriptArguments({ usage: "npm run sbom: dist/sbom.cdx.json from the lock file", options: {}, mostWords: 0 });
const root = join(import.meta.dirname, "../..");
const words = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
const limitBytes = 64 * 1024 * 1024;
const text = execFileSync("npm", words, { cwd: root, maxBuffer: limitBytes, encoding: "utf8" });
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/sbom.cdx.json"), text);
