// The whole job in Firefox.
import { suite } from "./suite.mjs";

suite("firefox");
