/** The column mappings that an office taught: remembered under numbers that are never given twice. */
import type { Mapping } from "../contracts/files/column-mapping.ts";

/** Of an office, for all its fiscal years. */
export type MappingOffice = string;

/** `taught` says its number, who taught it and when. It states no day: that is the file's. */
export type OfficeMapping = Mapping & { readonly taught: NonNullable<Mapping["taught"]> };

export interface TaughtMapping {
  readonly mapping: OfficeMapping;
  /** The number of the one that stood for the same header before; null where none did. */
  readonly replaced: number | null;
  /** False where the same was remembered already: nothing was written. */
  readonly isNew: boolean;
}

export interface MappingStore {
  /** Those that stand, in the order of their numbers. */
  list(office: MappingOffice): Promise<readonly OfficeMapping[]>;
  /** Remembers it in place of what stood for the same header. @returns null where the office has no room for one more. */
  teach(
    office: MappingOffice,
    mapping: Mapping,
    { by, at }: { readonly by: string; readonly at: string },
  ): Promise<TaughtMapping | null>;
  /** @returns null where none of that number stands. */
  forget(
    office: MappingOffice,
    number: number,
    { by, at }: { readonly by: string; readonly at: string },
  ): Promise<OfficeMapping | null>;
}

/** Where files are read as they were sent: what an office taught since is no matter of theirs. */
export const noMappings: Pick<MappingStore, "list"> = { list: () => Promise.resolve([]) };
