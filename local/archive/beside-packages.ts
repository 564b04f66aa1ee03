/** Files of packages that are no code of ours to bundle: fonts, tables of signs, and what a package asks for by name. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

interface BesidePackage {
  readonly name: string;
  /** Files or folders of it; all of it where none is named. */
  readonly parts: readonly string[];
}

const besidePackages: readonly BesidePackage[] = [
  {
    name: "@expo-google-fonts/noto-sans-kr",
    parts: ["400Regular/NotoSansKR_400Regular.ttf", "700Bold/NotoSansKR_700Bold.ttf"],
  },
  // How Korean PDFs without fonts of their own name their signs.
  { name: "pdfjs-dist", parts: ["package.json", "cmaps", "standard_fonts"] },
  // The library of documents asks for these by name when it starts.
  { name: "cfb", parts: [] },
  { name: "adler-32", parts: [] },
  { name: "crc-32", parts: [] },
];

/**
 * The reader of PDFs asks for a canvas, which is made for one platform, and warns where there is none. We draw nothing:
 * it gets the three names that it looks for.
 */
const noCanvas =
  "// Nothing is drawn here: the reader of PDFs only looks for these names.\n" +
  "module.exports = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };\n";

/** @returns path in the archive -> content. */
export async function filesBesidePackages(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { name, parts } of besidePackages) {
    const folder = join(root, "node_modules", name);
    for (const path of await filesOf(folder, parts))
      files.set(`node_modules/${name}/${path}`, await readFile(join(folder, path)));
  }
  // What PDF for archives says of its colours: the writer of PDFs asks for it beside the part that it is bundled into.
  files.set(
    "local/parts/data/sRGB_IEC61966_2_1.icc",
    await readFile(join(root, "node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc")),
  );
  files.set("node_modules/@napi-rs/canvas/index.js", new TextEncoder().encode(noCanvas));
  return files;
}

async function filesOf(folder: string, parts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
  if (parts.length === 0) return paths;
  return paths.filter((path) => parts.some((part) => path === part || path.startsWith(`${part}/`)));
}
