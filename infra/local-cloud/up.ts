/** `npm run cloud:up`: the real stacks on an emulator of AWS on this machine, ready to be tried. */
import { bringUp } from "./bring-up.ts";
import { cloudHome } from "./cloud-home.ts";
import { seconds, untilInterrupted, report } from "./run-command.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

scriptArguments({
  usage: "npm run cloud:up: the stacks on an emulator of AWS on this machine",
  options: {},
  mostWords: 0,
});
const startedAt = performance.now();
const home = cloudHome();
try {
  const { endpoint, region, outputs } = await bringUp(home, untilInterrupted());
  process.stdout.write(
    [
      `The cloud is up after ${seconds(performance.now() - startedAt)} at ${endpoint}; its names are in ${home.state}.`,
      "Point the AWS command line at it:",
      `  export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region} AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test`,
      `  aws s3 cp REPORT.txt s3://${outputs?.data["UploadsBucket"]}/1129000/2020/as-of=2020-10-31/report.txt`,
      "End it with: npm run cloud:down\n",
    ].join("\n"),
  );
} catch (error) {
  report(error);
  process.exitCode = 1;
}
