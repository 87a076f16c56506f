//! The page's entry point: mounts it, nothing else.

use data_graph_setup::app::App;

fn main() {
    yew::Renderer::<App>::new().render();
}
