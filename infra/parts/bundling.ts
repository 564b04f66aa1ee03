/** How a function becomes one file. */
import { type BundlingOptions, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";

/** iconv-lite loads a table when its encoding is asked for, and we ask for cp949 alone: these stay out. */
const tablesOfOtherEncodings = [
  "*/shiftjis.json",
  "*/eucjp.json",
  "*/cp936.json",
  "*/gbk-added.json",
  "*/gb18030-ranges.json",
  "*/cp950.json",
  "*/big5-added.json",
];

/**
 * Left out: it is 2.5 MB, more than twice the rest of a function, and its reader of PDFs wants files beside it.
 * A document that comes here is refused with a remedy; the embedded host reads it (docs/adr/0007).
 */
const readerOfDocuments = "kordoc";

export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: "node24",
  // Packages' ES modules first: esbuild leaves out what is not used of them.
  mainFields: ["module", "main"],
  // Packages written for `require` (iconv-lite) still call it from within an ES module.
  banner: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
  externalModules: [...tablesOfOtherEncodings, readerOfDocuments],
  // Hangul as three bytes each, not as six-letter escapes. (The library's own `charset` is not passed on.)
  esbuildArgs: { "--charset": "utf8" },
  minify: true,
  sourceMap: true,
  // Traces then name the line; the text of the line is in the repository.
  sourcesContent: false,
  // The SDK that was tested is the SDK that runs, on AWS as on an emulator that has none.
  bundleAwsSDK: true,
};
