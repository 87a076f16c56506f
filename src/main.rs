//! The page's entry point: mounts it, nothing else.

use data_graph_setup::app::App;
use wasm_bindgen::prelude::*;
use yew::Renderer;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// The element that becomes the page once everything is drawn in it; see `src/start.js`.
    #[wasm_bindgen(thread_local_v2, js_namespace = firstView, js_name = page)]
    static PAGE: web_sys::Element;
}

fn main() {
    Renderer::<App>::with_root(PAGE.with(Clone::clone)).render();
}
