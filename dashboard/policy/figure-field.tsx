/** One figure of a form: its name, its unit, and what is wrong with it. */
import { useId } from "react";
import { useLanguage } from "../shell/language.tsx";

interface FigureFieldProps {
  readonly title: string;
  readonly unit: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

export function FigureField({ title, unit, value, isWrong, onChange }: FigureFieldProps) {
  const { say } = useLanguage();
  const hint = useId();
  return (
    <label className="figure">
      {title}
      <span className="with-unit">
        <input
          inputMode="decimal"
          autoComplete="off"
          value={value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? hint : undefined}
          onChange={({ target }) => onChange(target.value)}
        />
        <span aria-hidden="true">{unit}</span>
      </span>
      {isWrong && (
        <span id={hint} className="wrong">
          {say(`! 숫자로 적어 주십시오 (${unit})`, `! Write a figure (${unit})`)}
        </span>
      )}
    </label>
  );
}

/** What every part of the form is given. */
export interface PartProps<Draft> {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly wrong: readonly string[];
}
