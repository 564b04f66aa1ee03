/** A policy's document as the API sends it: what is not of the expected shape is an empty field, for a person to see. */
import { grouped, percentOfBasisPoints } from "./format-figures.ts";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type PolicyDocument = Record<string, Json>;

export function percent(value: Json | undefined): string {
  return typeof value === "number" ? percentOfBasisPoints(value) : "";
}

export function amount(value: Json | undefined): string {
  return typeof value === "string" && /^\d+$/.test(value) ? grouped(BigInt(value)) : "";
}

export function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

export function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

export function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value);
}

export function field(value: Json | undefined, name: string): Json | undefined {
  return typeof value === "object" && value !== null && !isList(value) ? value[name] : undefined;
}
