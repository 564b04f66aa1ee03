/**
 * The command line as a few JavaScript files that need Node and nothing else. It is split where the program itself loads
 * a part late, so that each command reads only what it needs.
 */
import { join, relative, sep } from "node:path";
import { build } from "esbuild";

export interface Bundled {
  /** Path in the archive -> content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The source files that are in it, as absolute paths. */
  readonly sources: readonly string[];
}

/** Packages written for CommonJS ask for these three inside of an ES module. */
const commonJs =
  'import{createRequire as requireFrom}from"node:module";' +
  "const require=requireFrom(import.meta.url),__dirname=import.meta.dirname,__filename=import.meta.filename;";

const httpByNeed = "./shared/runtime/http-by-need.cjs";

export async function bundleProgram(root: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { monitor: "local/monitor.js" },
    // Two folders deep, as the sources: the page and the fonts are looked for from there.
    outdir: "local",
    chunkNames: "parts/[name]-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    banner: { js: commonJs },
    external: [...tablesOfOtherEncodings, ...unusedReaders],
    alias: { http: httpByNeed, "node:http": httpByNeed },
    // Names stay: what is reported of an error says where it was.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
  });
  const files = outputFiles.map(
    ({ path, contents }) => [relative(root, path).split(sep).join("/"), contents] as const,
  );
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: used }) => Object.keys(used));
  return { files: new Map(files), sources: [...new Set(inputs)].map((path) => join(root, path)) };
}

// What no bundle on a PC needs: encodings that no office writes, and readers of pictures that the program never calls.

/** iconv-lite loads a table when its encoding is asked for, and we ask for cp949 alone. */
const tablesOfOtherEncodings = [
  "*/shiftjis.json",
  "*/eucjp.json",
  "*/cp936.json",
  "*/gbk-added.json",
  "*/gb18030-ranges.json",
  "*/cp950.json",
  "*/big5-added.json",
];

/** The library of documents has them for text recognition and for printing by a browser. */
const unusedReaders = [
  "@huggingface/*",
  "@hyzyla/*",
  "@napi-rs/*",
  "onnxruntime-node",
  "puppeteer-core",
  "sharp",
];
