/**
 * The address guard: which addresses the engine may ever connect to.
 *
 * A scanner is told addresses by the very sites it measures, so each connection (redirects and second resolutions
 * included) passes here with the address that will be used, not with a name.
 */
import { isIP } from 'node:net';
import { createNetworkList, specialPurposeOf } from '../addresses.ts';

export interface AddressGuard {
  check(address: string): { allowed: true } | { allowed: false; why: string };
  /** Whether the address lies inside a network that the caller allowed by name. */
  inAllowed(address: string): boolean;
}

/**
 * @param options.allowNetworks CIDR blocks (`198.18.0.0/15`) that are allowed although special
 * @throws Error naming the block when one is no CIDR block
 */
export function createAddressGuard(options: { allowNetworks: readonly string[] }): AddressGuard {
  const allowed = createNetworkList(options.allowNetworks);
  return {
    inAllowed: (address) => allowed.has(address),
    check(address) {
      const plain = address.split('%', 1)[0] ?? ''; // fe80::1%eth0
      if (isIP(plain) === 0) return { allowed: false, why: 'not an IP address' };
      if (allowed.has(plain)) return { allowed: true };
      const why = specialPurposeOf(plain);
      return why === null ? { allowed: true } : { allowed: false, why };
    },
  };
}
