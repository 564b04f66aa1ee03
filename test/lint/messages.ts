/**
 * Every sentence for people in the sources, found where it is made: objects of a Korean and an English text. They stand
 * beside the rule that says them; this is the one place where they are read together (`npm run messages`).
 */
import { parseSync, Visitor } from "vite";
import { sourceFiles } from "./source-graph.ts";

export interface Message {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The code of the finding or the key of the table it stands in; empty where it has neither. */
  readonly code: string;
  /** What is put in stands as `{source}`. Null where the text is made elsewhere, or the language is missing. */
  readonly ko: string | null;
  readonly en: string | null;
  readonly languages: readonly ("ko" | "en")[];
}

export function messagesIn(files: ReadonlyMap<string, string> = sourceFiles()): readonly Message[] {
  return [...files].flatMap(([file, text]) => (/\bko\b/.test(text) ? messagesOf(file, text) : []));
}

function messagesOf(file: string, text: string): readonly Message[] {
  const found: Message[] = [];
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  /** The keys that lead to what is visited. */
  const keys: string[] = [];
  new Visitor({
    Property: (node) => void keys.push(nameOf(node.key, text)),
    "Property:exit": () => void keys.pop(),
    ObjectExpression: (node) => {
      const values = new Map(
        node.properties.flatMap((each) =>
          each.type === "Property" ? [[nameOf(each.key, text), each.value] as const] : [],
        ),
      );
      const languages = (["ko", "en"] as const).filter((language) => values.has(language));
      if (languages.length === 0) return;
      const [ko = null, en = null] = (["ko", "en"] as const).map((language) =>
        textOf(values.get(language), text),
      );
      const code = values.get("code");
      found.push({
        file,
        line: text.slice(0, node.start).split("\n").length,
        code: (code === undefined ? null : textOf(code, text)) ?? keys.at(-1) ?? "",
        ko,
        en,
        languages,
      });
    },
  }).visit(program);
  return found;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function nameOf(key: Node, text: string): string {
  return text.slice(key.start, key.end).replaceAll(/^["']|["']$/g, "");
}

/** The texts of a literal, a template or a sum of them; null of anything else. */
function textOf(node: unknown, text: string): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Literal" && "value" in node) return typeof node.value === "string" ? node.value : null;
  if (node.type === "TemplateLiteral") return text.slice(node.start + 1, node.end - 1).replaceAll("${", "{");
  if (node.type === "BinaryExpression" && "left" in node && "right" in node) {
    const [left, right] = [textOf(node.left, text), textOf(node.right, text)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value && "end" in value;
}
