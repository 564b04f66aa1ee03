/** Persons of the deployed user pool, as an administrator enters them. */
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Role } from "../../shared/domain/access/principal.ts";
import { cognito, output } from "./deployed-cloud.ts";

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Somebody of an office who has chosen a password. @param departments with commas between them; of a manager. */
export async function enterPerson(
  name: string,
  role: Role,
  office: string,
  departments = "",
): Promise<Person> {
  const email = `${role}-${office}@office.example`;
  const password = `Execution-86.8-of-${office}`;
  const who = { UserPoolId: output("data", "UserPool"), Username: email };
  const attributes = {
    email,
    email_verified: "true",
    name,
    "custom:office": office,
    ...(departments === "" ? {} : { "custom:departments": departments }),
  };
  await cognito.send(
    new AdminCreateUserCommand({
      ...who,
      MessageAction: "SUPPRESS",
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    }),
  );
  await cognito.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }));
  await cognito.send(new AdminAddUserToGroupCommand({ ...who, GroupName: role }));
  return { email, name, password };
}
