/**
 * Why a DNSSEC validation did not end in "secure": the closed list behind `Validation.cause`.
 *
 * Stored with observations, so an entry is never renamed or reused. Causes marked (insecure) go with the status
 * `insecure`, those marked (indeterminate) with `indeterminate`, all others with `bogus` (RFC 4033 §5).
 */
export const dnssecCauses = [
  'signature-missing', // data of a signed zone without an RRSIG by one of the zone's keys
  'signature-expired', // every usable RRSIG is past its expiration
  'signature-not-yet-valid', // every usable RRSIG begins in the future
  'signature-wrong', // the cryptography fails: data, key and signature do not belong together
  'signer-wrong', // the RRSIG names another zone as its signer (RFC 4035 §5.3.1)
  'key-missing', // no DNSKEY of the zone has the RRSIG's key tag and algorithm
  'too-many-signatures', // more key and signature pairs than a validator should try (CVE-2023-50387)
  'ds-mismatch', // a DNSKEY has the DS's tag and algorithm, but another digest
  'no-key-for-ds', // no DNSKEY has the tag and algorithm of any DS, or the one that has is no zone key
  'ds-not-signing', // the DNSKEY that the DS points to does not sign the DNSKEY RRset
  'denial-missing', // a negative or wildcard answer without any NSEC or NSEC3
  'denial-wrong-owner', // signed NSEC or NSEC3, but none that matches or covers the name
  'denial-wrong', // the NSEC or NSEC3 says that the name or type exists, or may not be used below its cut
  'denial-wildcard', // the name is denied, but not the wildcard that would have answered for it
  'malformed', // an rdata of a DNSSEC type that cannot be read
  'too-many-hashes', // an NSEC3 proof that needs more hashing than a validator should do (CVE-2023-50868)
  'cname-wrong', // a CNAME that is neither signed nor what the signed DNAME makes of the name
  'proved-unsigned', // (insecure) the parent proves that the zone has no DS
  'opt-out', // (insecure) the name lies in an NSEC3 opt-out span (RFC 5155 §9.2)
  'nsec3-iterations', // (insecure) more NSEC3 iterations than are followed (RFC 9276 §3.2)
  'unsupported-algorithm', // (insecure) no DS has an algorithm that this validator knows (RFC 6840 §5.2)
  'unsupported-digest', // (insecure) no DS has a digest type that this validator knows
  'no-trust-anchor', // (indeterminate) no anchor at or above the name
  'no-answer', // (indeterminate) the data itself could not be had
  'no-dnskey-answer', // (indeterminate) the zone's servers do not answer for DNSKEY
  'no-ds-answer', // (indeterminate) the parent's servers do not answer for DS
] as const;

export type DnssecCause = (typeof dnssecCauses)[number];

/** A step that failed: `reason` is one short English clause for evidence. */
export interface DnssecFailure {
  cause: DnssecCause;
  reason: string;
}
