/** How a function becomes one file. */
import { join } from "node:path";
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

/** Left out: 2.9 MB with its reader of PDFs. Documents are read by a function of their own, and everywhere else it is never called. */
const readerOfDocuments = "kordoc";

/**
 * Left out: where people's computers and machines of EC2 find credentials, loaded by the SDK only when the environment has none.
 * A function has its role's there. They bring clients of SSO and STS, 87 KB that every cold start would read.
 */
const credentialsOfOthers = [
  ...["ini", "login", "process", "sso", "web-identity"].map(
    (source) => `@aws-sdk/credential-provider-${source}`,
  ),
  "@smithy/credential-provider-imds",
];

/** In place of node:http: the module says why. */
const httpByNeed = "./shared/runtime/http-by-need.cjs";

const requireInside = 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);';

export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: "node24",
  // Packages' ES modules first: esbuild leaves out what is not used of them.
  mainFields: ["module", "main"],
  // Packages written for `require` (iconv-lite) still call it from within an ES module.
  banner: requireInside,
  externalModules: [...tablesOfOtherEncodings, ...credentialsOfOthers, readerOfDocuments],
  esbuildArgs: {
    // Hangul as three bytes each, not as six-letter escapes. (The library's own `charset` is not passed on.)
    "--charset": "utf8",
    "--alias:http": httpByNeed,
    "--alias:node:http": httpByNeed,
  },
  minify: true,
  sourceMap: true,
  // Traces then name the line; the text of the line is in the repository.
  sourcesContent: false,
  // The SDK that was tested is the SDK that runs, on AWS as on an emulator that has none.
  bundleAwsSDK: true,
};

/** With what the settings call each office, for `shared/runtime/office-names.ts`. */
export function withOfficeNames(
  plain: BundlingOptions,
  offices: readonly { readonly code: string; readonly name: string }[],
): BundlingOptions {
  const names = Object.fromEntries(offices.map(({ code, name }) => [code, name]));
  return { ...plain, define: { OFFICE_NAMES: JSON.stringify(names) } };
}

/** What the library of documents loads only to read pictures, which nobody asks of it. */
const readersOfPictures = [
  "@huggingface/*",
  "@hyzyla/*",
  "@napi-rs/*",
  "onnxruntime-node",
  "puppeteer-core",
  "sharp",
];
/** And to read PDFs, which a writer of reports never does. */
const readerOfPdfs = ["pdfjs-dist", "pdfjs-dist/*"];
const fontFolder = "node_modules/@expo-google-fonts/noto-sans-kr";
const fonts = ["400Regular/NotoSansKR_400Regular.ttf", "700Bold/NotoSansKR_700Bold.ttf"];
/** What PDF for archives says of its colours; the writer of PDFs asks for it in `data` beside itself. */
const colours = "node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc";
/** The library of documents asks for these by name when it starts, so they stand beside it as packages. */
const besidePackages = ["cfb", "adler-32", "crc-32"];

/** The writer of reports: with the library of documents inside, and the font of PDFs beside it. */
export const reportBundling: BundlingOptions = {
  ...bundling,
  // pdfkit was written for CommonJS, and asks where it lies.
  banner: `${requireInside}const __dirname=import.meta.dirname;`,
  externalModules: [...tablesOfOtherEncodings, ...credentialsOfOthers, ...readersOfPictures, ...readerOfPdfs],
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (from, to) => [
      `mkdir -p "${to}/fonts" "${to}/data" "${to}/node_modules"`,
      `cp "${from}/${colours}" "${to}/data/"`,
      ...fonts.map((font) => `cp "${from}/${fontFolder}/${font}" "${to}/fonts/"`),
      ...besidePackages.map((name) => `cp -R "${from}/node_modules/${name}" "${to}/node_modules/"`),
    ],
  },
};

/** How Korean PDFs without fonts of their own name their signs. */
const signsOfPdfs = ["package.json", "cmaps", "standard_fonts"];
/**
 * The reader of PDFs asks for a canvas, which is made for one platform, and warns where there is none. Nothing is drawn here:
 * it gets the three names that it looks for.
 */
const noCanvas = "module.exports = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };";

/** The reader of documents: with its library inside, and what that asks for beside it. */
export const documentBundling: BundlingOptions = {
  ...bundling,
  externalModules: [...tablesOfOtherEncodings, ...readersOfPictures],
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (from, to) => [
      `mkdir -p "${to}/node_modules/pdfjs-dist" "${to}/node_modules/@napi-rs/canvas"`,
      ...besidePackages.map((name) => `cp -R "${from}/node_modules/${name}" "${to}/node_modules/"`),
      ...signsOfPdfs.map(
        (part) => `cp -R "${from}/node_modules/pdfjs-dist/${part}" "${to}/node_modules/pdfjs-dist/"`,
      ),
      `printf '%s\\n' '${noCanvas}' > "${to}/node_modules/@napi-rs/canvas/index.js"`,
    ],
  },
};

const builder = join(import.meta.dirname, "../../local/build-page.ts");

/** The writer of the page's files, with the page beside it: built anew where its sources are newer. */
export const pageBundling: BundlingOptions = {
  ...bundling,
  commandHooks: {
    beforeBundling: () => [`"${process.execPath}" "${builder}"`],
    beforeInstall: () => [],
    afterBundling: (from, to) => [`cp -R "${from}/dashboard/dist" "${to}/page"`],
  },
};
