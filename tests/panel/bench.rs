//! How the bench works: a slice at a time, the newest text and the newest question alone, and nothing of an older text.

use data_graph_setup::audit::Reader;
use data_graph_setup::panel::block::Block;
use data_graph_setup::panel::{Bench, DrawnReply, Panel, Progress, Question, Reply, Tool, audit};
use data_graph_setup::plan::{Draft, resolve};

use super::support::{CLIENT_ID, full, smallest, whole};
use super::{done, question, shown, work_all};

const OTHER_ID: &str = "11111111-2222-4333-8444-555555555555";

/// How much of a text is read at a time, in bytes.
const SLICE: usize = 16 * 1024;

/// A listing of so many grants, each of which names a word; 50 of them fill a slice.
fn listing(word: &str, rows: usize) -> String {
    (0..rows).map(|at| format!("{CLIENT_ID},SELECT,SCHEMA,{word}.{word}_{at:0>240}\n")).collect()
}

fn numbered(number: u32, question: Question) -> Question {
    Question { number, ..question }
}

fn percent(reply: &Reply) -> Option<usize> {
    match reply.progress {
        Progress::Reading { percent, .. } => Some(percent),
        Progress::Begun(_) | Progress::Done(_) => None,
    }
}

#[test]
fn an_idle_bench_has_nothing_to_say() {
    let mut bench = Bench::default();
    assert!(bench.is_idle());
    assert_eq!(bench.work(), None);
    bench.take_text(Tool::Audit, listing("sales", 10));
    assert!(bench.is_idle(), "a text alone asks nothing");
}

#[test]
fn questions_and_replies_are_read_back_as_they_were_sent() {
    for tool in [Tool::Audit, Tool::Checks, Tool::ExplainError, Tool::Undo, Tool::AccessMap] {
        for draft in [Draft::default(), full()] {
            let asked = numbered(7, question(tool, &draft));
            assert_eq!(Question::from_bytes(&asked.to_bytes()), Some(asked.clone()));
            let mut bench = Bench::default();
            bench.ask(asked);
            let replies = work_all(&mut bench);
            assert!(
                !replies.is_empty()
                    && replies.iter().all(|reply| reply.tool == tool && reply.number == 7)
            );
        }
    }
    assert_eq!(Question::from_bytes(b""), None);
    assert_eq!(DrawnReply::from_bytes(&[0xff; 40]), None);
}

#[test]
fn a_short_text_is_done_in_one_slice() {
    let mut bench = Bench::default();
    bench.take_text(Tool::Audit, listing("sales", 10));
    bench.ask(question(Tool::Audit, &smallest()));
    assert!(matches!(bench.work(), Some(Reply { progress: Progress::Done(_), .. })));
    assert!(bench.is_idle());
}

#[test]
fn a_long_text_is_read_in_slices_and_comes_to_what_it_says_read_at_once() {
    let text = listing("sales", 800);
    let mut bench = Bench::default();
    bench.take_text(Tool::Audit, text.clone());
    bench.ask(question(Tool::Audit, &smallest()));
    let mut replies = Vec::new();
    let mut slices = 0;
    while !bench.is_idle() {
        replies.extend(bench.work());
        slices += 1;
    }
    assert_eq!(slices, text.len().div_ceil(SLICE));
    let Some(Reply { progress: Progress::Begun(begun), .. }) = replies.first() else {
        unreachable!("{:?}", replies.first())
    };
    let untouched = shown(question(Tool::Audit, &smallest()), "");
    assert!(begun.state.starts_with("Reading: ") && begun.state.ends_with(" %"));
    assert_eq!(Panel { state: untouched.state.clone(), ..begun.clone() }, untouched);
    let percents: Vec<usize> = replies.iter().filter_map(percent).collect();
    assert!(percents.is_sorted_by(|one, next| one < next) && percents.iter().all(|it| *it < 100));
    assert_eq!(percents.len() + 2, replies.len());

    let resolved = resolve(&smallest());
    let read = Reader::read_all(resolved.plan.principal.filled(), &text);
    assert_eq!(done(&replies, Tool::Audit), audit::panel(&resolved, 0, false, Some(&read)));
}

#[test]
fn other_tools_do_not_wait_for_a_long_text() {
    let mut bench = Bench::default();
    bench.take_text(Tool::Audit, listing("sales", 800));
    bench.ask(question(Tool::Audit, &smallest()));
    bench.work();
    bench.ask(question(Tool::Undo, &smallest()));
    bench.ask(question(Tool::Checks, &smallest()));
    let tools: Vec<Tool> = (0..3).filter_map(|_| bench.work()).map(|reply| reply.tool).collect();
    assert!(tools.contains(&Tool::Undo) && tools.contains(&Tool::Checks), "{tools:?}");
    done(&work_all(&mut bench), Tool::Audit);
}

#[test]
fn of_an_older_text_nothing_is_left_however_far_it_was_read() {
    let (older, newer) = (listing("older", 300), listing("newer", 300));
    let alone = shown(question(Tool::Audit, &smallest()), &newer);
    for slices in 0..4 {
        let mut bench = Bench::default();
        bench.take_text(Tool::Audit, older.clone());
        bench.ask(question(Tool::Audit, &smallest()));
        for _ in 0..slices {
            bench.work();
        }
        bench.take_text(Tool::Audit, newer.clone());
        bench.ask(question(Tool::Audit, &smallest()));
        let replies = work_all(&mut bench);
        assert!(replies.iter().all(|reply| !format!("{reply:?}").contains("older")));
        assert_eq!(done(&replies, Tool::Audit), alone, "after {slices} slices");
    }
}

#[test]
fn an_emptied_box_leaves_nothing() {
    for tool in [Tool::Audit, Tool::ExplainError] {
        let mut bench = Bench::default();
        let ask = |bench: &mut Bench| {
            bench.ask(question(tool, &smallest()));
            done(&work_all(bench), tool)
        };
        bench.take_text(tool, "User does not have USE CATALOG on Catalog 'profiles'.".to_owned());
        let before = ask(&mut bench);
        assert!(!before.findings.is_empty() && before.said.is_some());
        bench.take_text(tool, String::new());
        let after = ask(&mut bench);
        assert_eq!(after, shown(question(tool, &smallest()), ""));
        assert_eq!((after.findings, after.said, after.points_at), (vec![], None, vec![]));
        assert_eq!(after.state, "Nothing pasted yet");
    }
}

#[test]
fn a_text_belongs_to_its_tool_alone() {
    let mut bench = Bench::default();
    let text = "User does not have USE CATALOG on Catalog 'profiles'. SQLSTATE: 42501";
    for tool in [Tool::Audit, Tool::Checks, Tool::Undo, Tool::AccessMap] {
        bench.take_text(tool, text.to_owned());
    }
    for tool in [Tool::Checks, Tool::ExplainError, Tool::Undo, Tool::AccessMap] {
        bench.ask(question(tool, &smallest()));
        assert_eq!(done(&work_all(&mut bench), tool), shown(question(tool, &smallest()), ""));
    }
}

#[test]
fn a_newer_question_takes_the_place_of_an_older_one_to_its_tool() {
    let mut bench = Bench::default();
    let newer = Draft { catalogs: vec![whole("crm")], ..smallest() };
    for tool in [Tool::Audit, Tool::Checks, Tool::ExplainError, Tool::Undo, Tool::AccessMap] {
        bench.ask(numbered(1, question(tool, &smallest())));
        bench.ask(numbered(2, question(tool, &newer)));
        let replies = work_all(&mut bench);
        assert!(replies.iter().all(|reply| reply.number == 2), "{tool:?}");
        assert_eq!(done(&replies, tool), shown(question(tool, &newer), ""));
    }
}

#[test]
fn a_new_draft_only_judges_again_what_was_read() {
    let mut bench = Bench::default();
    bench.take_text(Tool::Audit, listing("sales", 800));
    bench.ask(question(Tool::Audit, &smallest()));
    work_all(&mut bench);
    let newer = Draft { catalogs: vec![whole("sales")], ..smallest() };
    bench.ask(question(Tool::Audit, &newer));
    let Some(Reply { progress: Progress::Done(panel), .. }) = bench.work() else {
        unreachable!("it is read again")
    };
    let alone = shown(question(Tool::Audit, &newer), &listing("sales", 800));
    assert_eq!(panel, alone);
}

#[test]
fn a_new_draft_does_not_begin_reading_again_while_it_is_under_way() {
    let text = listing("sales", 800);
    let mut bench = Bench::default();
    bench.take_text(Tool::Audit, text.clone());
    let mut slices = 0;
    while slices == 0 || !bench.is_idle() {
        let catalog = format!("catalog_{slices}");
        let draft = Draft { catalogs: vec![whole(&catalog)], ..smallest() };
        bench.ask(question(Tool::Audit, &draft));
        slices += 1;
        match bench.work().map(|reply| reply.progress) {
            Some(Progress::Begun(panel)) => {
                let [_, _, Block::Copyable(queries), _] = panel.blocks.as_slice() else {
                    unreachable!("{panel:?}")
                };
                assert!(queries.text.contains(&catalog), "{}", queries.text);
            }
            Some(Progress::Done(panel)) => {
                assert_eq!(panel, shown(question(Tool::Audit, &draft), &text));
            }
            other => unreachable!("{other:?}"),
        }
    }
    assert_eq!(slices, text.len().div_ceil(SLICE));
}

#[test]
fn another_service_principal_has_the_text_read_again() {
    let text =
        format!("{}{}", listing("mine", 250), listing("theirs", 250).replace(CLIENT_ID, OTHER_ID));
    let other = Draft { client_id: OTHER_ID.to_owned(), ..smallest() };
    let nobody = Draft { client_id: String::new(), ..smallest() };
    for slices in [0, 1, 3] {
        let mut bench = Bench::default();
        bench.take_text(Tool::Audit, text.clone());
        for draft in [&smallest(), &other, &nobody, &smallest(), &other] {
            bench.ask(question(Tool::Audit, draft));
            for _ in 0..slices {
                bench.work();
            }
        }
        bench.ask(question(Tool::Audit, &other));
        let panel = done(&work_all(&mut bench), Tool::Audit);
        let alone = shown(question(Tool::Audit, &other), &text);
        assert_eq!((&panel.state, &panel.findings), (&alone.state, &alone.findings));
    }
}

#[test]
fn what_is_found_is_said_in_every_panel_so_that_no_reply_that_is_lost_leaves_it_unsaid() {
    for (tool, text) in
        [(Tool::Audit, listing("two", 300)), (Tool::ExplainError, "Segmentation fault".to_owned())]
    {
        let mut bench = Bench::default();
        let said = |bench: &mut Bench, draft: &Draft| {
            bench.ask(question(tool, draft));
            done(&work_all(bench), tool).said
        };
        bench.take_text(tool, text);
        assert!(said(&mut bench, &smallest()).is_some());
        assert!(said(&mut bench, &full()).is_some());
        bench.take_text(tool, String::new());
        assert_eq!(said(&mut bench, &smallest()), None);
    }
}

#[test]
fn a_choice_that_there_is_not_is_the_first() {
    let first = shown(question(Tool::Audit, &full()), "");
    let other = shown(Question { choice: 9, ..question(Tool::Audit, &full()) }, "");
    assert_eq!(first, other);
}
