//! The page's entry point: mounts it, nothing else.

use data_graph_setup::app::App;
use yew::Renderer;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    // Not the body, whose notice of a crash must outlive what is drawn here.
    let renderer = match document.and_then(|document| document.get_element_by_id("page")) {
        Some(root) => Renderer::<App>::with_root(root),
        None => Renderer::<App>::new(),
    };
    renderer.render();
}
