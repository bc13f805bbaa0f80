/**
 * From what Node, OpenSSL and undici throw to the closed vocabulary of measurement faults.
 *
 * The codes were collected by provoking them (request.test.ts, handshake.test.ts). What is not known here is
 * `malformed` for HTTP and `tls-protocol` for TLS: something was answered that could not be used.
 */
import type { MeasurementFault } from '../../vocabulary.ts';

const socketFaults: Record<string, MeasurementFault> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  UND_ERR_SOCKET: 'reset', // "other side closed"
  ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable', // no source address of this family
  EACCES: 'unreachable', // broadcast addresses, and firewalls that prohibit
  EPERM: 'unreachable',
  EINVAL: 'unreachable',
};

const httpFaults: Record<string, MeasurementFault> = {
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
};

/** A fault that the engine decided on itself (a bound or a deadline), carried as an error through foreign code. */
export class FaultError extends Error {
  readonly fault: MeasurementFault;
  constructor(fault: MeasurementFault) {
    super(`stopped: ${fault}`);
    this.fault = fault;
  }
}

/** The fault behind an error of a TCP socket or of undici. */
export function faultOf(error: unknown): MeasurementFault {
  if (error instanceof FaultError) return error.fault;
  const code = codeOf(error);
  const known = socketFaults[code] ?? httpFaults[code];
  if (known) return known;
  if (code.startsWith('ERR_SSL_')) return tlsFaultOf(error, undefined);
  return 'malformed';
}

/**
 * The fault behind an error of a TLS handshake.
 *
 * @param firstByte first byte that the server sent, undefined when it sent none: a TLS record begins with 20–23
 */
export function tlsFaultOf(error: unknown, firstByte: number | undefined): MeasurementFault {
  if (error instanceof FaultError) return error.fault;
  if (firstByte !== undefined && (firstByte < 20 || firstByte > 23)) return 'no-tls';
  const code = codeOf(error);
  const alert = /alert number (\d{1,3})/.exec(error instanceof Error ? error.message : '');
  if (alert) return `tls-alert-${Number(alert[1])}`;
  // OpenSSL reads at most 100 kB of certificates (SSL_CTX_set_max_cert_list) and stops with this.
  if (code === 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE') return 'too-large';
  return socketFaults[code] ?? 'tls-protocol';
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
