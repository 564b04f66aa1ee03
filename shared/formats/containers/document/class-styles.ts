/** Looks that a web page gives by class, as Excel and portals write them: struck, hidden and raised text is then known by its style. */
import type { MarkupElement } from "./markup-tree.ts";

/** Of all declarations the ones that take text back, hide it or raise it. */
const telling =
  /(?:^|;)\s*(?:display|visibility|mso-hide|text-decoration(?:-line)?|vertical-align)\s*:[^;]*/gi;
const maxRules = 5_000;

/** The tree with what the page's classes say written into the style of each element, before its own. */
export function withClassStyles(root: MarkupElement, page: string): MarkupElement {
  const styles = stylesOfClasses(page);
  return styles.size === 0 ? root : styled(root, styles);
}

function styled(element: MarkupElement, styles: ReadonlyMap<string, string>): MarkupElement {
  const children = element.children.map((child) =>
    typeof child === "string" ? child : styled(child, styles),
  );
  const classes = element.attributes.get("class")?.split(/\s+/) ?? [];
  const named = classes.flatMap((name) => styles.get(name) ?? styles.get(`${element.name}.${name}`) ?? []);
  if (named.length === 0) return { ...element, children };
  const style = [...named, element.attributes.get("style") ?? ""].join(";");
  return { ...element, attributes: new Map(element.attributes).set("style", style), children };
}

/** Rules of one class, `.xl66` or `td.xl66`. What is said for print or of places inside others is no look of all its elements. */
function stylesOfClasses(page: string): ReadonlyMap<string, string> {
  const sheets = page.match(/<style[\s>][^]*?<\/style>/gi) ?? [];
  const rules = sheets
    .join("\n")
    .replace(/\/\*[^]*?\*\/|<!--|-->/g, "")
    .replace(/@media[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, "")
    .matchAll(/([^{}<>;]*)\{([^{}]*)\}/g);
  const styles = new Map<string, string>();
  let count = 0;
  for (const [, selectors = "", declarations = ""] of rules) {
    if (++count > maxRules) break;
    const own = (declarations.match(telling) ?? []).join(";");
    if (own === "") continue;
    for (const selector of selectors.split(",")) {
      const name = /^(?:([a-z][a-z0-9]*)?)\.([\w-]+)$/i.exec(selector.trim());
      if (name === null) continue;
      const key = name[1] === undefined ? (name[2] ?? "") : `${name[1].toLowerCase()}.${name[2] ?? ""}`;
      styles.set(key, `${styles.get(key) ?? ""};${own}`);
    }
  }
  return styles;
}
