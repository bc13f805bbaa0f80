/**
 * The certificate authority of the lab: a root, two intermediates (EC P-256 and RSA), and leaf certificates by order.
 *
 * The authority and one private key per key type are kept in the state folder between starts, so a browser may be told
 * to trust the root once. Leaf certificates are made anew at each start: their dates are offsets from now.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPem } from './certificates/der.ts';
import { makeCertificate, type SignatureHash } from './certificates/x509.ts';

export type KeyType = 'p256' | 'p384' | 'p224' | 'ed25519' | 'rsa1024' | 'rsa2048' | 'rsa3072' | 'rsa4096';
/**
 * `ca` signs with ECDSA, `ca-rsa` with RSA; `ca-known` bears the organisation of a public authority, whose CAA name is
 * known; `unknown` is an authority that nobody trusts.
 */
export type Issuer = 'ca' | 'ca-rsa' | 'ca-known' | 'self' | 'unknown';

export interface CertificateSpec {
  /** A-labels. Default: the hosts of the site. Empty: no subjectAltName. */
  names?: readonly string[];
  /** Seconds from the start of the lab. Default −10 days. */
  notBefore?: number;
  /** Seconds from the start of the lab. Default +80 days. */
  notAfter?: number;
  issuer?: Issuer;
  /** What is sent beside the leaf. Default `full`. */
  chain?: 'full' | 'missing' | 'disordered' | 'with-root';
  keyType?: KeyType;
  hash?: SignatureHash;
}

export interface Authority {
  /** PEM of the root, for `--ca`. */
  rootPem: string;
  issue(
    spec: CertificateSpec,
    hosts: readonly string[],
    now: Temporal.Instant,
  ): { chainPem: string; keyPem: string };
}

interface Signer {
  commonName: string;
  organization: string;
  key: KeyObject;
  pem: string;
}

const organization = 'Hiện Diện lab';

/** Reads the authority from `folder`, or makes it there (about 0.3 s, most of it the RSA keys). */
export function openAuthority(folder: string, now: Temporal.Instant): Authority {
  const root = signer(folder, 'root', 'Hiện Diện Lab Root', 'p256', null, now);
  const signers = {
    ca: signer(folder, 'intermediate', 'Hiện Diện Lab Intermediate', 'p256', root, now),
    'ca-rsa': signer(folder, 'intermediate-rsa', 'Hiện Diện Lab Intermediate RSA', 'rsa2048', root, now),
    'ca-known': signer(folder, 'intermediate-known', 'Hiện Diện Lab K1', 'p256', root, now, "Let's Encrypt"),
    unknown: signer(folder, 'unknown', 'Authority That Nobody Knows', 'p256', null, now),
  };
  const keys = new Map<KeyType, KeyObject>();
  const keyOf = (type: KeyType) => {
    const key = keys.get(type) ?? keptKey(join(folder, `leaf-${type}.key`), type);
    keys.set(type, key);
    return key;
  };

  return {
    rootPem: root.pem,
    issue(spec, hosts, issuedAt) {
      const names = spec.names ?? hosts;
      const key = keyOf(spec.keyType ?? 'p256');
      const issuer = spec.issuer ?? 'ca';
      const commonName = (names[0] ?? hosts[0] ?? 'no name').slice(0, 64);
      const by = issuer === 'self' ? { commonName, organization, key, pem: '' } : signers[issuer];
      const leaf = toPem(
        'CERTIFICATE',
        makeCertificate({
          subject: { commonName },
          issuer:
            issuer === 'self' ? { commonName } : { commonName: by.commonName, organization: by.organization },
          publicKey: createPublicKey(key),
          signingKey: by.key,
          hash: spec.hash ?? 'sha256',
          serial: serialOf(`${commonName}/${names.join(',')}/${issuer}/${spec.notAfter ?? ''}`, issuedAt),
          notBefore: issuedAt.add({ seconds: spec.notBefore ?? -10 * 86_400 }),
          notAfter: issuedAt.add({ seconds: spec.notAfter ?? 80 * 86_400 }),
          names,
          authority: false,
        }),
      );
      return {
        chainPem: chain(leaf, by.pem, root.pem, spec.chain ?? 'full'),
        keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

function chain(
  leaf: string,
  issuer: string,
  root: string,
  form: NonNullable<CertificateSpec['chain']>,
): string {
  switch (form) {
    case 'full':
      return leaf + issuer;
    case 'missing':
      return leaf;
    case 'with-root':
      return leaf + issuer + root;
    case 'disordered': // the leaf must be first (RFC 8446 §4.4.2), so the root stands where the issuer should
      return leaf + root + issuer;
  }
}

function signer(
  folder: string,
  file: string,
  commonName: string,
  type: KeyType,
  issuer: Signer | null,
  now: Temporal.Instant,
  ownOrganization = organization,
): Signer {
  const key = keptKey(join(folder, `${file}.key`), type);
  const path = join(folder, `${file}.pem`);
  if (!existsSync(path)) {
    const subject = { commonName, organization: ownOrganization };
    const der = makeCertificate({
      subject,
      issuer:
        issuer === null ? subject : { commonName: issuer.commonName, organization: issuer.organization },
      publicKey: createPublicKey(key),
      signingKey: issuer?.key ?? key,
      hash: 'sha256',
      serial: serialOf(commonName, now),
      notBefore: now.subtract({ hours: 24 * 365 }),
      notAfter: now.add({ hours: 24 * 365 * 9 }),
      names: [],
      authority: true,
    });
    writeFileSync(path, toPem('CERTIFICATE', der));
  }
  return { commonName, organization: ownOrganization, key, pem: readFileSync(path, 'utf8') };
}

function keptKey(path: string, type: KeyType): KeyObject {
  if (existsSync(path)) return createPrivateKey(readFileSync(path));
  const key = makeKey(type);
  writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return key;
}

function makeKey(type: KeyType): KeyObject {
  if (type === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (type.startsWith('rsa')) {
    return generateKeyPairSync('rsa', { modulusLength: Number(type.slice(3)) }).privateKey;
  }
  const curves = { p224: 'secp224r1', p256: 'prime256v1', p384: 'secp384r1' } as const;
  return generateKeyPairSync('ec', { namedCurve: curves[type as keyof typeof curves] }).privateKey;
}

function serialOf(text: string, now: Temporal.Instant): Uint8Array {
  const digest = createHash('sha256').update(`${text}@${now.epochMilliseconds}`).digest();
  return Buffer.concat([Buffer.from([0x4c]), digest.subarray(0, 15)]);
}
