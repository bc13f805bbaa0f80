/**
 * The note a running server leaves in its data folder: where it listens. Written when it accepts connections and removed
 * before it stops; after a kill it stays and is wrong, so it is a hint for connecting and never a proof of life.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

export interface Endpoint {
  socketFolder: string;
  port: number;
  /** The owner of socket and cluster. */
  uid: number;
  /** TCP beside the socket, with the password it wants. */
  tcp?: { address: string; password: string } | undefined;
}

export function readEndpoint(file: string): Endpoint | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Endpoint;
  } catch {
    return null;
  }
}

/** Whole or not at all; readable by the owner only, for it may hold a password. */
export function writeEndpoint(file: string, endpoint: Endpoint): void {
  writeFileSync(`${file}.new`, JSON.stringify(endpoint), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeEndpoint(file: string): void {
  rmSync(file, { force: true });
}
