/**
 * Every check there is, in the order of the catalogue. A check that is not in this list does not exist.
 */
import type { Check } from '../check.ts';
import { contentState } from './a8-content-state.ts';
import { flagChecks } from './a8-flags.ts';
import { mailServers } from './m01-mail-servers.ts';
import { nullMx } from './m02-null-mx.ts';
import { spfRecord } from './m07-spf-record.ts';
import { dmarcRecord } from './m11-dmarc-record.ts';
import { dmarcPolicy } from './m12-dmarc-policy.ts';
import { nameValid } from './n01-name-valid.ts';
import { nameExists } from './n02-name-exists.ts';
import { workingNameServer } from './n03-working-name-server.ts';
import { nameServerCount } from './n04-name-server-count.ts';
import { nameServerSpread } from './n05-name-server-spread.ts';
import { parentChildNs } from './n06-parent-child-ns.ts';
import { udpAndTcp } from './n07-udp-and-tcp.ts';
import { soaConsistent } from './n08-soa-consistent.ts';
import { nameServerAddresses } from './n09-name-server-addresses.ts';
import { nameServerIpv6 } from './n13-name-server-ipv6.ts';
import { nameServerIpv6Reachable } from './n14-name-server-ipv6-reachable.ts';
import { nameServerIpv4Reachable } from './n15-name-server-ipv4-reachable.ts';
import { publicAddresses } from './n16-public-addresses.ts';
import { wildcard } from './n17-wildcard.ts';
import { danglingTargets } from './n18-dangling-targets.ts';
import { zoneHygiene } from './n19-zone-hygiene.ts';
import { signed } from './s01-signed.ts';
import { chainValidates } from './s02-chain-validates.ts';
import { dsDigest } from './s03-ds-digest.ts';
import { keyAlgorithm } from './s04-key-algorithm.ts';
import { rsaKeySize } from './s05-rsa-key-size.ts';
import { dsMatchesKey } from './s06-ds-matches-key.ts';
import { signatureDates } from './s07-signature-dates.ts';
import { denialProof } from './s08-denial-proof.ts';
import { nsec3Parameters } from './s09-nsec3-parameters.ts';
import { sameKeysEverywhere } from './s11-same-keys-everywhere.ts';
import { chainTrusted } from './t09-chain-trusted.ts';
import { certificateName } from './t10-certificate-name.ts';
import { certificateDates } from './t11-certificate-dates.ts';
import { caa } from './t20-caa.ts';
import { operatorNamed } from './v01-operator-named.ts';
import { enterpriseCode } from './v02-enterprise-code.ts';
import { orderingNotified } from './v03-ordering-notified.ts';
import { vietnamesePage } from './v04-vietnamese-page.ts';
import { injection } from './v05-injection.ts';
import { qrPayment } from './v06-qr-payment.ts';
import { elsewhereOnly } from './v07-elsewhere-only.ts';
import { contactLinks } from './v08-contact-links.ts';
import { webAddresses } from './w01-web-addresses.ts';
import { webOverIpv6 } from './w02-web-over-ipv6.ts';
import { sameOverIpv6 } from './w03-same-over-ipv6.ts';
import { websiteAlive } from './w04-website-alive.ts';
import { redirectsEnd } from './w05-redirects-end.ts';
import { httpsAvailable } from './w06-https-available.ts';
import { httpToHttps } from './w07-http-to-https.ts';
import { hsts } from './w08-hsts.ts';
import { notFound } from './w09-not-found.ts';
import { securityTxt } from './w13-security-txt.ts';
import { mixedContent } from './w15-mixed-content.ts';
import { contentSecurityPolicy } from './x01-content-security-policy.ts';
import { framing } from './x02-framing.ts';
import { nosniff } from './x03-nosniff.ts';
import { referrerPolicy } from './x04-referrer-policy.ts';
import { cookies } from './x05-cookies.ts';

export const checks: readonly Check[] = [
  nameValid,
  nameExists,
  workingNameServer,
  nameServerCount,
  nameServerSpread,
  parentChildNs,
  udpAndTcp,
  soaConsistent,
  nameServerAddresses,
  nameServerIpv6,
  nameServerIpv6Reachable,
  nameServerIpv4Reachable,
  publicAddresses,
  wildcard,
  danglingTargets,
  zoneHygiene,
  signed,
  chainValidates,
  dsDigest,
  keyAlgorithm,
  rsaKeySize,
  dsMatchesKey,
  signatureDates,
  denialProof,
  nsec3Parameters,
  sameKeysEverywhere,
  webAddresses,
  webOverIpv6,
  sameOverIpv6,
  websiteAlive,
  redirectsEnd,
  httpsAvailable,
  httpToHttps,
  hsts,
  notFound,
  securityTxt,
  mixedContent,
  chainTrusted,
  certificateName,
  certificateDates,
  caa,
  contentSecurityPolicy,
  framing,
  nosniff,
  referrerPolicy,
  cookies,
  mailServers,
  nullMx,
  spfRecord,
  dmarcRecord,
  dmarcPolicy,
  contentState,
  ...flagChecks,
  operatorNamed,
  enterpriseCode,
  orderingNotified,
  vietnamesePage,
  injection,
  qrPayment,
  elsewhereOnly,
  contactLinks,
];
