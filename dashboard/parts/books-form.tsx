/** Opens books that have nothing in them yet, so that a first file can be sent. */
import { type SyntheticEvent, useId, useState } from "react";
import { addressOf } from "../logic/place.ts";
import { useLanguage } from "../context/language.tsx";
import { usePlace } from "../context/place.tsx";

export function BooksForm() {
  const { say } = useLanguage();
  const { go, search } = usePlace();
  const hint = useId();
  const [office, setOffice] = useState("");
  const [year, setYear] = useState("");
  const open = (event: SyntheticEvent): void => {
    event.preventDefault();
    go(addressOf(search, "uploads", { office, year }));
  };
  return (
    <form className="row-form" onSubmit={open}>
      <label>
        {say("자치단체 코드", "Office code")}
        <input
          required
          inputMode="numeric"
          pattern="\d{7}"
          aria-describedby={hint}
          value={office}
          onChange={({ target }) => setOffice(target.value)}
        />
      </label>
      <label>
        {say("회계연도", "Fiscal year")}
        <input
          required
          inputMode="numeric"
          pattern="20\d\d"
          value={year}
          onChange={({ target }) => setYear(target.value)}
        />
      </label>
      <button type="submit">{say("새 장부 열기", "Open new books")}</button>
      <span id={hint} className="small">
        {say("코드는 숫자 7자리입니다. 예: 1129000", "A code has 7 digits, such as 1129000.")}
      </span>
    </form>
  );
}
