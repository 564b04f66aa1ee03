/** What the archive is made of, as CycloneDX 1.6: the same for the same lock file, so without a time or a chance number. */
import { createHash } from "node:crypto";
import type { BundledPackage } from "./bundled-packages.ts";

export interface Product {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

export function billOfMaterials(product: Product, packages: readonly BundledPackage[]): string {
  const components = packages.map(componentOf);
  const root = { type: "application", "bom-ref": purlOf(product), ...product, purl: purlOf(product) };
  const { license, ...named } = root;
  const refs = components.map((component) => component["bom-ref"]);
  const content = {
    metadata: { component: { ...named, licenses: licencesOf(license) } },
    components,
    dependencies: [{ ref: purlOf(product), dependsOn: refs }],
  };
  return `${JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      serialNumber: serialOf(JSON.stringify(content)),
      version: 1,
      ...content,
    },
    null,
    2,
  )}\n`;
}

function componentOf({ name, version, licence, integrity, folder }: BundledPackage) {
  const purl = purlOf({ name, version });
  const [algorithm, base64] = integrity?.split("-", 2) ?? [];
  const hashes =
    algorithm === "sha512" && base64 !== undefined
      ? [{ alg: "SHA-512", content: Buffer.from(base64, "base64").toString("hex") }]
      : [];
  return {
    type: "library",
    // One package may be there in two versions, or in one version twice.
    "bom-ref": `${purl}#${folder}`,
    name,
    version,
    purl,
    licenses: licencesOf(licence),
    hashes,
  };
}

/** A name of the SPDX list, or an expression of several. */
function licencesOf(licence: string | null) {
  if (licence === null) return [{ license: { name: "in THIRD-PARTY-NOTICES.txt" } }];
  return / (?:AND|OR|WITH) |\(/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
}

function purlOf({ name, version }: Pick<Product, "name" | "version">): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** A UUID of version 8: made of the content. */
function serialOf(content: string): string {
  const hex = createHash("sha256").update(content).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
