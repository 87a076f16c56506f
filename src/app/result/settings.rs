//! What to enter in Segment.

use yew::prelude::*;

use crate::app::View;
use crate::app::controls::copy_button::{Asking, Copying, copy_button};
use crate::app::controls::way_to_field::way_to_field;
use crate::app::elements::{Dressed, all, block, code, each, element, p};
use crate::app::form::step_tag;
use crate::app::ids;
use crate::export::{Setting, SettingId};
use crate::model::GuideStep;
use crate::plan::Field;
use crate::words::page::result as words;

/// The six settings, each to be copied, and all of them; and the guide's five actions in Segment.
pub fn settings(view: &View<'_>) -> Html {
    let actions = words::CONNECT_ACTIONS.iter().map(|action| element("li", "", *action));
    let how = block(
        "details",
        "settings__how",
        [
            element("summary", "link", words::SETTINGS_HOW),
            element("ol", "settings__actions", each(actions)),
        ],
    );
    let head = block(
        "div",
        "settings__head",
        [
            step_tag(GuideStep::Connect),
            element("h2", "", words::SETTINGS).set("id", "settings-heading"),
            p("settings__where", words::SETTINGS_WHERE),
            copy_settings(view),
            how,
        ],
    );
    let rows = view.answer.settings.iter().map(|setting| row(view, setting));
    block("section", "settings", [head, element("dl", "settings__grid", each(rows))])
        .set("id", ids::SETTINGS)
        .set("tabindex", "-1")
        .set("aria-labelledby", "settings-heading")
}

fn copy_settings(view: &View<'_>) -> Html {
    let settings = &view.answer.settings;
    let missing: Vec<Field> =
        settings.iter().filter(|it| it.value.is_none()).filter_map(|it| field(it.id)).collect();
    let asking = missing.first().map(|first| Asking {
        why: words::copies_settings_gaps(missing.len()).into(),
        first: *first,
    });
    copy_button(
        view,
        Copying {
            label: words::COPY_SETTINGS.into(),
            text: words::settings_text(settings).into(),
            said: words::COPIED_SETTINGS.into(),
            asking,
            class: "button",
            icon: "#i-copy",
            ..Copying::default()
        },
    )
}

/// The field that a setting comes from; the secret has none.
fn field(id: SettingId) -> Option<Field> {
    match id {
        SettingId::Hostname => Some(Field::Hostname),
        SettingId::HttpPath => Some(Field::HttpPath),
        SettingId::Port => Some(Field::Port),
        SettingId::Catalog => Some(Field::SegmentCatalog),
        SettingId::ClientId => Some(Field::ClientId),
        SettingId::OAuthSecret => None,
    }
}

fn row(view: &View<'_>, setting: &Setting) -> Html {
    let Setting { id, value } = setting;
    let shown = match (value, field(*id)) {
        (Some(value), _) => all([code("", value.clone()), copy_setting(view, *id, value)]),
        (None, Some(field)) => way_to_field(view, field, "gap gap--quiet", words::NOT_GIVEN.into()),
        (None, None) => words::SECRET_VALUE.into(),
    };
    block("div", "setting", [element("dt", "", id.label()), element("dd", "", shown)])
}

fn copy_setting(view: &View<'_>, id: SettingId, value: &str) -> Html {
    copy_button(
        view,
        Copying {
            label: words::copy_setting(id).into(),
            text: value.to_owned().into(),
            said: words::copied_setting(id).into(),
            class: "icon-button",
            icon: "#i-copy",
            is_icon: true,
            ..Copying::default()
        },
    )
}
