// How a new version of the API takes over: gradually where the settings say so, and back by itself.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type SynthesizedEnvironment, synthesized } from "./environments.ts";

const group = z.object({
  DeploymentConfigName: z.string(),
  AlarmConfiguration: z.object({
    Enabled: z.literal(true),
    Alarms: z.array(z.object({ Name: z.unknown() })),
  }),
  AutoRollbackConfiguration: z.object({ Enabled: z.literal(true), Events: z.array(z.string()) }),
  DeploymentStyle: z.object({ DeploymentType: z.string(), DeploymentOption: z.string() }),
});
const integration = z.object({ IntegrationUri: z.unknown() });

function served({ pipeline }: SynthesizedEnvironment): string {
  const [only] = pipeline.all("AWS::ApiGatewayV2::Integration");
  return pipeline.pathOf(
    z
      .union([
        z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
        z
          .object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) })
          .transform((each) => each["Fn::GetAtt"][0]),
      ])
      .parse(integration.parse(only?.properties).IntegrationUri),
  );
}

describe("a new version of the API", () => {
  test("answers at once where the settings say nothing, and without an alias", () => {
    const environment = synthesized();
    expect(served(environment)).toBe("Api/Worker/Function");
    expect(environment.pipeline.all("AWS::CodeDeploy::DeploymentGroup")).toEqual([]);
    expect(environment.pipeline.all("AWS::Lambda::Alias")).toEqual([]);
  });

  describe("where it shifts gradually", () => {
    const environment = synthesized({ apiShift: "gradual" });
    const { pipeline, target } = environment;

    test("is asked by its alias, to which the gateway alone is let in", () => {
      expect(served(environment)).toBe("Api/Shift/Live");
      const [alias, ...others] = pipeline.all("AWS::Lambda::Alias");
      expect(others).toEqual([]);
      expect(alias?.properties).toMatchObject({ Name: "live" });
      expect(target(alias?.properties["FunctionName"])).toBe("Api/Worker/Function");
      const permissions = pipeline
        .all("AWS::Lambda::Permission")
        .filter(({ properties }) => properties["Principal"] === "apigateway.amazonaws.com");
      expect(new Set(permissions.map(({ properties }) => target(properties["FunctionName"])))).toEqual(
        new Set(["Api/Shift/Live"]),
      );
    });

    test("gets a tenth for five minutes, and goes back on 5xx, a failure and a stop", () => {
      const [only, ...others] = pipeline.all("AWS::CodeDeploy::DeploymentGroup");
      expect(others).toEqual([]);
      const { DeploymentConfigName, AlarmConfiguration, AutoRollbackConfiguration, DeploymentStyle } =
        group.parse(only?.properties);
      expect(DeploymentConfigName).toBe("CodeDeployDefault.LambdaCanary10Percent5Minutes");
      expect(AlarmConfiguration.Alarms.map(({ Name }) => target(Name))).toEqual(["Api/Shift/Broken/Alarm"]);
      expect(new Set(AutoRollbackConfiguration.Events)).toEqual(
        new Set(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"]),
      );
      expect(DeploymentStyle).toEqual({
        DeploymentType: "BLUE_GREEN",
        DeploymentOption: "WITH_TRAFFIC_CONTROL",
      });
      expect(pipeline.at("Api/Shift/Broken/Alarm", "AWS::CloudWatch::Alarm").properties).toMatchObject({
        Namespace: "AWS/ApiGateway",
        MetricName: "5xx",
        Period: 60,
        Threshold: 3,
        EvaluationPeriods: 1,
      });
    });

    test("is shifted by a role that moves this alias and no other function's", () => {
      const { properties } = pipeline.at("Api/Shift/Role", "AWS::IAM::Role");
      expect(properties["ManagedPolicyArns"]).toBeUndefined();
      const { PolicyDocument } = z
        .object({ PolicyDocument: z.object({ Statement: z.array(z.object({ Action: z.unknown() })) }) })
        .parse(pipeline.at("Api/Shift/Role/DefaultPolicy", "AWS::IAM::Policy").properties);
      const granted = PolicyDocument.Statement.flatMap(({ Action }) => Action);
      expect(new Set(granted)).toEqual(
        new Set([
          "cloudwatch:DescribeAlarms",
          "lambda:GetAlias",
          "lambda:GetProvisionedConcurrencyConfig",
          "lambda:UpdateAlias",
        ]),
      );
    });

    test("is the API's alone: a stage that works a queue changes all at once", () => {
      const mapped = pipeline
        .all("AWS::Lambda::EventSourceMapping")
        .map(({ properties }) => target(properties["FunctionName"]));
      expect(mapped.filter((path) => !path.endsWith("/Worker/Function"))).toEqual([]);
    });
  });
});
