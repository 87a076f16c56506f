//! The access as a picture, and the same as a list.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::answer::Answer;
use crate::model::Power;
use crate::picture::AccessTree;
use crate::picture::drawing::{Area, Drawing, Format, Label, LabelText, Mark, Words};
use crate::picture::{Name, ReadCatalog};
use crate::words::page;
use crate::words::panel::access_map as words;

/// Props of [`AccessMap`].
#[derive(PartialEq, Properties)]
pub struct AccessMapProps {
    /// What the form amounts to.
    pub answer: Rc<Answer>,
}

/// Who can read and write what, drawn only while somebody looks at it.
#[component]
pub fn AccessMap(props: &AccessMapProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"));
        })
    };
    html! {
        <details class="access-map" {ontoggle}>
            <summary class="access-map__heading">
                <span class="access-map__title">{ page::access_map::HEADING }</span>
                { " " }
                <span class="access-map__hint">{ page::access_map::HEADING_HINT }</span>
            </summary>
            if *is_open {
                { body(&AccessTree::new(&props.answer.plan)) }
            }
        </details>
    }
}

fn body(tree: &AccessTree<'_>) -> Html {
    let drawings = Format::ALL.map(|format| (format, Drawing::new(tree, format)));
    let pictures = drawings.iter().map(|(format, drawing)| picture(*format, drawing));
    html! {
        <div class="access-map__body">
            { legend(tree.has_openings()) }
            <div class="access-map__box" role="region" tabindex="0" aria-label={words::PICTURE_BOX}>
                { for pictures }
            </div>
            <details class="access-map__list">
                <summary class="access-map__heading">{ words::LIST }</summary>
                { list(tree) }
            </details>
        </div>
    }
}

fn legend(has_openings: bool) -> Html {
    let sign = |power: Power, is_open: bool| {
        let area = Area { left: 20, top: 4, width: 12, height: 12 };
        html! {
            <svg class="access-map__sign" viewBox="0 0 34 20" aria-hidden="true" focusable="false">
                if !is_open {
                    { lines(power, if power == Power::Write { "M0 8H20M0 12H20" } else { "M0 10H20" }) }
                }
                { mark(&Mark { area, power, is_open }) }
            </svg>
        }
    };
    html! {
        <ul class="access-map__legend">
            <li>
                { sign(Power::Write, false) }
                <span><span class="access-map__write">{ words::WRITE }</span>{ ": " }{ words::WRITE_MEANS }</span>
            </li>
            <li>
                { sign(Power::Read, false) }
                <span><span class="access-map__read">{ words::READ }</span>{ ": " }{ words::READ_MEANS }</span>
            </li>
            if has_openings {
                <li>{ sign(Power::Read, true) }<span>{ words::OPEN }</span></li>
            }
        </ul>
    }
}

fn picture(format: Format, drawing: &Drawing<'_>) -> Html {
    let modifier = match format {
        Format::Narrow => "access-map__picture--narrow",
        Format::Wide => "access-map__picture--wide",
    };
    html! {
        <svg class={classes!("access-map__picture", modifier)} role="img" aria-label={words::PICTURE}
            viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}>
            { frame(&drawing.principal, "access-map__frame") }
            { frame(&drawing.own_catalog, "access-map__frame access-map__frame--write") }
            { lines(Power::Read, &drawing.read_lines) }
            { lines(Power::Write, &drawing.write_lines) }
            { for drawing.marks.iter().map(mark) }
            { for drawing.labels.iter().map(label) }
        </svg>
    }
}

fn frame(area: &Area, class: &'static str) -> Html {
    rectangle(area, "6", class)
}

fn rectangle(area: &Area, radius: &'static str, class: &'static str) -> Html {
    let [x, y, width, height] =
        [area.left, area.top, area.width, area.height].map(|length| length.to_string());
    html! { <rect {class} {x} {y} {width} {height} rx={radius} /> }
}

fn lines(power: Power, path: &str) -> Html {
    let modifier = (power == Power::Write).then_some("access-map__line--write");
    html! { <path class={classes!("access-map__line", modifier)} d={path.to_owned()} /> }
}

/// Reading is an open circle, writing a filled square.
fn mark(mark: &Mark) -> Html {
    let Mark { area, power, is_open } = mark;
    let is_write = *power == Power::Write;
    let class = match (is_write, is_open) {
        (true, false) => "access-map__mark access-map__mark--write",
        (false, false) => "access-map__mark",
        (_, true) => "access-map__mark access-map__mark--open",
    };
    rectangle(area, if is_write { "2" } else { "6" }, class)
}

fn label(label: &Label<'_>) -> Html {
    let Label { area, is_at_end, text } = label;
    match text {
        LabelText::Words(text) => {
            let class = match text {
                Words::Write => "access-map__word access-map__write",
                Words::Read(_) => "access-map__word access-map__read",
                _ => "access-map__word",
            };
            let x = if *is_at_end { area.right() } else { area.left };
            html! {
                <text {class} x={x.to_string()} y={(area.top + BASELINE).to_string()}
                    text-anchor={is_at_end.then_some("end")}>{ words::words(*text) }</text>
            }
        }
        LabelText::Name(name, short) => {
            let opening = name.opening.map(|opening| {
                let Area { left, top, width, height } = *area;
                let around =
                    Area { left: left - 4, top: top + 1, width: width + 8, height: height - 2 };
                rectangle(
                    &around,
                    "3",
                    if opening.is_wrong {
                        "access-map__opening access-map__opening--wrong"
                    } else {
                        "access-map__opening"
                    },
                )
            });
            let class = if name.opening.is_some() {
                "access-map__name access-map__name--open"
            } else {
                "access-map__name"
            };
            // A drawing of its own cuts off what is wider or higher than any letter should be.
            html! {
                <>
                    { opening }
                    <svg x={area.left.to_string()} y={area.top.to_string()}
                        width={area.width.to_string()} height={area.height.to_string()}>
                        if short.is_some() {
                            <title>{ name.text.to_string() }</title>
                        }
                        <text {class} y={BASELINE.to_string()}>{ short.clone().unwrap_or_else(|| name.text.to_string()) }</text>
                    </svg>
                </>
            }
        }
    }
}

/// How far below a label's upper edge its letters stand.
const BASELINE: u32 = 15;

fn list(tree: &AccessTree<'_>) -> Html {
    let write = || html! { <span class="access-map__write">{ words::WRITE }</span> };
    html! {
        <>
            <p class="access-map__principal">
                { words::words(Words::ServicePrincipal) }{ " " }{ listed(&tree.principal) }
            </p>
            <ul class="access-map__items">
                <li>
                    { write() }{ " " }{ listed(&tree.own_catalog) }{ ": " }{ words::CREATE_SCHEMAS }
                    if let Some(schema) = &tree.own_schema {
                        <ul class="access-map__schemas">
                            <li>{ write() }{ " " }{ listed(schema) }{ ": " }{ words::ALL_PRIVILEGES }</li>
                        </ul>
                    }
                </li>
                { for tree.reads.iter().map(listed_read) }
            </ul>
        </>
    }
}

fn listed_read(read: &ReadCatalog<'_>) -> Html {
    html! {
        <li>
            <span class="access-map__read">{ words::READ }</span>{ " " }{ listed(&read.name) }{ ": " }
            if let Some(schemas) = &read.schemas {
                { words::only_schemas(schemas.len()) }
                <ul class="access-map__schemas">
                    { for schemas.iter().map(|schema| html! { <li>{ listed(schema) }</li> }) }
                </ul>
            } else {
                { words::ALL_SCHEMAS }
            }
        </li>
    }
}

fn listed(name: &Name<'_>) -> Html {
    let text = name.text.to_string();
    match name.opening {
        None => html! { <code class="access-map__listed">{ text }</code> },
        Some(opening) => html! {
            <>
                <code class="access-map__listed access-map__listed--open">{ text }</code>
                { " (" }{ words::opening(opening) }{ ")" }
            </>
        },
    }
}
