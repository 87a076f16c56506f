//! What the model's errors say to a developer who propagates them.

use std::error::Error;

use data_graph_setup::model::{
    ApplicationId, HttpPath, Identifier, Location, NamePart, Port, SecurableType, WarehouseAddress,
    full_name,
};

/// Reads one text as everything that it might be, with `?` alone.
fn read(text: &str, what: &str) -> Result<(), Box<dyn Error>> {
    match what {
        "name" => drop(Identifier::parse(text, NamePart::Catalog)?),
        "table" => drop(full_name::read(&full_name::split(text), SecurableType::Table)?),
        "ID" => drop(ApplicationId::parse(text)?),
        "location" => drop(Location::parse(text)?),
        "host" => drop(WarehouseAddress::parse(text)?),
        "path" => drop(HttpPath::parse(text)?),
        _ => drop(Port::parse(text)?),
    }
    Ok(())
}

#[test]
fn each_error_says_in_a_few_words_what_is_wrong() {
    for (what, text, said) in [
        ("name", "dose01234567", "holds what looks like an OAuth secret"),
        ("name", "${catalog}", "is a placeholder"),
        ("name", "'sales'", "stands between ' and '"),
        ("name", "sa\u{200b}les", "holds the invisible \\u{200b}"),
        ("name", "sales eu", "holds ' ', which no name does"),
        ("name", "", "is empty"),
        ("name", "system", "is a name that Databricks keeps for itself"),
        ("table", "a.b", "has 2 parts"),
        ("table", "a.b c.d", "its schema holds ' ', which no name does"),
        ("ID", "dapi01234567", "holds what looks like a personal access token"),
        ("ID", "me@example.com", "is an e-mail address"),
        ("ID", "0123456789", "is a decimal number"),
        ("location", "/mnt", "begins with no scheme of a storage path"),
        ("location", "s3://", "names no bucket"),
        ("host", "accounts.cloud.databricks.com", "is the host of an account console"),
        ("host", "a b", "holds ' ', which no host name does"),
        ("host", "a:b", "has a port behind it that is none"),
        ("path", "/sql/protocolv1/o/1/x", "is the path of a cluster"),
        ("path", "https://a", "holds no path"),
        ("port", "0", "is not a whole number from 1 to 65535"),
        ("port", "eyJ01234567", "holds what looks like a JSON Web Token"),
    ] {
        let found = read(text, what).map_err(|error| error.to_string());
        assert_eq!(found, Err(said.to_owned()), "{text:?} as {what}");
    }
}
