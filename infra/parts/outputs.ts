/** Names that a stack tells whoever deployed it; docs/runbook.md asks for them by these words. */
import { CfnOutput, type Stack } from "aws-cdk-lib";

export function addOutputs(stack: Stack, values: Readonly<Record<string, string>>): CfnOutput[] {
  return Object.entries(values).map(([name, value]) => new CfnOutput(stack, name, { value }));
}
