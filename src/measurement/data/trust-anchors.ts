/**
 * The trust anchors of the DNS root, as IANA publishes them (data.iana.org/root-anchors) and as Debian ships them in
 * dns-root-data 2024071801. Checked 2026-11-22.
 *
 * Both keys are accepted until the first is revoked. RFC 5011 is not followed: a later build or `--trust-anchor`
 * replaces this text.
 */
export const rootTrustAnchors = `
; KSK-2017
. IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
; KSK-2024, planned to sign from 2026-10-11
. IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
`;
