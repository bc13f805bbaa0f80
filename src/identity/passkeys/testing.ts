/**
 * A passkey device in software: P-256, attestation "none", user verified, as a phone would answer. Everything it says can
 * be made wrong, for tests of what is refused.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface Device {
  credentialId: Buffer;
  /** What `JSON.stringify` of the credential would give for `navigator.credentials.create`. */
  create(
    options: { challenge: string; rp: { id?: string }; user: { id: string } },
    wrong?: Partial<Said>,
  ): unknown;
  /** The same for `navigator.credentials.get`. */
  get(options: { challenge: string; rpId?: string }, wrong?: Partial<Said>): unknown;
}

/** What a device and a browser say besides the signature. */
interface Said {
  origin: string;
  rpId: string;
  challenge: string;
  type: string;
  counter: number;
  userVerified: boolean;
  userHandle: string;
  credentialId: Buffer;
  signature: Buffer;
  key: KeyObject;
}

export function newDevice({ origin }: { origin: string }): Device {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  let counter = 0;
  let userHandle = '';
  return {
    credentialId,
    create(options, wrong = {}) {
      userHandle = options.user.id;
      const said = {
        origin,
        rpId: options.rp.id ?? '',
        challenge: options.challenge,
        type: 'webauthn.create',
        counter,
        userVerified: true,
        credentialId,
        ...wrong,
      };
      const attested = Buffer.concat([
        Buffer.alloc(16), // AAGUID: not told
        uint16(said.credentialId.length),
        said.credentialId,
        coseKey(publicKey),
      ]);
      const authData = Buffer.concat([head(said, 0x40), attested]);
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      return asJson(said.credentialId, {
        clientDataJSON: clientData(said),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal', 'hybrid', 'somewhere-new'],
      });
    },
    get(options, wrong = {}) {
      counter += 1;
      const said = {
        origin,
        rpId: options.rpId ?? '',
        challenge: options.challenge,
        type: 'webauthn.get',
        counter,
        userVerified: true,
        userHandle,
        credentialId,
        key: privateKey,
        ...wrong,
      };
      const authData = head(said, 0);
      const data = clientData(said);
      const signed = Buffer.concat([authData, sha256(Buffer.from(data, 'base64url'))]);
      return asJson(said.credentialId, {
        clientDataJSON: data,
        authenticatorData: authData.toString('base64url'),
        signature: (wrong.signature ?? sign('sha256', signed, said.key)).toString('base64url'),
        userHandle: said.userHandle,
      });
    },
  };
}

function asJson(credentialId: Buffer, response: Record<string, unknown>): unknown {
  const id = credentialId.toString('base64url');
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

function clientData({ type, challenge, origin }: Pick<Said, 'type' | 'challenge' | 'origin'>): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

/** Hash of the host, flags (user present, user verified, and `more`), counter. */
function head(
  { rpId, userVerified, counter }: Pick<Said, 'rpId' | 'userVerified' | 'counter'>,
  more: number,
) {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([
    sha256(Buffer.from(rpId)),
    Buffer.from([0x01 | (userVerified ? 0x04 : 0) | more]),
    count,
  ]);
}

/** RFC 9053: an elliptic curve key of two coordinates, for ES256. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
}

/** As much of CBOR (RFC 8949) as an attestation needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
  if (typeof value === 'string')
    return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value]);
  if (value instanceof Map) {
    return Buffer.concat([cborHead(5, value.size), ...[...value].flat().map((item: unknown) => cbor(item))]);
  }
  throw new Error(`no CBOR for ${typeof value}`);
}

function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.concat([Buffer.from([(major << 5) | 25]), uint16(length)]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
