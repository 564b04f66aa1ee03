/** The two languages of the page. Both stand side by side where they are used, so none can be forgotten. */
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { usePlace } from "./place.tsx";

export type Language = "ko" | "en";

/** A sentence or a name in both languages of the page. */
export type Labels = Bilingual;

interface Speech {
  readonly language: Language;
  readonly say: (ko: string, en: string) => string;
  readonly tell: (words: Labels) => string;
}

const storageName = "budget-monitor-language";
const Spoken = createContext<Speech>(speechOf("ko"));

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { params } = usePlace();
  const language = chosenLanguage(params);
  useEffect(() => {
    localStorage.setItem(storageName, language);
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(() => speechOf(language), [language]);
  return <Spoken value={speech}>{children}</Spoken>;
}

/** Of the address, else what was chosen here before. */
export function chosenLanguage(params: URLSearchParams): Language {
  const chosen = params.get("lang") ?? localStorage.getItem(storageName);
  return chosen === "en" ? "en" : "ko";
}

export function useLanguage(): Speech {
  return useContext(Spoken);
}

function speechOf(language: Language): Speech {
  return {
    language,
    say: (ko, en) => (language === "ko" ? ko : en),
    tell: ({ ko, en }) => (language === "ko" ? ko : en),
  };
}

const hangul = /[\uac00-\ud7a3\u3131-\u318e]/;
const latinWord = /[A-Za-z]{3}/;
const marked = "data-hangul";

/**
 * Names are Korean also where the page speaks English: what holds Hangul alone is said to be Korean, so that it is read out as
 * such. React writes no `lang` here, and the marks go when the page speaks Korean again.
 */
export function useHangulMarks(language: "ko" | "en"): void {
  useEffect(() => {
    if (language === "ko") return undefined;
    const marks = new Set<Element>();
    const mark = (element: Element): void => {
      for (const each of [element, ...element.querySelectorAll("*")]) {
        if (!isKorean(each) || (each.hasAttribute("lang") && !each.hasAttribute(marked))) continue;
        each.setAttribute("lang", "ko");
        each.setAttribute(marked, "");
        marks.add(each);
      }
    };
    mark(document.body);
    const watching = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element !== null) mark(element);
      }
    });
    watching.observe(document.body, { childList: true, characterData: true, subtree: true });
    return () => {
      watching.disconnect();
      for (const each of marks) {
        each.removeAttribute("lang");
        each.removeAttribute(marked);
      }
    };
  }, [language]);
}

/** Only what holds nothing else but its own text: a sentence in English around a name stays English. */
function isKorean({ children, textContent }: Element): boolean {
  const isOwn = [...children].every(({ localName }) => localName.startsWith("unbroken-"));
  return isOwn && hangul.test(textContent) && !latinWord.test(textContent);
}
