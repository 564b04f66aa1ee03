// Every case that ends in figures, in the order of its folder. The inputs lie beside the project.
import type { Case } from "./case.ts";
import { casesOfDocuments } from "./cases-of-documents.ts";
import { casesOfIdentity } from "./cases-of-identity.ts";
import { casesOfRows } from "./cases-of-rows.ts";

export const caseTable: readonly Case[] = [...casesOfRows, ...casesOfIdentity, ...casesOfDocuments].toSorted(
  (a, b) => (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0),
);
