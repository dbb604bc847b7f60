/** What the tests' provider serves and their emulator plays: what is published, and what is invented. */
import { clouds as publishedClouds } from "../../src/clouds";
import { functionsOf } from "../../src/clouds/functions";
import { platforms as publishedPlatforms } from "../../src/emulator";
import * as inventedClouds from "./clouds";
import * as inventedPlatforms from "./platforms";

export const clouds = [...publishedClouds, ...Object.values(inventedClouds)];
export const functions = functionsOf(clouds);
export const platforms = [...publishedPlatforms, ...Object.values(inventedPlatforms)];
