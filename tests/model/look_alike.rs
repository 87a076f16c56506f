use data_graph_setup::model::look_alike::{alike, alphabet, is_odd};

#[test]
fn plain_letters_are_not_odd_and_all_others_are() {
    for plain in "aZ09_-`'\"$ÄöüßÉñç".chars() {
        assert!(!is_odd(plain), "{plain}");
    }
    // Among them the signs for times and division, dotless i, digits of other scripts, and marks that are drawn over letters.
    for odd in "аοѕԁıɑｓ日א٣×÷\u{301}\u{200d}🙂".chars() {
        assert!(is_odd(odd), "{odd}");
    }
}

#[test]
fn an_alphabet_is_named_where_its_letters_pass_for_latin_ones() {
    let named = "аοհᎪｓé日".chars().map(alphabet).collect::<Vec<_>>();
    let expected =
        ["Cyrillic", "Greek", "Armenian", "Cherokee", "full-width"].map(Some).into_iter();
    assert_eq!(named, expected.chain([None, None]).collect::<Vec<_>>());
}

#[test]
fn names_that_look_the_same_are_told_of_and_spellings_of_one_name_are_not() {
    for (one, other) in [
        ("sales", "saIes"),
        ("sales", "sa1es"),
        ("sales", "sа1es"),
        ("prod", "pr0d"),
        ("PROD", "pr0d"),
        ("com", "corn"),
        ("web", "vveb"),
        ("sales", "ｓａｌｅｓ"),
        ("ops", "орѕ"),
    ] {
        assert_eq!(alike([one, other].into_iter()), [[one, other]], "{one} {other}");
    }
    for (one, other) in [
        ("sales", "SALES"),
        ("sales", "sale"),
        ("sales_eu", "sales-eu"),
        ("a1", "a2"),
        ("Größe", "große"),
        ("ops", "ops"),
    ] {
        assert!(alike([one, other].into_iter()).is_empty(), "{one} {other}");
    }
}
