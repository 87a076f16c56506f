// The whole job in Chromium.
import { suite } from "./suite.mjs";

suite("chromium");
