//! Prints what index.html holds before any script runs. `script/document` puts it there, whenever the page is built.

use data_graph_setup::app::first_view;
use tokio::runtime::Builder;
use tokio::task::LocalSet;

fn main() -> std::io::Result<()> {
    let runtime = Builder::new_current_thread().build()?;
    let html = LocalSet::new().block_on(&runtime, first_view());
    println!("{html}");
    Ok(())
}
