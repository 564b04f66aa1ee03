/** How a function becomes files: one that is read at the start, and one for each part that is loaded when it is asked for. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { type AssetCode, Code } from "aws-cdk-lib/aws-lambda";
import { type BuildOptions, buildSync } from "esbuild";

const root = join(import.meta.dirname, "../..");

export interface FunctionBundling {
  readonly build: BuildOptions & { readonly external: string[] };
  /** A script of the repository that makes what lies beside; null where that is there. */
  readonly prepare: string | null;
  /** Below the repository's root -> below the bundle. */
  readonly beside: readonly (readonly [from: string, to: string])[];
  readonly written: readonly (readonly [to: string, text: string])[];
}

/**
 * The CDK's own construct for such functions writes one file each, and has no way to ask for several.
 * @param entry below the repository's root.
 */
export function bundledCode(entry: string, bundling: FunctionBundling): AssetCode {
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK wants one, and never starts it.
      image: DockerImage.fromRegistry("none"),
      // By this the CDK tells one function's code from another's, which is made of the same folder.
      command: [entry, JSON.stringify(bundling)],
      local: {
        tryBundle: (folder) => {
          writeBundle(entry, bundling, folder);
          return true;
        },
      },
    },
  });
}

function writeBundle(
  entry: string,
  { build, prepare, beside, written }: FunctionBundling,
  folder: string,
): void {
  if (prepare !== null)
    execFileSync(process.execPath, [join(root, prepare)], { stdio: ["ignore", "inherit", "inherit"] });
  buildSync({
    ...build,
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
  });
  for (const [from, to] of beside)
    cpSync(join(root, from), join(folder, to), { recursive: true, dereference: true });
  for (const [to, text] of written) {
    const file = join(folder, to);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
