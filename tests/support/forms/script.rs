//! What the calls of a script do, in whichever shell.

use data_graph_setup::model::lowercase;
use serde_json::Value;

use super::{Read, VARIABLE};

/// What a script's calls do.
#[derive(Clone, Debug, Default)]
pub struct Script {
    pub read: Read,
    /// The arguments of each call, variables as [`VARIABLE`].
    pub calls: Vec<Vec<String>>,
    /// The environment variables without which it stops.
    pub needed: Vec<String>,
    /// The warehouses that it gives access to.
    pub warehouses: Vec<String>,
}

impl Script {
    pub(super) fn call(&mut self, arguments: Vec<String>) {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["catalogs", "get", "--", _] => {}
            ["catalogs", "create", "--", name] => self.created(name, None),
            ["catalogs", "create", "--storage-root", root, "--", name] => {
                self.created(name, Some(root))
            }
            ["grants", "update", "--json", json, "--", kind, name] => {
                let json: Value =
                    serde_json::from_str(&json.replace(VARIABLE, "variable")).unwrap();
                let [change] = json["changes"].as_array().unwrap().as_slice() else {
                    panic!("{json}")
                };
                let list = |key: &str| -> Vec<String> {
                    let list = change[key].as_array().into_iter().flatten();
                    list.map(|it| it.as_str().unwrap().to_owned()).collect()
                };
                self.read.add(kind, name, list("add").into_iter(), true);
                if change.get("remove").is_some() {
                    self.read.add(kind, name, list("remove").into_iter(), false);
                }
                let principal = change["principal"].as_str().unwrap();
                if principal != "variable" {
                    self.read.principals.insert(principal.to_owned());
                }
            }
            ["permissions", "update", "--json", json, "--", "warehouses", id] => {
                let json: Value =
                    serde_json::from_str(&json.replace(VARIABLE, "variable")).unwrap();
                assert_eq!(json["access_control_list"][0]["permission_level"], "CAN_USE");
                self.warehouses.push((*id).to_owned());
            }
            _ => panic!("{words:?}"),
        }
        self.calls.push(arguments);
    }

    pub(super) fn created(&mut self, name: &str, root: Option<&str>) {
        if !name.contains(VARIABLE) {
            let lower = lowercase(name);
            self.read.created = Some((lower, root.map(str::to_owned)));
        }
    }
}
