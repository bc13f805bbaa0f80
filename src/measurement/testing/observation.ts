/**
 * A complete, healthy, literal Observation for tests: example.vn on 20 November 2026, on which every check passes (or
 * does not apply, where health means absence: no cookie, no shop). A test changes the one thing it is about.
 *
 * Addresses lie in the lab's networks, which `allowedNetworks` names. Keys, DS and signatures of the zone are real:
 * made once with ldns-keygen and ldns-signzone, valid from 15 November to 13 December 2026.
 */
import type { DnsObservation, MailObservation, Observation, WebObservation } from '../observation.ts';
import { healthyDns, healthyMail } from './observation-dns.ts';
import { healthyWeb } from './observation-web.ts';

/** What differs from the healthy observation: whole fields at the top and within each room; nothing deeper is merged. */
export type ObservationChange = Partial<Omit<Observation, 'dns' | 'web' | 'mail'>> & {
  dns?: Partial<DnsObservation>;
  web?: Partial<WebObservation>;
  mail?: Partial<MailObservation>;
};

/**
 * Makes a fresh observation of profile `full`; nothing is shared between two calls.
 *
 * For profile `presence` give `profile` and leave out what that profile does not hold.
 */
export function observationOf(change: ObservationChange = {}): Observation {
  const { dns, web, mail, ...top } = change;
  return structuredClone({
    schema: 1,
    domain: 'example.vn',
    unicode: 'example.vn',
    observedAt: '2026-11-20T08:00:00Z',
    profile: 'full',
    allowedNetworks: ['198.18.0.0/15', '2001:db8::/32'],
    reach: { ipv4: true, ipv6: true },
    ...top,
    dns: { ...healthyDns, ...dns },
    web: { ...healthyWeb, ...web },
    mail: { ...healthyMail, ...mail },
  });
}
