/**
 * The address plan of the lab Internet: from a number to addresses, and from an address back to whose it is.
 *
 * Every scenario has two blocks of its own in different prefixes (bank 0 and bank 1), so that its servers can stand in
 * two networks: a /27 of 198.18.0.0/17 and one of 198.18.128.0/17, and the /48s 2001:db8:NNNN::/48 and
 * 2001:db8:(4000+NNNN)::/48. 198.19.0.0/16 holds what is shared; there the IPv6 twin of 198.19.X.Y is
 * 2001:db8:f0XX::YY (both in hexadecimal), so each /24 has its own /48.
 * README.md has the plan as a table.
 */

export const allowedNetworks = ['198.18.0.0/15', '2001:db8::/32'] as const;

/** Scenario numbers run from 1 to this. */
export const lastScenario = 1023;
/** Host numbers inside a scenario's block run from 1 to this (a /27 without its first and last address). */
export const lastScenarioHost = 30;
export const crowdNameServerPairs = 128;
export const crowdWebAddresses = 1024;

export type Bank = 0 | 1;

/** IPv4 address of host 1–30 of scenario 1–1023. */
export function scenarioV4(number: number, host: number, bank: Bank = 0): string {
  requireRange('scenario', number, 1, lastScenario);
  requireRange('host', host, 1, lastScenarioHost);
  const offset = number * 32 + host;
  return `198.18.${(offset >> 8) + bank * 128}.${offset & 255}`;
}

/** IPv6 twin of `scenarioV4`, in the form of RFC 5952. */
export function scenarioV6(number: number, host: number, bank: Bank = 0): string {
  requireRange('scenario', number, 1, lastScenario);
  requireRange('host', host, 1, lastScenarioHost);
  return `2001:db8:${(number + bank * 0x4000).toString(16)}::${host.toString(16)}`;
}

/** 198.19.third.fourth */
export function sharedV4(third: number, fourth: number): string {
  requireRange('third octet', third, 0, 255);
  requireRange('fourth octet', fourth, 1, 254);
  return `198.19.${third}.${fourth}`;
}

/** IPv6 twin of `sharedV4`. */
export function sharedV6(third: number, fourth: number): string {
  requireRange('third octet', third, 0, 255);
  requireRange('fourth octet', fourth, 1, 254);
  return `2001:db8:${(0xf000 + third).toString(16)}::${fourth.toString(16)}`;
}

export interface AddressPair {
  v4: string;
  v6: string;
}

/** One of the two name servers of crowd pair 0–127: they stand in different prefixes. */
export function crowdNameServer(pair: number, which: 0 | 1): AddressPair {
  requireRange('pair', pair, 0, crowdNameServerPairs - 1);
  return { v4: sharedV4(16 + which, pair + 1), v6: sharedV6(16 + which, pair + 1) };
}

/** Web address 0–1023 of the crowd: 128 in each of the eight prefixes 198.19.32.0/24 … 198.19.39.0/24. */
export function crowdWeb(index: number): AddressPair {
  requireRange('web address', index, 0, crowdWebAddresses - 1);
  const third = 32 + (index >> 7);
  return { v4: sharedV4(third, (index & 127) + 1), v6: sharedV6(third, (index & 127) + 1) };
}

export type AddressOwner =
  | { kind: 'scenario'; number: number; host: number; bank: Bank }
  | { kind: 'infrastructure' }
  | { kind: 'crowd-name-server'; pair: number; which: 0 | 1 }
  | { kind: 'crowd-web'; index: number }
  | { kind: 'unassigned' };

/** Tells whose an address is; null when it is not of the lab at all, or no address. */
export function ownerOf(address: string): AddressOwner | null {
  const v4 = /^198\.(18|19)\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4) {
    const [third, fourth] = [Number(v4[2]), Number(v4[3])];
    if (third > 255 || fourth > 255) return null;
    if (v4[1] === '19') return sharedOwner(third, fourth);
    const offset = ((third & 127) << 8) + fourth;
    return scenarioOwner(offset >> 5, offset & 31, third < 128 ? 0 : 1);
  }
  const v6 = /^2001:0?db8:([0-9a-f]{1,4})::([0-9a-f]{1,4})$/i.exec(address);
  if (v6) {
    const [block, host] = [Number.parseInt(v6[1]!, 16), Number.parseInt(v6[2]!, 16)];
    if (block >= 0xf000 && block <= 0xf0ff) return sharedOwner(block - 0xf000, host);
    return scenarioOwner(block % 0x4000, host, block >= 0x4000 ? 1 : 0);
  }
  return null;
}

function scenarioOwner(number: number, host: number, bank: Bank): AddressOwner {
  const known = number >= 1 && number <= lastScenario && host >= 1 && host <= lastScenarioHost;
  return known ? { kind: 'scenario', number, host, bank } : { kind: 'unassigned' };
}

function sharedOwner(third: number, fourth: number): AddressOwner {
  if (fourth < 1 || fourth > 254) return { kind: 'unassigned' };
  if (third < 16) return { kind: 'infrastructure' };
  if (third < 18 && fourth <= crowdNameServerPairs) {
    return { kind: 'crowd-name-server', pair: fourth - 1, which: third === 16 ? 0 : 1 };
  }
  if (third >= 32 && third < 40 && fourth <= 128) {
    return { kind: 'crowd-web', index: (third - 32) * 128 + fourth - 1 };
  }
  return { kind: 'unassigned' };
}

function requireRange(what: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${what} is ${value}, the address plan has ${least} to ${most}`);
}
