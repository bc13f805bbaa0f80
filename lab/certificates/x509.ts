/**
 * Makes X.509 certificates (RFC 5280), right ones and wrong ones, from a plain description.
 *
 * Pure but for the signature: dates, serial and keys are parameters. ECDSA signatures carry a random number of their
 * own, so two runs give different bytes for the same description.
 */
import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import {
  bitString,
  booleanTrue,
  explicit,
  implicit,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  tlv,
  utf8String,
} from './der.ts';

export type SignatureHash = 'sha512' | 'sha384' | 'sha256' | 'sha224' | 'sha1' | 'md5';

export interface CertificateFields {
  subject: { commonName: string; organization?: string };
  issuer: { commonName: string; organization?: string };
  publicKey: KeyObject;
  signingKey: KeyObject;
  hash: SignatureHash;
  serial: Uint8Array;
  notBefore: Temporal.Instant;
  notAfter: Temporal.Instant;
  /** A-labels, wildcards, or IPv4 addresses. Empty: no subjectAltName at all. */
  names: readonly string[];
  authority: boolean;
  /** Extra DER-encoded extensions. */
  extensions?: readonly Uint8Array[];
}

/** @returns the certificate in DER */
export function makeCertificate(fields: CertificateFields): Uint8Array {
  const spki = fields.publicKey.export({ type: 'spki', format: 'der' });
  const issuerSpki = createPublicKey(fields.signingKey).export({ type: 'spki', format: 'der' });
  const algorithm = signatureAlgorithm(fields.signingKey, fields.hash);
  const toBeSigned = sequence(
    explicit(0, integer(2)), // v3
    integer(fields.serial),
    algorithm,
    name(fields.issuer),
    sequence(time(fields.notBefore), time(fields.notAfter)),
    name(fields.subject),
    spki,
    explicit(3, sequence(...extensions(fields, spki, issuerSpki))),
  );
  const edwards = fields.signingKey.asymmetricKeyType?.startsWith('ed') === true;
  const signature = sign(edwards ? null : fields.hash, toBeSigned, fields.signingKey);
  return sequence(toBeSigned, algorithm, bitString(signature));
}

function extensions(fields: CertificateFields, spki: Uint8Array, issuerSpki: Uint8Array): Uint8Array[] {
  const list = [
    extension('2.5.29.14', octetString(keyIdentifier(spki))),
    extension('2.5.29.35', sequence(implicit(0, keyIdentifier(issuerSpki)))),
    extension('2.5.29.19', fields.authority ? sequence(booleanTrue()) : sequence(), true),
    // keyCertSign + cRLSign, or digitalSignature (+ keyEncipherment for RSA)
    extension('2.5.29.15', keyUsage(fields), true),
  ];
  if (!fields.authority) {
    list.push(extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')))); // serverAuth
  }
  if (fields.names.length > 0) list.push(extension('2.5.29.17', sequence(...fields.names.map(generalName))));
  return [...list, ...(fields.extensions ?? [])];
}

/** @param value DER of the extension's value */
export function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [booleanTrue()] : []), octetString(value));
}

function keyUsage(fields: CertificateFields): Uint8Array {
  if (fields.authority) return bitString(Buffer.from([0b00000110]), 1);
  if (fields.publicKey.asymmetricKeyType === 'rsa') return bitString(Buffer.from([0b10100000]), 5);
  return bitString(Buffer.from([0b10000000]), 7);
}

function generalName(text: string): Uint8Array {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) return implicit(7, Buffer.from(text.split('.').map(Number)));
  return implicit(2, Buffer.from(text, 'latin1'));
}

function name(of: CertificateFields['subject']): Uint8Array {
  const attribute = (oid: string, text: string) =>
    set(
      sequence(
        objectIdentifier(oid),
        /^[ -~]*$/.test(text) ? tlv(0x13, Buffer.from(text)) : utf8String(text),
      ),
    );
  return sequence(
    ...(of.organization === undefined ? [] : [attribute('2.5.4.10', of.organization)]),
    attribute('2.5.4.3', of.commonName),
  );
}

/** RFC 5280 §4.2.1.2 (1): SHA-1 over the bits of the public key, without the algorithm around them. */
function keyIdentifier(spki: Uint8Array): Uint8Array {
  // The BIT STRING is the last element of the SPKI; its header is found by walking over the two outer headers.
  const body = skipHeader(spki, 0);
  const algorithmEnd = skipHeader(spki, body) + contentLength(spki, body);
  return createHash('sha1')
    .update(spki.subarray(skipHeader(spki, algorithmEnd) + 1))
    .digest();
}

function skipHeader(der: Uint8Array, at: number): number {
  const first = der[at + 1]!;
  return at + 2 + (first < 128 ? 0 : first & 127);
}

function contentLength(der: Uint8Array, at: number): number {
  const first = der[at + 1]!;
  if (first < 128) return first;
  return der.subarray(at + 2, at + 2 + (first & 127)).reduce((sum, byte) => sum * 256 + byte, 0);
}

// RFC 3279, RFC 4055, RFC 5758, RFC 8410
const ecdsaOids: Record<SignatureHash, string | null> = {
  sha512: '1.2.840.10045.4.3.4',
  sha384: '1.2.840.10045.4.3.3',
  sha256: '1.2.840.10045.4.3.2',
  sha224: '1.2.840.10045.4.3.1',
  sha1: '1.2.840.10045.4.1',
  md5: null,
};
const rsaOids: Record<SignatureHash, string> = {
  sha512: '1.2.840.113549.1.1.13',
  sha384: '1.2.840.113549.1.1.12',
  sha256: '1.2.840.113549.1.1.11',
  sha224: '1.2.840.113549.1.1.14',
  sha1: '1.2.840.113549.1.1.5',
  md5: '1.2.840.113549.1.1.4',
};

function signatureAlgorithm(key: KeyObject, hash: SignatureHash): Uint8Array {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return sequence(objectIdentifier(rsaOids[hash]), nullValue());
    case 'ec': {
      const oid = ecdsaOids[hash];
      if (oid === null) throw new Error(`there is no ECDSA signature with ${hash}: choose an RSA issuer`);
      return sequence(objectIdentifier(oid));
    }
    case 'ed25519':
      return sequence(objectIdentifier('1.3.101.112'));
    default:
      throw new Error(`no signature algorithm known for a key of type ${key.asymmetricKeyType}`);
  }
}
