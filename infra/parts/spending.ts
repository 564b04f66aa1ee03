/** Tells operators of what the account spends: before a month's limit is reached, and when it will be. */
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";

/** @returns null where the settings name no limit. */
export function spendingBudget(
  scope: Construct,
  { environment, monthlyBudgetUsd, alarmRecipients }: Settings,
): CfnBudget | null {
  if (monthlyBudgetUsd === null) return null;
  const subscribers = alarmRecipients.map((address) => ({ subscriptionType: "EMAIL", address }));
  const notification = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notification: {
      notificationType,
      comparisonOperator: "GREATER_THAN",
      threshold,
      thresholdType: "PERCENTAGE",
    },
    subscribers,
  });
  return new CfnBudget(scope, "Spending", {
    // Of the account, without a filter by tag: such a filter counts nothing before somebody switches the tag on for billing.
    budget: {
      budgetName: `budget-monitor-${environment}`,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: monthlyBudgetUsd, unit: "USD" },
    },
    notificationsWithSubscribers: [notification("ACTUAL", 80), notification("FORECASTED", 100)],
  });
}
