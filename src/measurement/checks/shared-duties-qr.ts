/**
 * VietQR: payment codes in their text form, and addresses of services that draw them. No image is fetched or decoded.
 *
 * The text is EMVCo's merchant-presented mode: two digits of tag, two of length, a value; tag 38 is NAPAS's (GUID
 * A000000727), tag 63 a CRC-16/CCITT-FALSE over all before it, "6304" included. Account numbers never leave this file.
 */
import type { PageFacts } from '../observation.ts';

export interface QrSeen {
  kind: 'payload' | 'image-address' | 'unread-image';
  /** For payloads: whether the CRC is right. */
  valid: boolean;
  /** What may stand in evidence: bank's BIN or the service's host. */
  seen: string;
}

/** Services whose image addresses are QR codes for transfers, by registrable host or host. Documentation read in November 2026. */
const qrServices = [
  'img.vietqr.io',
  'api.vietqr.io',
  'qr.sepay.vn',
  'vietqr.net',
  'vietqr.co',
  'vietqr.org',
  'vietqr.vn',
];
const napas = 'A000000727';

/** @returns everything found that looks like a payment code, surest first, at most 5 */
export function paymentCodes(facts: PageFacts): QrSeen[] {
  const sources = [facts.text, ...addressesOf(facts).map(decoded), ...facts.inlineScripts, ...facts.jsonLd];
  const payloads = sources.flatMap(payloadsIn);
  const drawn = addressesOf(facts).flatMap((address): QrSeen[] => {
    const host = URL.parse(address)?.hostname ?? '';
    const service = qrServices.find((one) => host === one || host.endsWith(`.${one}`));
    return service ? [{ kind: 'image-address', valid: true, seen: host }] : [];
  });
  const unread = facts.images.flatMap(({ url, alt }): QrSeen[] =>
    /(?<![a-z])(?:viet)?qr(?:[-_ ]?code)?(?![a-z])/i.test(
      `${alt} ${url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? ''}`,
    )
      ? [{ kind: 'unread-image', valid: false, seen: (URL.parse(url)?.pathname ?? '').slice(-80) }]
      : [],
  );
  const valid = payloads.filter((one) => one.valid);
  const broken = payloads.filter((one) => !one.valid);
  return [...valid, ...drawn, ...broken, ...unread].slice(0, 5);
}

function addressesOf(facts: PageFacts): string[] {
  return [...facts.images.map(({ url }) => url), ...facts.iframes, ...facts.links.map(({ url }) => url)];
}

/** Beginnings that are tried in one text: a page full of them would cost a third of a second. */
const mostBeginnings = 20;

function payloadsIn(text: string): QrSeen[] {
  const seen: QrSeen[] = [];
  let at = text.indexOf('000201');
  for (let tries = 0; at >= 0 && tries < mostBeginnings; tries++) {
    const found = readVietQr(text.slice(at, at + 512));
    if (found) seen.push(found);
    at = text.indexOf('000201', at + 6);
  }
  return seen;
}

/** @returns null where the text is no EMVCo payload for NAPAS */
export function readVietQr(text: string): QrSeen | null {
  const fields = readTlv(text, '63');
  const account = fields?.find(({ tag, value }) => tag === '38' && value.startsWith(`0010${napas}`));
  const crc = fields?.at(-1);
  if (!fields || !account || crc?.tag !== '63') return null;
  const beneficiary = readTlv(account.value)?.find(({ tag }) => tag === '01')?.value ?? '';
  const bin = readTlv(beneficiary)?.find(({ tag }) => tag === '00')?.value ?? '';
  const computed = crc16(text.slice(0, crc.start + 4))
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');
  return {
    kind: 'payload',
    valid: computed === crc.value.toUpperCase(),
    seen: `NAPAS, BIN ${/^\d{6}$/.test(bin) ? bin : '?'}`,
  };
}

interface Tlv {
  tag: string;
  value: string;
  start: number;
}

/** Fields up to the end, or up to `last`, after which anything may follow; null when the text is no TLV. */
function readTlv(text: string, last?: string): Tlv[] | null {
  const fields: Tlv[] = [];
  for (let at = 0; at < text.length; ) {
    const head = /^(\d\d)(\d\d)/.exec(text.slice(at, at + 4));
    const length = Number(head?.[2] ?? 0);
    const value = text.slice(at + 4, at + 4 + length);
    if (!head || value.length < length) return null;
    fields.push({ tag: head[1] ?? '', value, start: at });
    at += 4 + length;
    if (head[1] === last) return fields;
  }
  return last === undefined ? fields : null;
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, over the bytes of UTF-8. */
export function crc16(text: string): number {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
