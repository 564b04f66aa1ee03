/** The Korean font of reports as it was installed with the program. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const fontPackage = "@expo-google-fonts/noto-sans-kr";

/** Regular and bold, 12 MB together: read when a report asks for them. */
export async function installedFonts(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  const { resolve } = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all(
    ["400Regular/NotoSansKR_400Regular.ttf", "700Bold/NotoSansKR_700Bold.ttf"].map((name) =>
      readFile(resolve(`${fontPackage}/${name}`)),
    ),
  );
  if (regular === undefined || bold === undefined)
    throw new RangeError("Two files were read and are not there");
  return { regular, bold };
}
