// What Node imports: the module, which has read its Wasm from the file beside it.
import { readFileSync } from "node:fs";
import { initSync } from "./data_graph_setup.js";

initSync({ module: readFileSync(new URL("data_graph_setup_bg.wasm", import.meta.url)) });

export * from "./data_graph_setup.js";
export { default } from "./data_graph_setup.js";
