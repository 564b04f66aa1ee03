/** Schemas under names, as JSON Schema in which each refers to the others by name. */
import * as z from "zod";

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
