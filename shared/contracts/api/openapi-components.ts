/** Schemas under names, as JSON Schema in which each refers to the others by name. */
import * as z from "zod";
import { namedAuditEntry } from "./bodies/access.ts";
import { apiAlert } from "./bodies/alerts.ts";
import {
  anyJson,
  booksAnswer,
  day,
  figures,
  forecast,
  measureAmounts,
  moment,
  percent,
  severityCounts,
  won,
  words,
} from "./bodies/parts.ts";
import { projectRow } from "./bodies/projects.ts";
import { snapshotEntry } from "./bodies/snapshots.ts";
import { apiFinding, settledAnswer, uploadSummary } from "./bodies/uploads.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface SchemaBook {
  /** By name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Written out. @throws RangeError of one that is not in the book. */
  whole(schema: z.ZodType): JsonSchema;
  reference(schema: z.ZodType): JsonSchema;
}

/**
 * @param named the first name of a schema counts.
 * @param isOpen its objects may gain fields: whoever reads them passes over what they do not know.
 */
export function schemaBook(named: Readonly<Record<string, z.ZodType>>, isOpen: boolean): SchemaBook {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) if (!registry.has(schema)) registry.add(schema, { id });
  const written = z.toJSONSchema(registry, {
    // As it is sent: before it is read into the domain.
    io: "input",
    unrepresentable: "any",
    uri: uriOf,
    override: ({ jsonSchema }) => {
      if (isOpen && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  }).schemas;
  const schemas = Object.fromEntries(
    Object.entries(written).map(([name, { $schema: _version, $id: _address, ...rest }]) => [name, rest]),
  );
  const nameOf = (schema: z.ZodType): string => {
    const name = registry.get(schema)?.id;
    if (name === undefined) throw new RangeError("The schema has no name here.");
    return name;
  };
  return {
    schemas,
    whole: (schema) => schemas[nameOf(schema)] ?? {},
    reference: (schema) => ({ $ref: uriOf(nameOf(schema)) }),
  };
}

function uriOf(name: string): string {
  return `#/components/schemas/${name}`;
}

/** What the OpenAPI document says once and under a name; everything else stands where it is used. */
interface Component {
  readonly schema: z.ZodType;
  readonly description?: string;
}

export const components: Readonly<Record<string, Component>> = {
  Won: { schema: won, description: "Whole won as decimal text: JSON numbers lose won above 2^53." },
  Percent: { schema: percent, description: "With one decimal, rounded half-up: 86.8" },
  Day: { schema: day },
  Moment: { schema: moment },
  Json: { schema: anyJson, description: "Whatever JSON can say." },
  Words: { schema: words, description: "In Korean and in English." },
  Books: { schema: booksAnswer, description: "One office, one fiscal year." },
  SeverityCounts: { schema: severityCounts, description: "How many alerts stand at each severity." },
  Figures: { schema: figures, description: "Of an office, a department or a project." },
  Forecast: { schema: forecast, description: "Of the year's end." },
  Alert: { schema: apiAlert },
  ProjectRow: { schema: projectRow },
  Finding: { schema: apiFinding, description: "What a file says wrong, and where." },
  Upload: { schema: uploadSummary },
  Settled: { schema: settledAnswer, description: "What came of a release, discard or undo." },
  SnapshotEntry: { schema: snapshotEntry },
  MeasureAmounts: {
    schema: measureAmounts,
    description: "Won by measure and fund; what is not stated is left out.",
  },
  AuditEntry: {
    schema: namedAuditEntry,
    description: "Who did what, when, and how it stood before and after.",
  },
};
