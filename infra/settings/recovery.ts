/** What the settings say of copies, and of what a restore made of them. */
import * as z from "zod";

const table = z.string().regex(/^[\w.-]{3,255}$/, "a table is named by 3 to 255 letters, digits and _ . -");

/** What takes the place of what was lost: tables that a restore made, named here so that the stages use them (docs/recovery.md). */
export const restored = z.strictObject({
  ledgerTable: table.nullable(),
  outbox: z
    .strictObject({
      table,
      stream: z
        .string()
        .regex(/^arn:aws:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/[\w.:-]+$/, "a stream by its ARN"),
    })
    .nullable(),
});

/** Copies beside point-in-time recovery, which goes with its table. */
export const backup = z.strictObject({
  /** How long each night's copy is kept. */
  days: z.int().min(7).max(3_653),
  /** A vault of another account or region, by its ARN: what is lost with this account is there. */
  secondVault: z
    .string()
    .regex(/^arn:aws:backup:[\w-]+:\d{12}:backup-vault:[\w-]+$/, "a vault of AWS Backup by its ARN")
    .nullable(),
});
