//! Which addresses are no place for a public web page.
//!
//! A page, or a name server, may point at the machine that reads it or at the network behind it. The tables follow
//! the registries of special-purpose addresses (RFC 6890 and its updates) and multicast (RFC 5771, RFC 4291).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

/// Blocks of version 4 that are not public, with what they are.
const V4: [(Ipv4Net, &str); 17] = [
    (v4([0, 0, 0, 0], 8), "an unspecified"),
    (v4([10, 0, 0, 0], 8), "a private"),
    (v4([100, 64, 0, 0], 10), "a carrier-internal"),
    (v4([127, 0, 0, 0], 8), "a loopback"),
    (v4([169, 254, 0, 0], 16), "a link-local"),
    (v4([172, 16, 0, 0], 12), "a private"),
    (v4([192, 0, 0, 0], 24), "a reserved"),
    (v4([192, 0, 2, 0], 24), "a documentation"),
    (v4([192, 31, 196, 0], 24), "a reserved"),
    (v4([192, 52, 193, 0], 24), "a reserved"),
    (v4([192, 88, 99, 0], 24), "a reserved"),
    (v4([192, 168, 0, 0], 16), "a private"),
    (v4([198, 18, 0, 0], 15), "a benchmarking"),
    (v4([198, 51, 100, 0], 24), "a documentation"),
    (v4([203, 0, 113, 0], 24), "a documentation"),
    (v4([224, 0, 0, 0], 4), "a multicast"),
    (v4([240, 0, 0, 0], 4), "a reserved"),
];

/// Blocks of version 6 that are not public, with what they are; what lies outside [`PUBLIC_V6`] is reserved anyway.
const V6: [(Ipv6Net, &str); 9] = [
    (v6([0, 0, 0, 0, 0, 0, 0, 0], 128), "an unspecified"),
    (v6([0, 0, 0, 0, 0, 0, 0, 1], 128), "a loopback"),
    (v6([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7), "a private"),
    (v6([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10), "a link-local"),
    (v6([0xff00, 0, 0, 0, 0, 0, 0, 0], 8), "a multicast"),
    // Teredo, ORCHID, benchmarking and other protocol assignments.
    (v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), "a reserved"),
    (v6([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), "a documentation"),
    // 6to4 carries a version 4 address behind relays that are long gone.
    (v6([0x2002, 0, 0, 0, 0, 0, 0, 0], 16), "a 6to4"),
    (v6([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), "a documentation"),
];

/// All that is handed out for public use so far.
const PUBLIC_V6: Ipv6Net = v6([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

/// Blocks whose last four bytes are the version 4 address that is reached: mapped, and NAT64, which stands for every
/// version 4 host where a network has version 6 only.
const EMBEDDING: [Ipv6Net; 2] = [v6([0, 0, 0, 0, 0, 0xffff, 0, 0], 96), v6([0x64, 0xff9b, 0, 0, 0, 0, 0, 0], 96)];

const fn v4(octets: [u8; 4], prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(octets[0], octets[1], octets[2], octets[3]), prefix)
}

const fn v6(s: [u16; 8], prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]), prefix)
}

/// What an address is if it is not public, as in "a loopback".
pub(super) fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => not_public_v4(address),
        IpAddr::V6(address) => not_public_v6(address),
    }
}

fn not_public_v4(address: Ipv4Addr) -> Option<&'static str> {
    V4.iter().find(|(block, _)| block.contains(&address)).map(|(_, what)| *what)
}

fn not_public_v6(address: Ipv6Addr) -> Option<&'static str> {
    if EMBEDDING.iter().any(|block| block.contains(&address)) {
        let [.., a, b, c, d] = address.octets();
        return not_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let listed = V6.iter().find(|(block, _)| block.contains(&address)).map(|(_, what)| *what);
    listed.or_else(|| (!PUBLIC_V6.contains(&address)).then_some("a reserved"))
}

/// What a host name is if it always means this machine, whoever looks it up.
pub(super) fn not_public_name(host: &str) -> Option<&'static str> {
    let host = host.trim_end_matches('.');
    let local = |name: &str| name.eq_ignore_ascii_case("localhost");
    (local(host) || host.rsplit_once('.').is_some_and(|(_, last)| local(last))).then_some("a loopback")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(address: &str) -> Option<&'static str> {
        not_public(address.parse().unwrap())
    }

    #[test]
    fn public_addresses_pass() {
        for address in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1", "2a00:1450::5"] {
            assert_eq!(what(address), None, "{address}");
        }
    }

    #[test]
    fn the_machine_and_its_network_are_told_apart_and_refused() {
        for (address, expected) in [
            ("0.0.0.0", "an unspecified"),
            ("127.0.0.1", "a loopback"),
            ("127.255.255.254", "a loopback"),
            ("10.1.2.3", "a private"),
            ("172.31.255.255", "a private"),
            ("192.168.0.1", "a private"),
            ("169.254.169.254", "a link-local"),
            ("100.64.0.1", "a carrier-internal"),
            ("224.0.0.1", "a multicast"),
            ("255.255.255.255", "a reserved"),
            ("203.0.113.9", "a documentation"),
            ("::", "an unspecified"),
            ("::1", "a loopback"),
            ("fd00::1", "a private"),
            ("fe80::1", "a link-local"),
            ("ff02::1", "a multicast"),
            ("2001:db8::1", "a documentation"),
            ("2001::1", "a reserved"),
            ("fec0::1", "a reserved"),
            ("5f00::1", "a reserved"),
        ] {
            assert_eq!(what(address), Some(expected), "{address}");
        }
    }

    #[test]
    fn a_version_4_address_inside_version_6_is_judged_as_itself() {
        assert_eq!(what("::ffff:127.0.0.1"), Some("a loopback"));
        assert_eq!(what("::ffff:8.8.8.8"), None);
        assert_eq!(what("64:ff9b::10.0.0.1"), Some("a private"));
        assert_eq!(what("64:ff9b::8.8.8.8"), None);
        // Local-use NAT64, 6to4 and "compatible" addresses are refused whatever they carry.
        for address in ["64:ff9b:1::8.8.8.8", "2002:808:808::1", "::8.8.8.8"] {
            assert!(what(address).is_some(), "{address}");
        }
    }

    #[test]
    fn localhost_is_this_machine_in_every_spelling() {
        for host in ["localhost", "LOCALHOST", "localhost.", "a.localhost"] {
            assert_eq!(not_public_name(host), Some("a loopback"), "{host}");
        }
        assert_eq!(not_public_name("localhost.example"), None);
        assert_eq!(not_public_name("notlocalhost"), None);
    }
}
