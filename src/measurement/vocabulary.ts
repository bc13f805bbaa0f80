/**
 * The closed vocabularies of the engine: verdicts, reasons, content states, presence, flags, categories.
 *
 * A value that is not listed here cannot appear in an Observation, a Finding or a Judgement. Ids are stable: they
 * are stored, so they are never renamed or reused.
 */

export const verdicts = ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * Why something could not be measured: what the network or the remote did, never what it means.
 * `tls-alert-N` carries the alert number of RFC 8446 §6.
 */
export const measurementFaults = [
  'timeout', // no answer within the time allowed, after all tries
  'refused', // TCP connection refused, or ICMP port unreachable for UDP
  'reset', // connection closed by the remote before the answer was complete
  'unreachable', // no route, network or host unreachable
  'servfail', // DNS RCODE 2 from every server tried
  'refused-rcode', // DNS RCODE 5 from every server tried
  'rcode', // another DNS RCODE that is neither NOERROR nor NXDOMAIN
  'lame', // servers answer, but none of them is authoritative for the zone
  'malformed', // an answer came that cannot be read under the protocol
  'mismatch', // answers came whose id, question or source did not match: none was accepted
  'too-large', // more than the bound that the engine reads (header, certificate, body)
  'too-much-work', // the work allowed for one name was used up (CNAME or referral loops included)
  'rate-limited', // the remote said it is too much (HTTP 429, SMTP 421)
  'guarded', // the address is one that the address guard never connects to
  'tls-protocol', // TLS failed without an alert
  'no-tls', // what answers on the TLS port does not speak TLS
  'bogus', // DNSSEC says that the answer must not be used
  'bad-certificate', // read over a TLS connection whose certificate is not trusted, so nothing it says counts
  'challenge', // a challenge page or refusal to machines stands before the content
  'not-asked', // not asked, because the profile leaves it out or what it depends on is missing
  'disallowed', // robots.txt of the host asks machines not to read this path
  'interrupted', // the run was stopped before this was measured
  'no-ipv4', // this machine has no IPv4 route
  'no-ipv6', // this machine has no IPv6 route
] as const;
export type MeasurementFault = (typeof measurementFaults)[number] | `tls-alert-${number}`;

/** Why a check does not apply to a name. */
export const inapplicableReasons = [
  'not-in-profile', // the profile that was run does not hold this check
  'no-context', // needs what one observation cannot hold (registry holder, origins, similar pages)
  'not-a-name', // the input is no domain name, nothing below it was asked
  'no-name', // the name does not exist
  'not-delegated', // the name is no zone of its own
  'no-working-server', // no name server of the zone answers with authority
  'no-name-server-ipv4',
  'no-name-server-ipv6',
  'unsigned', // no DS at the parent
  'unsupported-algorithm', // only signed with algorithms the validator treats as insecure
  'no-nsec3',
  'no-rsa-key',
  'no-denial', // the zone gave no denial (a wildcard answers everything)
  'no-web-address', // neither apex nor www has an address
  'no-ipv4',
  'no-ipv6',
  'no-website', // nothing answers HTTP
  'no-https', // nothing answers TLS on 443
  'no-http', // nothing answers on port 80
  'no-certificate',
  'no-cookies',
  'no-page', // nothing that a person could read came back
  'not-html',
  'no-mail', // the name receives and sends no mail
  'no-mx',
  'no-redirect',
  'no-script-content', // the page shows nothing without running its scripts, which are never run
  'not-vietnamese',
  'no-code-shown',
  'no-ordering',
  'no-public-suffix', // the name is itself a public suffix
  'foreign-page', // the page belongs to another registrable domain
  'receives-mail', // the name has mail servers, so a null MX would be wrong
  'no-dmarc', // no DMARC record applies to the name
  'placeholder', // what is shown was put there by a hoster, registrar or parking service, or is not finished
  'no-dnskey', // the parent has a DS, no server has a key: there is none to compare
] as const;
export type InapplicableReason = (typeof inapplicableReasons)[number];

/** Content states, in the order of decision (shared catalogue A8/A8b). One per name and observation. */
export const contentStates = [
  'unregistered',
  'no_web_address',
  'unreachable',
  'http_error',
  'blocked',
  'suspended',
  'for_sale',
  'parked',
  'default_page',
  'empty',
  'under_construction',
  'redirect_social',
  'redirect_marketplace',
  'redirect_other',
  'script_app',
  'login_only',
  'active',
  'small_page',
  'not_measured',
] as const;
export type ContentState = (typeof contentStates)[number];

export const contentFlags = ['injected', 'phishing', 'malware_script', 'defaced'] as const;
/** A suspicion with evidence, never a verdict alone. */
export type ContentFlag = (typeof contentFlags)[number];

export const presences = [
  'none',
  'domain-only',
  'mail-only',
  'social-only',
  'placeholder',
  'website',
  'unknown',
] as const;
export type Presence = (typeof presences)[number];

export const categories = [
  'ipv6',
  'dnssec',
  'website',
  'tls',
  'headers',
  'mail',
  'content',
  'duties',
] as const;
/** Score categories. N checks that are about neither IPv6 nor DNSSEC count under `website` and `mail` alike. */
export type Category = (typeof categories)[number];

export type Profile = 'presence' | 'full';
export type Language = 'vi' | 'en';
