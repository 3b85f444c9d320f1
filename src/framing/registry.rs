//! The one list of framing kinds; tests, reports and documentation walk it.

use super::{FramingKind, kinds};

/// Every kind, in the order in which reports show them.
#[rustfmt::skip]
pub static KINDS: &[&dyn FramingKind] = &[
    &kinds::labelling::Labelling,
    &kinds::quotation::Quotation,
    &kinds::number::Number,
    &kinds::agency::Agency,
    &kinds::date::Date,
    &kinds::detail::Detail,
    &kinds::prominence::Prominence,
];

/// The kind with this id.
#[must_use]
pub fn kind(id: &str) -> Option<&'static dyn FramingKind> {
    KINDS.iter().find(|kind| kind.id() == id).copied()
}
