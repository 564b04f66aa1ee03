/** Pictures as files that look alike anywhere: what style sheets say of them is written into them. */
const looks = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "paint-order",
  "font-size",
  "font-family",
  "font-weight",
  "opacity",
  "text-anchor",
];

export function svgFile(svg: SVGSVGElement, title: string): Blob {
  return new Blob([svgText(svg, title)], { type: "image/svg+xml" });
}

/** Twice as fine as the page's own pixels: it is printed, and shown on walls. */
const scale = 2;

/**
 * The picture as pixels, on the ground it stands on.
 * @throws Error when the browser cannot draw it.
 */
export async function pngFile(svg: SVGSVGElement, title: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const address = URL.createObjectURL(svgFile(svg, title));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
    const pen = canvas.getContext("2d");
    if (pen === null) throw new Error("This browser draws no pictures.");
    pen.fillStyle = groundOf(svg);
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
    if (made === null) throw new Error("The picture could not be written.");
    return made;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Letters of the dark theme are light, and need its ground. */
function groundOf(svg: SVGSVGElement): string {
  const card = svg.closest(".card");
  return card === null ? "#ffffff" : getComputedStyle(card).backgroundColor;
}

function svgText(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError("A copy of a picture is a picture.");
  const shown = [svg, ...svg.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = shown[at];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const look of looks) element.setAttribute(look, style.getPropertyValue(look));
  }
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "title");
  heading.textContent = title;
  copy.prepend(heading);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return new XMLSerializer().serializeToString(copy);
}
