/** What each function is made of, and what lies beside it. */
import { basename } from "node:path";
import type { FunctionBundling } from "./bundled-function.ts";

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

/** Left out: 2.9 MB with its reader of PDFs. Documents are read by a function of their own, and everywhere else it is never called. */
const readerOfDocuments = "kordoc";
/** What it reads PDFs with, and what looks at their pages beside it (34 KB); a writer of reports never does either. */
const readerOfPdfs = ["pdfjs-dist", "pdfjs-dist/*", "*/open-pdf.ts"];

/**
 * Left out: where people's computers, containers and machines of EC2 find credentials, loaded by the SDK only when the environment has none.
 * A function has its role's there. They bring clients of SSO and STS, 91 KB that every cold start would read.
 */
const credentialsOfOthers = [
  ...["http", "ini", "login", "process", "sso", "web-identity"].map(
    (source) => `@aws-sdk/credential-provider-${source}`,
  ),
  "@smithy/credential-provider-imds",
];

/** Left out: by it the SDK names the browser that it runs in, 34 KB that no function ever loads. */
const nameOfBrowser = "bowser";

/** In place of node:http: the module says why. */
const httpByNeed = "./shared/runtime/http-by-need.cjs";

export const bundling: FunctionBundling = {
  build: {
    bundle: true,
    minify: true,
    // A reader of spreadsheets, a writer of reports, an act of the API: what is imported when it is called is a file of its own.
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // Packages' ES modules first: esbuild leaves out what is not used of them.
    mainFields: ["module", "main"],
    // The SDK that was tested is the SDK that runs, on AWS as on an emulator that has none: it is inside.
    external: [
      ...tablesOfOtherEncodings,
      ...credentialsOfOthers,
      nameOfBrowser,
      readerOfDocuments,
      ...readerOfPdfs,
    ],
    // Hangul as three bytes each, not as six-letter escapes.
    charset: "utf8",
    alias: { http: httpByNeed, "node:http": httpByNeed },
    inject: ["./shared/runtime/require-inside.ts", "./shared/runtime/mapped-traces.ts"],
    sourcemap: true,
    // Traces then name the line; the text of the line is in the repository.
    sourcesContent: false,
    logLevel: "warning",
  },
  prepare: null,
  beside: [],
  written: [],
};

/** With what the settings call each office, for `shared/runtime/office-names.ts`. */
export function withOfficeNames(
  plain: FunctionBundling,
  offices: readonly { readonly code: string; readonly name: string }[],
): FunctionBundling {
  const names = Object.fromEntries(offices.map(({ code, name }) => [code, name]));
  return withDefined(plain, { OFFICE_NAMES: JSON.stringify(names) });
}

/** With names of the source that stand for what the settings say. */
export function withDefined(
  plain: FunctionBundling,
  define: Readonly<Record<string, string>>,
): FunctionBundling {
  return { ...plain, build: { ...plain.build, define: { ...plain.build.define, ...define } } };
}

/** What the library of documents loads only to read pictures, which nobody asks of it. */
const readersOfPictures = [
  "@huggingface/*",
  "@hyzyla/*",
  "@napi-rs/*",
  "./formula-*.js",
  "./image-ocr-*.js",
  "./pdf-ocr-*.js",
  "onnxruntime-node",
  "puppeteer-core",
  "sharp",
];
const fontFolder = "node_modules/@expo-google-fonts/noto-sans-kr";
const fonts = ["400Regular/NotoSansKR_400Regular.ttf", "700Bold/NotoSansKR_700Bold.ttf"];
/** What PDF for archives says of its colours; the writer of PDFs asks for it in `data` beside itself. */
const colours = "node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc";
/** The library of documents asks for these by name when it starts, so they stand beside it as packages. */
const besidePackages = ["cfb", "adler-32", "crc-32"];

const packagesBeside = besidePackages.map((name) => {
  const folder = `node_modules/${name}`;
  return [folder, folder] as const;
});

/** The writer of reports: with the library of documents inside, and the font of PDFs beside it. */
export const reportBundling: FunctionBundling = {
  ...bundling,
  build: {
    ...bundling.build,
    // pdfkit was written for CommonJS, and asks where it lies.
    banner: { js: "const __dirname=import.meta.dirname;" },
    external: [
      ...tablesOfOtherEncodings,
      ...credentialsOfOthers,
      nameOfBrowser,
      ...readersOfPictures,
      ...readerOfPdfs,
    ],
  },
  beside: [
    [colours, `data/${basename(colours)}`],
    ...fonts.map((font) => [`${fontFolder}/${font}`, `fonts/${basename(font)}`] as const),
    ...packagesBeside,
  ],
};

/** How Korean PDFs without fonts of their own name their signs. */
const signsOfPdfs = ["package.json", "cmaps", "standard_fonts"];
/**
 * The reader of PDFs asks for a canvas, which is made for one platform, and warns where there is none. Nothing is drawn here:
 * it gets the three names that it looks for.
 */
const noCanvas = "module.exports = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };";

/** The reader of documents: with its library inside, and what that asks for beside it. */
export const documentBundling: FunctionBundling = {
  ...bundling,
  build: { ...bundling.build, external: [...tablesOfOtherEncodings, ...readersOfPictures] },
  beside: [
    ...packagesBeside,
    ...signsOfPdfs.map((part) => {
      const at = `node_modules/pdfjs-dist/${part}`;
      return [at, at] as const;
    }),
  ],
  written: [["node_modules/@napi-rs/canvas/index.js", `${noCanvas}\n`]],
};

/** The writer of the page's files, with the page beside it: built anew where its sources are newer. */
export const pageBundling: FunctionBundling = {
  ...bundling,
  prepare: "local/build-page.ts",
  beside: [["dashboard/dist", "page"]],
};
