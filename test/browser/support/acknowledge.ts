/** What a person does about the first alert in sight: it is acknowledged, with a reason, an owner and a day. */
import { dayAfter, todayInSeoul } from "../../../dashboard/logic/format-figures.ts";
import type { Locator, Page } from "playwright-core";

/** @returns the alert, once the page says what was recorded. */
export async function acknowledgeFirst(page: Page): Promise<Locator> {
  const card = page.locator(".alert").first();
  await card.getByRole("button", { name: /^확인/ }).click();
  const form = page.getByRole("form", { name: "확인으로 기록" });
  await form.getByLabel("사유").selectOption("contract-delayed");
  await form.getByLabel("설명").fill("업체 선정이 늦었습니다.");
  await form.getByLabel("담당자").fill("김담당");
  await form.getByLabel("조치 예정일").fill(dayAfter(todayInSeoul()));
  await form.getByRole("button", { name: "확인으로 기록" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByText("계약 지연 – 업체 선정이 늦었습니다.").waitFor();
  return card;
}
