import { benchYear } from "./year.ts";
await benchYear();
