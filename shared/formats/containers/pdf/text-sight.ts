/** Whether a text is seen between the areas and pictures of its page: under it the ground that it stands on, over it what hides it. */
import type { Box } from "./lines.ts";

/** Red, green and blue from 0 to 255; null for a pattern or a picture, which has no colour of its own. */
export type Colour = readonly [number, number, number] | null;

/** How a text or an area is painted. */
export interface Ink {
  readonly colour: Colour;
  /** 1 is opaque, 0 nothing at all. */
  readonly ink: number;
  /** The number that a PDF gives to filled, outlined and invisible letters. */
  readonly mode: number;
  readonly clip: Box;
}

export interface Cover extends Box {
  readonly at: number;
  readonly colour: Colour;
  /** Whether nothing is seen through it. */
  readonly isSolid: boolean;
}

type Placed = Box & { readonly at: number; readonly text: string };

const white: Colour = [255, 255, 255];
const invisible = 3;
/** Nobody tells colours apart that differ by less of 255. */
const sameColour = 20;
/** Grey of half the light on white is fainter. */
const faint = 0.55;

/** @param own how it is painted, which for outlined letters is not the colour that they are filled with. */
export function sightOf(text: Placed, own: Ink, covers: readonly Cover[]): "seen" | "unseen" | "gone" {
  const inClip = shareIn(text, own.clip);
  if (inClip === 0) return "gone";
  if (own.mode % 4 === invisible || own.ink < 0.05) return "unseen";
  // An amount of which a digit is cut off is another amount; a name is known by its beginning.
  if (inClip < 0.85 && /^[\d,.\s]+$/.test(text.text)) return "unseen";
  const over = covers.filter(({ at, isSolid }) => isSolid && at > text.at);
  if (over.some((cover) => shareIn(text, cover) > 0.7)) return "unseen";
  const ground = groundOf(text, covers);
  if (own.mode % 4 !== 0) return "seen";
  return own.colour !== null && ground !== null && isSame(own.colour, ground) ? "unseen" : "seen";
}

export function isFaint(text: Placed, own: Ink, covers: readonly Cover[]): boolean {
  const ground = groundOf(text, covers);
  return Math.abs(lightOf(own.colour, 0) - lightOf(ground, 0.5)) * own.ink < faint;
}

/** What a text stands on: paper is white. */
function groundOf(text: Placed, covers: readonly Cover[]): Colour {
  const ground = covers.findLast((cover) => cover.at < text.at && shareIn(text, cover) > 0.7);
  return ground === undefined ? white : ground.colour;
}

function isSame(one: NonNullable<Colour>, other: NonNullable<Colour>): boolean {
  return one.every((part, at) => Math.abs(part - (other[at] ?? 0)) < sameColour);
}

/** From 0, black, to 1. */
function lightOf(colour: Colour, otherwise: number): number {
  return colour === null ? otherwise : (colour[0] + colour[1] + colour[2]) / (3 * 255);
}

/** The part of a text's width, at half its height, that lies in a box. */
function shareIn({ left, low, right, high }: Box, box: Box): number {
  const middle = low + (high - low) * 0.4;
  if (middle < box.low || middle > box.high) return 0;
  return Math.max(0, Math.min(right, box.right) - Math.max(left, box.left)) / Math.max(0.1, right - left);
}

/** A colour of which the paper shows through. */
export function blended({ colour, ink }: Pick<Ink, "colour" | "ink">): Colour {
  if (colour === null) return null;
  const [red, green, blue] = colour.map((part) => part * ink + 255 * (1 - ink));
  return [red ?? 255, green ?? 255, blue ?? 255];
}
