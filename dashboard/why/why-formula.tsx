/** The rate of some figures with its numbers, to the won whatever the page rounds to. */
import { useLanguage, type Labels } from "../context/language.tsx";
import { formatRate, roundedWon } from "../logic/format-figures.ts";

interface FormulaProps {
  readonly name: string;
  readonly basis: Labels;
  readonly asOf: string;
  readonly budgetWon: string | null;
  readonly spentWon: string | null;
  readonly rate: string | null;
}

export function Formula({ name, basis, asOf, budgetWon, spentWon, rate }: FormulaProps) {
  const { say, tell } = useLanguage();
  const won = (amount: string | null): string =>
    amount === null ? say("값 없음", "not stated") : `${roundedWon(amount, "원")}${say("원", " won")}`;
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{" "}
        <span className="whole">{say(`${asOf} 기준`, `as of ${asOf}`)}</span>
      </p>
      <p className="why-formula">
        {say("집행률", "Rate")} = {tell(basis)} = {won(spentWon)} ÷ {won(budgetWon)} ={" "}
        <strong>{rate === null ? say("정해지지 않음", "undefined") : formatRate(rate)}</strong>
      </p>
    </>
  );
}

export function exact(won: string | null): string {
  return won === null ? "–" : roundedWon(won, "원");
}
