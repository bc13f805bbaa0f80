/**
 * One full TLS handshake over an open TCP connection, every certificate accepted and judged afterwards.
 *
 * Offers TLS 1.0 to 1.3 with everything this OpenSSL has left, so that the certificate of an old server is seen too; which
 * versions and suites a server *should* not speak is asked by raw ClientHello elsewhere. No session is ever resumed.
 */
import { constants } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { connect, createSecureContext, type TLSSocket } from 'node:tls';
import { limits } from '../../budgets.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import { FaultError, tlsFaultOf } from '../http/fault.ts';
import type { Wire } from '../http/wire.ts';
import { type HandshakeSecret, readSentCertificates } from './flight.ts';

export interface Handshake {
  outcome: 'handshake';
  /** `TLSv1.3` and so on, as Node names them. */
  protocol: string;
  /** IANA name of the cipher suite. */
  cipher: string;
  /** DER, ≤ 10 certificates and ≤ 64 kB together. */
  certificates: Buffer[];
  /** `linked`: the order is OpenSSL's, because the flight could not be read. */
  order: 'as-sent' | 'linked';
}

export type HandshakeOutcome = Handshake | { outcome: MeasurementFault };

// SSL_OP_IGNORE_UNEXPECTED_EOF, which Node does not name: many servers close without close_notify, and whether a body
// is whole is HTTP's own question.
const ignoreUnexpectedEof = 0x80;

/** One context for all: making it costs 0.3 ms, and without a `ca` list no root is loaded into it. */
const sharedContext = createSecureContext({
  ca: [],
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
  // OpenSSL's own list without the post-quantum hybrids, whose key share costs more than the rest of the ClientHello;
  // whether a server speaks them is asked by raw ClientHello.
  ecdhCurve: 'X25519:prime256v1:X448:secp384r1:secp521r1:ffdhe2048:ffdhe3072',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT | constants.SSL_OP_NO_TICKET | ignoreUnexpectedEof,
});

/**
 * Shakes hands over `wire`.
 *
 * @param serverName SNI; null for an address literal (RFC 6066 §3)
 * @param signal aborted with a FaultError when the time is up
 * @returns the socket to speak HTTP over, or why there is none; the wire is destroyed then
 */
export function shakeHands(
  wire: Wire,
  serverName: string | null,
  signal: AbortSignal,
): Promise<{ result: Handshake; socket: TLSSocket } | { result: { outcome: MeasurementFault } }> {
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof shakeHands>>>();
  let secret: Buffer | null = null;
  const socket = connect({
    socket: wire as Duplex,
    secureContext: sharedContext,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    checkServerIdentity: () => undefined,
    ...(serverName === null ? {} : { servername: serverName }),
  });
  socket.on('keylog', (line: Buffer) => {
    secret ??= serverHandshakeSecret(line);
  });
  const fail = (error: unknown) => {
    const firstByte = wire.takeKept()[0];
    signal.removeEventListener('abort', onAbort);
    resolve({ result: { outcome: tlsFaultOf(error, firstByte) } });
    socket.destroy();
    wire.destroy();
  };
  const onAbort = () => fail(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  socket.on('error', fail); // stays: an error after the handshake must find a listener
  socket.once('close', () => fail(new FaultError('reset')));
  socket.once('secureConnect', () => {
    signal.removeEventListener('abort', onAbort);
    const result = readHandshake(socket, wire.takeKept(), secret);
    if (result.outcome === 'handshake') resolve({ result, socket });
    else fail(new FaultError(result.outcome));
  });
  if (signal.aborted) onAbort();
  return promise;
}

function readHandshake(socket: TLSSocket, flight: Buffer, secret: Buffer | null): HandshakeOutcome {
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().standardName;
  const needed: HandshakeSecret | null = secret && { suite: cipher, secret };
  const sent = readSentCertificates(flight, needed);
  const certificates = (sent ?? linkedCertificates(socket)).slice(0, limits.certificates);
  const bytes = certificates.reduce((sum, der) => sum + der.length, 0);
  if (bytes > limits.certificateBytes) return { outcome: 'too-large' };
  return { outcome: 'handshake', protocol, cipher, certificates, order: sent ? 'as-sent' : 'linked' };
}

function linkedCertificates(socket: TLSSocket): Buffer[] {
  const chain: Buffer[] = [];
  let certificate = socket.getPeerX509Certificate();
  while (certificate && chain.length < limits.certificates) {
    chain.push(certificate.raw);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

/** NSS key log format: label, client random, secret. */
function serverHandshakeSecret(line: Buffer): Buffer | null {
  const [label, , hex] = line.toString('latin1').trim().split(' ');
  return label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET' && hex ? Buffer.from(hex, 'hex') : null;
}
