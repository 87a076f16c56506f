//! The steps of Segment's guide.

/// A step of the guide, whose numbers and order everything here follows.
///
/// <https://www.twilio.com/docs/segment/unify/data-graph/setup-guides/databricks-setup> (November 2026).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "panel", derive(serde::Serialize, serde::Deserialize))]
pub enum GuideStep {
    /// Step 1: a service principal for Segment to sign in as.
    ServicePrincipal,
    /// Step 2: a catalog for Segment to write in.
    SegmentCatalog,
    /// Step 3: reading the Profiles Sync catalog.
    ProfilesSync,
    /// Step 4: reading other catalogs.
    OtherCatalogs,
    /// Step 5: reading only some schemas.
    SomeSchemas,
    /// Step 6: checking the access.
    Check,
    /// Step 7: the settings that Segment asks for.
    Connect,
    /// The guide's last section: the schema that Reverse ETL left.
    ReverseEtl,
}

impl GuideStep {
    /// The steps with a number, in the guide's order.
    pub const NUMBERED: [Self; 7] = [
        Self::ServicePrincipal,
        Self::SegmentCatalog,
        Self::ProfilesSync,
        Self::OtherCatalogs,
        Self::SomeSchemas,
        Self::Check,
        Self::Connect,
    ];

    /// The steps that hold SQL, in the guide's order.
    pub const WITH_SQL: [Self; 6] = [
        Self::SegmentCatalog,
        Self::ProfilesSync,
        Self::OtherCatalogs,
        Self::SomeSchemas,
        Self::Check,
        Self::ReverseEtl,
    ];

    /// The step's number, or the short name of the one without: what the module's answer and IDs on the page call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::ServicePrincipal => "1",
            Self::SegmentCatalog => "2",
            Self::ProfilesSync => "3",
            Self::OtherCatalogs => "4",
            Self::SomeSchemas => "5",
            Self::Check => "6",
            Self::Connect => "7",
            Self::ReverseEtl => "reverse-etl",
        }
    }

    /// The guide's number of the step; its last section has none.
    pub fn number(self) -> Option<&'static str> {
        (self != Self::ReverseEtl).then(|| self.key())
    }

    /// What the step is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::ServicePrincipal => "Service principal",
            Self::SegmentCatalog => "Segment's own catalog",
            Self::ProfilesSync => "Profiles Sync catalog",
            Self::OtherCatalogs => "Other catalogs",
            Self::SomeSchemas => "Only some schemas",
            Self::Check => "Check the access",
            Self::Connect => "Connect your warehouse",
            Self::ReverseEtl => "Reverse ETL schema",
        }
    }

    /// Says whether the step's SQL grants something, rather than checking it.
    pub fn grants(self) -> bool {
        self != Self::Check
    }
}
