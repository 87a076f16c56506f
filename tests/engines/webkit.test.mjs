// The whole job in WebKitGTK.
import { suite } from "./suite.mjs";

suite("webkit");
