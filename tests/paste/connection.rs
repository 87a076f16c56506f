//! Connections in many spellings.

use data_graph_setup::paste::connection::{Connection, Setting, Told, read};

const AWS: &str = "dbc-1a2b3c4d-5e6f.cloud.databricks.com";
const AZURE: &str = "adb-1234567890123456.7.azuredatabricks.net";
const GCP: &str = "1234567890123456.7.gcp.databricks.com";
const PATH: &str = "/sql/1.0/warehouses/4f1c0a9be2d37a55";
const ID: &str = "5b1f6f0e-2c44-4a57-9d0b-7c1f0e9a3d21";

/// Host, path, port and client ID, `-` where there is none.
fn taken(found: &Connection) -> String {
    let host = found.hostname.as_ref().map_or("-", |it| it.as_str());
    let path = found.http_path.as_ref().map_or("-", |it| it.as_str());
    let port = found.port.map_or("-".to_owned(), |it| it.number().to_string());
    let id = found.client_id.as_ref().map_or("-", |it| it.as_str());
    format!("{host} {path} {port} {id}")
}

/// A text in which names stand for values.
fn filled(text: &str) -> String {
    text.replace("AWS", AWS)
        .replace("AZURE", AZURE)
        .replace("GCP", GCP)
        .replace("/P/", PATH)
        .replace("UUID", ID)
}

#[track_caller]
fn assert_taken(text: &str, right: &str) -> Vec<Told> {
    let text = filled(text);
    let found = read(&text);
    assert_eq!(taken(&found), filled(right), "{text}\n{:?}", found.told);
    found.told
}

#[test]
fn host_and_path_are_read_in_every_form() {
    for text in [
        "jdbc:databricks://AWS;httpPath=/P/",
        "JDBC:DATABRICKS://AWS/default;TRANSPORTMODE=http;HTTPPATH=/P/;AuthMech=3",
        "String url = \"jdbc:databricks://AWS;httpPath=/P/;AuthMech=11;Auth_Flow=1\";",
        "jdbc:databricks://AWS/default;\n  transportMode=http;\n  ssl=1;\n  httpPath=/P/;\n  AuthMech=3;\n  UID=token;\n  PWD=<token>",
        "Driver=Simba;Host=AWS;HTTPPath=/P/;SSL=1;ThriftTransport=2",
        "[Databricks]\nDriver=/opt/simba/spark/lib/64/libsparkodbc_sb64.so\nHost = AWS\nHTTPPath = /P/\nSSL = 1",
        "; my warehouse\n[ODBC Data Sources]\nDatabricks=Databricks ODBC Connector\n[Databricks]\nHost=AWS\nHTTPPath=/P/\nUID=token",
        "Server=https://AWS;HTTPPath=/P/;User=token;Token=****;",
        "Server hostname\tAWS\nHTTP path\t/P/",
        "Server hostname: AWS\nHTTP path: /P/",
        "Server Hostname  AWS\nHTTP Path        /P/",
        "* Server hostname: `AWS`\n* HTTP path: `/P/`",
        "**Server hostname**: AWS\n**HTTP path**: /P/",
        "| Server hostname | HTTP path |\n|---|---|\n| AWS | /P/ |",
        "Server hostname,HTTP path\nAWS,/P/",
        "HTTP path;Server hostname\n/P/;AWS",
        "Server hostname\nAWS\nHTTP path\n/P/",
        "HTTP path\n\n/P/\n\nServer hostname\n\nAWS\n",
        "host: AWS\nhttp_path: /P/",
        "databricks:\n  server_hostname: 'AWS'\n  http_path: \"/P/\"   # small\n  catalog: main",
        "{\"host\": \"AWS\", \"http_path\": \"/P/\"}",
        "{\"host\":\"https:\\/\\/AWS\",\"http_path\":\"\\/sql\\/1.0\\/warehouses\\/4f1c0a9be2d37a55\"}",
        "DATABRICKS_SERVER_HOSTNAME=AWS\nDATABRICKS_HTTP_PATH=/P/",
        "export DATABRICKS_HOST=https://AWS/\nexport DATABRICKS_HTTP_PATH=/P/\n",
        "$env:DATABRICKS_HOST = \"https://AWS\"\n$env:DATABRICKS_HTTP_PATH = \"/P/\"",
        "set DATABRICKS_HOST=AWS\r\nset DATABRICKS_HTTP_PATH=/P/\r\n",
        "conn = sql.connect(server_hostname=\"AWS\", http_path=\"/P/\", access_token=os.getenv(\"T\"))",
        "sql.connect(\n    http_path='/P/',\n    server_hostname='AWS',\n    access_token=token)",
        ">>> connection = sql.connect(server_hostname='AWS',\n...   http_path='/P/')",
        "props.put(\"httpPath\", \"/P/\");\nprops.put(\"host\", \"AWS\");",
        "let host = \"AWS\";\nlet http_path = \"/P/\".to_string();",
        "opts.insert(\"adbc.databricks.server_hostname\".into(), \"AWS\".into());\nopts.insert(\"adbc.databricks.http_path\".into(), \"/P/\".into());",
        "const client = new DBSQLClient();\nclient.connect({ host: 'AWS', path: '/P/', token: process.env.TOKEN })",
        "databricks://token:dapi...@AWS?http_path=/P/&catalog=main&schema=default",
        "databricks+connector://token:<token>@AWS/default?http_path=%2Fsql%2F1.0%2Fwarehouses%2F4f1c0a9be2d37a55",
        "con = dbConnect(odbc::databricks(), httpPath = \"/P/\", workspace = \"https://AWS\")",
        "acme:\n  target: dev\n  outputs:\n    dev:\n      type: databricks\n      method: http\n      host: AWS\n      http_path: /P/\n      token: \"{{ env_var('DATABRICKS_TOKEN') }}\"",
        "[DEFAULT]\nhost = https://AWS\n\n# http_path is /P/\n",
        "provider \"databricks\" {\n  host = \"https://AWS\"\n}\n# /P/\n",
        "https://AWS/sql/warehouses/4f1c0a9be2d37a55",
        "https://AWS/sql/warehouses/4f1c0a9be2d37a55/monitoring?o=1234567890123456",
        "AWS/sql/warehouses/4F1C0A9BE2D37A55",
        "https://AWS/api/2.0/sql/warehouses/4f1c0a9be2d37a55",
        "https://AWS/?o=1#sql/warehouses/4f1c0a9be2d37a55",
        "DATABRICKS_HOST=AWS\nDATABRICKS_WAREHOUSE_ID=4f1c0a9be2d37a55",
        "[DEFAULT]\nhost = https://AWS\nwarehouse_id = 4f1c0a9be2d37a55\n",
        "host: AWS\nwarehouse_id: \"4f1c0a9be2d37a55\"",
        "Workspace: AWS\nWarehouse: Segment (ID: 4f1c0a9be2d37a55)",
        "{\"id\":\"4f1c0a9be2d37a55\",\"name\":\"Segment warehouse\",\"creator_name\":\"a@b.c\"}\nAWS",
        "Name\nSegment (ID: 4f1c0a9be2d37a55)\nWarehouse\nhttps://AWS",
        "[Server hostname](https://AWS) /P/",
        "Host AWS Path /P/",
        "--host https://AWS --http-path /P/",
        "dbsqlcli -e 'select 1' --hostname AWS --http-path /P/",
        "<Server hostname> AWS\n<HTTP path> /P/",
        "/P/ on AWS.",
    ] {
        assert_taken(text, "AWS /P/ - -");
    }
}

#[test]
fn a_port_is_read_behind_the_host_or_by_its_label() {
    for text in [
        "jdbc:databricks://AZURE:443/default;httpPath=/P/",
        "jdbc:spark://AZURE:443/default;transportMode=http;ssl=1;httpPath=/P/;AuthMech=3;UID=token;PWD=",
        "Host=AZURE;Port=443;HTTPPath=/P/",
        "port=443\nhost=AZURE\nHTTPPath=/P/",
        "Server hostname\tAZURE\nPort\t443\nProtocol\tHTTPS\nHTTP path\t/P/",
        "Server hostname\nAZURE\nPort\n443\nProtocol\nHTTPS\nHTTP path\n/P/",
        "Server hostname,Port,HTTP path\nAZURE,443,/P/",
        "| Hostname | Port | HTTP path |\n| --- | ---: | --- |\n| AZURE | 443 | /P/ |",
        "Hostname\tPort\tHTTP path\nAZURE\t443\t/P/",
        "{\"odbc_params\":{\"hostname\":\"AZURE\",\"path\":\"/P/\",\"protocol\":\"https\",\"port\":443}}",
        "\"port\": 443,\n\"hostname\": \"AZURE\",\n\"path\": \"/P/\"",
        "hostPort: AZURE:443\nhttpPath: /P/",
        "databricks://token:<pat>@AZURE:443/sql/1.0/warehouses/4f1c0a9be2d37a55",
        "databricks://token:dapi0123456789abcdef0123456789abcdef@AZURE:443/sql/1.0/warehouses/4f1c0a9be2d37a55?catalog=main",
        "https://AZURE:443/sql/1.0/warehouses/4f1c0a9be2d37a55",
        "Hostname: AZURE\nHttp Path: /P/\nPort: 443\nCatalog: segment\nOAuth secret: enter it in Segment",
        "odbc_params:\n  hostname: AZURE\n  path: /P/\n  port: 443\n  protocol: https",
    ] {
        assert_taken(text, "AZURE /P/ 443 -");
    }
    assert_taken("jdbc:databricks://AZURE:8443;httpPath=/P/", "AZURE /P/ 8443 -");
    assert_taken(
        "proxy_port: 3128\nproxy_host: proxy.acme.example\nhost: GCP\nhttp_path: /P/",
        "GCP /P/ - -",
    );
    let told =
        assert_taken("jdbc:databricks://AZURE:443;httpPath=/P/\nPort: 8443", "AZURE /P/ - -");
    assert!(told.contains(&Told::Several(Setting::Port)));
}

#[test]
fn a_client_id_is_read_by_its_label_only() {
    for text in [
        "jdbc:databricks://AWS;httpPath=/P/;AuthMech=11;Auth_Flow=1;OAuth2ClientId=UUID;OAuth2Secret=<secret>",
        "Host=AWS;HTTPPath=/P/;AuthMech=11;Auth_Flow=1;Auth_Client_ID=UUID;Auth_Client_Secret=****",
        "host: AWS\nhttp_path: /P/\nauth_type: oauth\nclient_id: UUID\nclient_secret: \"{{ env_var('S') }}\"",
        "DATABRICKS_HOST=AWS\nDATABRICKS_HTTP_PATH=/P/\nDATABRICKS_CLIENT_ID=UUID\nDATABRICKS_CLIENT_SECRET=",
        "[SP]\nhost = AWS\nclient_id = UUID\nhttp_path = /P/\naccount_id = 0f0e0d0c-1111-2222-3333-444455556666",
        "Server hostname\tAWS\nHTTP path\t/P/\nService principal client ID\tUUID",
        "Hostname\nAWS\nHttp Path\n/P/\nClient ID\nUUID",
        "props.setProperty(\"OAuth2ClientId\", \"UUID\"); // AWS /P/",
        "| Client ID | Host | HTTP path |\n|--|--|--|\n| UUID | AWS | /P/ |",
        "Application ID: `UUID`\nHost: AWS\nPath: /P/",
        "azure_tenant_id=0f0e0d0c-1111-2222-3333-444455556666;azure_client_id=UUID;host=AWS;http_path=/P/",
    ] {
        let told = assert_taken(text, "AWS /P/ - UUID");
        assert!(told.contains(&Told::ClientId), "{text}");
    }
    assert_taken("tenant: UUID\nhost: AWS\nUUID", "AWS - - -");
}

#[test]
fn several_workspaces_give_nothing_and_several_warehouses_no_path() {
    for text in [
        "AWS\nAZURE",
        "[DEFAULT]\nhost = https://AWS\n[PROD]\nhost = https://AZURE\nclient_id = UUID",
        "dev: { host: AWS, http_path: /P/ }\nprod: { host: AZURE, http_path: /P/ }",
        "jdbc:databricks://AWS:443;httpPath=/P/\njdbc:databricks://AZURE:443;httpPath=/P/",
    ] {
        assert_eq!(assert_taken(text, "- - - -")[0], Told::Several(Setting::Hostname), "{text}");
    }
    let told = assert_taken("AWS /P/\nAWS /sql/1.0/warehouses/aaaaaaaaaaaaaaaa", "AWS - - -");
    assert_eq!(told, [Told::Several(Setting::HttpPath)]);
    let told = assert_taken(
        "AWS client_id=UUID client_id=0f0e0d0c-1111-2222-3333-444455556666",
        "AWS - - -",
    );
    assert_eq!(told, [Told::Several(Setting::ClientId)]);
    // One workspace in several spellings is one; and a comment is not in force.
    assert_taken("https://AWS/\nDBC-1a2b3c4d-5e6f.CLOUD.databricks.com:443 /P/", "AWS /P/ 443 -");
    assert_taken(
        "# host: AZURE\nhost: AWS\n// /sql/1.0/warehouses/aaaaaaaaaaaaaaaa\npath: /P/",
        "AWS /P/ - -",
    );
}

#[test]
fn masked_values_are_no_values() {
    for text in [
        "host: <server-hostname>\nhttp_path: <http-path>",
        "Host=<server-hostname>;HTTPPath=<http-path>;PWD=<personal-access-token>",
        "jdbc:databricks://<server-hostname>;httpPath=<http-path>",
        "jdbc:databricks://${HOST};httpPath=${HTTP_PATH}",
        "jdbc:databricks://xxxx.cloud.databricks.com;httpPath=/sql/1.0/warehouses/xxxxxxxxxxxxxxxx",
        "host: dbc-xxxxxxxx-xxxx.cloud.databricks.com\nhttp_path: /sql/1.0/warehouses/***",
        "host: adb-<workspace-id>.<n>.azuredatabricks.net\nhttp_path: /sql/1.0/warehouses/<warehouse-id>",
        "host: ***\npath: ***",
        "server_hostname: your-workspace.cloud.databricks.com\nhttp_path: /sql/1.0/warehouses/...",
        "server_hostname=os.getenv(\"DATABRICKS_SERVER_HOSTNAME\"),\nhttp_path=os.environ[\"DATABRICKS_HTTP_PATH\"],",
        "host: \"{{ env_var('DBT_HOST') }}\"\nhttp_path: \"{{ env_var('DBT_PATH') }}\"",
        "databricks://token:{api_token}@{hostname}?http_path={http_path}&catalog={catalog}",
        "DATABRICKS_HOST=$HOST\nDATABRICKS_HTTP_PATH=%HTTP_PATH%",
        "host = \"…\"\nhttp_path = \"…\"",
    ] {
        let told = assert_taken(text, "- - - -");
        assert_eq!(
            told,
            [Told::Masked(Setting::Hostname), Told::Masked(Setting::HttpPath)],
            "{text}"
        );
    }
    let told = assert_taken("host: AWS\nhttp_path: <path>\nclient_id: <id>", "AWS - - -");
    assert_eq!(told, [Told::Masked(Setting::HttpPath), Told::Masked(Setting::ClientId)]);
}

#[test]
fn clusters_and_account_consoles_are_named() {
    for text in [
        "host: AZURE\nhttp_path: sql/protocolv1/o/1234567890123456/0110-135057-abcd1234",
        "jdbc:databricks://AZURE;httpPath=sql/protocolv1/o/0/0110-135057-abcd1234;AuthMech=3",
        "https://AZURE/?o=1234567890123456#setting/clusters/0110-135057-abcd1234/configuration",
        "https://AZURE/compute/clusters/0110-135057-abcd1234?o=1",
    ] {
        assert_eq!(assert_taken(text, "AZURE - - -"), [Told::Cluster], "{text}");
    }
    for host in [
        "accounts.cloud.databricks.com",
        "accounts.azuredatabricks.net",
        "accounts.gcp.databricks.com",
        "accounts-dod.cloud.databricks.mil",
    ] {
        for text in [
            format!("https://{host}/login"),
            format!("host: {host}"),
            format!("DATABRICKS_HOST=https://{host}:443"),
        ] {
            assert_eq!(assert_taken(&text, "- - - -"), [Told::AccountConsole], "{text}");
        }
    }
    let told = assert_taken(
        "[ACCOUNT]\nhost = https://accounts.cloud.databricks.com\n[WS]\nhost = https://AWS",
        "AWS - - -",
    );
    assert_eq!(told, [Told::AccountConsole]);
}

#[test]
fn secrets_are_told_by_their_kind_and_stand_nowhere() {
    use data_graph_setup::model::SecretKind::{JsonWebToken, OAuthSecret, PersonalAccessToken};
    let all = "host: AWS\nhttp_path: /P/\nclient_secret: dose0123456789abcdef\ntoken: dapi0123456789abcdef\naccess_token: eyJhbGciOiJIUzI1NiJ9.e30.abc";
    let told = assert_taken(all, "AWS /P/ - -");
    assert_eq!(told, [OAuthSecret, PersonalAccessToken, JsonWebToken].map(Told::Secret));
    let one = "a=dose0123456789abcdef;b=dapi0123456789abcdef;host=AWS";
    assert_eq!(
        assert_taken(one, "AWS - - -"),
        [OAuthSecret, PersonalAccessToken].map(Told::Secret)
    );
    for text in [
        "host=AWS;UID=x;PWD=hunter2hunter2",
        "host: AWS\nclient_secret: \"3xample0fAnAzureSecretValue\"",
        "{\"host\":\"AWS\",\"password\":\"abcd1234\"}",
    ] {
        assert_eq!(assert_taken(text, "AWS - - -"), [Told::Password], "{text}");
    }
}

#[test]
fn a_host_of_ones_own_is_read_where_it_is_labelled_or_a_driver_s() {
    for text in [
        "jdbc:databricks://dbx.acme.example:443;httpPath=/P/",
        "https://dbx.acme.example:443/sql/warehouses/4f1c0a9be2d37a55?o=1",
        "server_hostname: dbx.acme.example\nport: 443\nhttp_path: /P/",
    ] {
        assert_taken(text, "dbx.acme.example /P/ 443 -");
    }
    assert_taken("server_hostname=config.host, http_path=config.path", "- - - -");
    assert_taken("SMTP_HOST=mail.acme.example\nhost: AWS", "AWS - - -");
    assert_taken("See https://docs.databricks.com/sql/admin and host: AWS", "AWS - - -");
}

#[test]
fn a_warehouse_id_alone_is_a_path_and_a_number_is_none() {
    assert_eq!(assert_taken(" `4f1c0a9be2d37a55`\n", "- /P/ - -"), [Told::PathOfWarehouseId]);
    assert_eq!(assert_taken("1234567890123456", "- - - -"), [Told::Nothing]);
    assert_taken(
        "host: AWS\nOrg ID: 1234567890123456\nworkspace_id: 1234567890123456",
        "AWS - - -",
    );
}

#[test]
fn a_text_without_a_connection_says_so() {
    for text in ["", "sales, marketing", "Hello there.", "{}", UUID_ONLY] {
        assert_eq!(assert_taken(text, "- - - -"), [Told::Nothing], "{text}");
    }
}

const UUID_ONLY: &str = "5b1f6f0e-2c44-4a57-9d0b-7c1f0e9a3d21";
