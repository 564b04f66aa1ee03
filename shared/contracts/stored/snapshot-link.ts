/** A snapshot by its day, its version and its hash: what the chain is made of. */
import * as z from "zod";
import { isoDate } from "../values/primitives.ts";

/** The fields that name it inside its books. */
export const snapshotVersion = { asOf: isoDate, version: z.int().min(1) };

export const snapshotLink = z.object({ ...snapshotVersion, hash: z.string().regex(/^[0-9a-f]{64}$/) });
