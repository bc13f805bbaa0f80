/**
 * An Observation whose page is a string of HTML: read by the real extractor, everything around it healthy.
 */
import type { HeaderList, Observation, PageObservation } from '../observation.ts';
import { createPageExtractor } from '../page/extract.ts';
import { simhashOf } from '../page/simhash.ts';
import { type ObservationChange, observationOf } from './observation.ts';
import { lookup } from './observation-records.ts';

export interface PageSettings {
  url?: string;
  status?: number;
  headers?: HeaderList;
  nameServers?: string[];
  cname?: string;
  change?: ObservationChange;
}

/** example.vn showing this page; `url` is where a visitor ends. */
export function observationShowing(html: string, settings: PageSettings = {}): Observation {
  const {
    url = 'https://example.vn/',
    status = 200,
    headers = [],
    nameServers,
    cname,
    change = {},
  } = settings;
  const observation = observationOf({
    ...change,
    web: { page: pageOf(html, url, status, headers), ...change.web },
  });
  const start = observation.web.chains.find((chain) => chain.start === 'https://example.vn/');
  if (start && url !== 'https://example.vn/') {
    start.hops = [
      { url: 'https://example.vn/', outcome: 'response', status: 301, location: url, by: 'location' },
      { url, outcome: 'response', status },
    ];
  }
  if (nameServers) {
    observation.dns.delegation.parentNs = nameServers;
    observation.dns.childNs = lookup('example.vn', 'NS', nameServers);
  }
  if (cname) for (const { ipv4 } of observation.web.hosts) ipv4.cnames = [cname];
  return observation;
}

export function pageOf(html: string, url: string, status = 200, headers: HeaderList = []): PageObservation {
  const bytes = Buffer.from(html);
  const extractor = createPageExtractor({ url, contentType: 'text/html; charset=utf-8' });
  extractor.write(bytes);
  const facts = bytes.length > 0 ? extractor.end().facts : null;
  return {
    url,
    status,
    headers: [['content-type', 'text/html; charset=utf-8'], ...headers],
    body: {
      wireBytes: bytes.length,
      bytes: bytes.length,
      truncated: false,
      sha256: `${bytes.length}`.padStart(64, '0'),
      simhash: facts ? simhashOf(facts.text) : null,
    },
    facts,
  };
}

/** Prose about a café, of as many words as asked; says nothing a rule listens for. */
export function prose(words: number): string {
  const sentence =
    'Quán mở cửa từ sáng sớm phục vụ cà phê phin bánh mì nóng và nước trái cây tươi cho khách trong xóm ngồi ngoài hiên'.split(
      ' ',
    );
  return Array.from({ length: words }, (_, at) => sentence[at % sentence.length]).join(' ');
}
