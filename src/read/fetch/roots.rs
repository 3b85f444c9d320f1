//! Whom to trust to vouch for a server.

use std::path::{Path, PathBuf};

use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

use crate::error::{Error, Result};

/// The variable that OpenSSL reads too: set where a company's proxy opens the traffic with a certificate of its own.
const VARIABLE: &str = "SSL_CERT_FILE";

/// The certificates that the environment names, or those of the authorities that browsers trust.
pub(super) fn from_env() -> Result<RootCerts> {
    match std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        Some(path) => from_file(&PathBuf::from(path)),
        None => Ok(RootCerts::WebPki),
    }
}

fn from_file(path: &Path) -> Result<RootCerts> {
    let reason = |reason: String| Error::Unreadable { path: path.into(), reason };
    let pem = std::fs::read(path).map_err(|error| reason(format!("{error}; it is what {VARIABLE} names")))?;
    let certificates: Vec<Certificate<'static>> = parse_pem(&pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .collect();
    if certificates.is_empty() {
        return Err(reason(format!("holds no certificate; let {VARIABLE} name a PEM file, or unset it")));
    }
    Ok(RootCerts::new_with_certs(&certificates))
}
