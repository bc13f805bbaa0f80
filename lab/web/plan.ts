/**
 * From declarations to sites: which host stands at which address, with which pages, headers and certificate.
 *
 * Pure. write.ts makes files and nginx's configuration of it, zones/compose.ts the address records.
 */
import { scenarioV4, scenarioV6 } from '../address-plan.ts';
import type { CertificateSpec } from '../ca.ts';
import type { TcpMode } from '../misbehaving/tcp-modes.ts';
import { type DomainSpec, type PageSpec, type Redirect, type SiteSpec, toALabel } from '../scenario.ts';
import type { LoadedScenario } from '../scenarios.ts';
import { cafePages } from './cafe.ts';

export interface PlannedSite {
  /** Distinct, usable as a folder name. */
  id: string;
  /** A-labels. */
  hosts: string[];
  v4: string | null;
  v6: string | null;
  published: boolean;
  http: 'pages' | 'closed' | Redirect | { misbehaves: TcpMode };
  https: 'pages' | 'closed' | Redirect | { misbehaves: TcpMode; tls?: boolean };
  certificate: CertificateSpec;
  headers: Record<string, string>;
  pages: Record<string, PageSpec>;
  /** Folder laid over the pages. */
  overlay: string | null;
  answersAnyHost: boolean;
  nginx: readonly string[];
}

/** Headers of a site where nothing is left to wish for. Strict-Transport-Security is sent over https only. */
const goodHeaders: Record<string, string> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'Content-Security-Policy':
    "default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export function planSites(scenarios: readonly LoadedScenario[], now: Temporal.Instant): PlannedSite[] {
  return scenarios.flatMap((scenario) =>
    scenario.domains.flatMap((domain, index) => {
      if (domain.web === 'none' || domain.dns === 'absent') return [];
      const specs = Array.isArray(domain.web) ? (domain.web as SiteSpec[]) : [(domain.web ?? {}) as SiteSpec];
      return specs.map((spec, at) => planSite(scenario, domain, spec, { index, at }, now));
    }),
  );
}

function planSite(
  scenario: LoadedScenario,
  domain: DomainSpec,
  spec: SiteSpec,
  place: { index: number; at: number },
  now: Temporal.Instant,
): PlannedSite {
  const name = toALabel(domain.name);
  const hosts = (spec.hosts ?? [name, `www.${name}`]).map(toALabel);
  const host = spec.address ?? 10 + place.index;
  const families = spec.families ?? 'both';
  const cafe =
    spec.content === 'none'
      ? {}
      : cafePages({ shown: domain.name.normalize('NFC'), domain: hosts[0]!, number: scenario.number }, now);
  const http = spec.http ?? 'redirect';
  return {
    id: `${scenario.number}-${place.index}-${place.at}`,
    hosts,
    v4: families === 'v6' ? null : scenarioV4(scenario.number, host),
    v6: families === 'v4' ? null : scenarioV6(scenario.number, host),
    published: spec.published !== 'none',
    http: http === 'redirect' ? { to: 'https://$host$request_uri' } : http,
    https: spec.https ?? 'pages',
    certificate: spec.certificate ?? {},
    headers: mergeHeaders(spec),
    pages: mergePages(cafe, spec.pages ?? {}),
    overlay: place.index === 0 && place.at === 0 ? `${scenario.folder}/pages` : null,
    answersAnyHost: spec.answersAnyHost ?? false,
    nginx: spec.nginx ?? [],
  };
}

function mergeHeaders(spec: SiteSpec): Record<string, string> {
  const merged = new Map<string, [string, string]>();
  const good = spec.standardHeaders === 'none' ? {} : goodHeaders;
  for (const [name, value] of Object.entries(good)) merged.set(name.toLowerCase(), [name, value]);
  for (const [name, value] of Object.entries(spec.headers ?? {})) {
    if (value === null) merged.delete(name.toLowerCase());
    else merged.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(merged.values());
}

function mergePages(
  cafe: Record<string, { body: string }>,
  own: NonNullable<SiteSpec['pages']>,
): Record<string, PageSpec> {
  const pages: Record<string, PageSpec> = { ...cafe };
  for (const [path, page] of Object.entries(own)) {
    if (page === null) delete pages[path];
    else pages[path] = typeof page === 'string' ? { body: page } : page;
  }
  return pages;
}
