//! Reading a page of Markdown back.

/// What a page of Markdown holds.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    /// What its code spans hold.
    pub spans: Vec<String>,
    /// What its code blocks hold.
    pub blocks: Vec<String>,
    /// All else, without the marks of headings, boxes and strong words.
    pub outside: String,
}

/// Reads a page as CommonMark says of code.
pub fn read_markdown(text: &str) -> Markdown {
    let mut page = Markdown::default();
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let fence = line.len() - line.trim_start_matches('`').len();
        if 3 <= fence {
            let closes = |line: &str| {
                line.trim_end().len() >= fence && line.trim_end().chars().all(|c| c == '`')
            };
            page.blocks.push(lines.by_ref().take_while(|line| !closes(line)).collect());
            continue;
        }
        let line = line.trim_start_matches('#');
        let line = line
            .strip_prefix("- [ ] ")
            .unwrap_or(line)
            .replace("**Not complete yet**", "Not complete yet");
        let mut rest = line.as_str();
        while let Some(at) = rest.find('`') {
            page.outside.push_str(&rest[..at]);
            let begins = &rest[at..];
            let length = begins.len() - begins.trim_start_matches('`').len();
            let inner = &begins[length..];
            let ends = code_ends(inner, length).unwrap_or_else(|| panic!("{line}"));
            let code = &inner[..ends];
            let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
            page.spans.push(padded.unwrap_or(code).to_owned());
            rest = &inner[ends + length..];
        }
        page.outside.push_str(rest);
    }
    page
}

/// Where a run of just so many back quotes begins.
fn code_ends(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('`')?;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        if run == length {
            return Some(at);
        }
        at += run;
    }
}
