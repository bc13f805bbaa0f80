/**
 * The lists of the sample in the order in which they are imported, each as of its own day on the map of that day.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import type { KindId } from '#registry/index.ts';

export interface SampleList {
  kind: KindId;
  /** In tables/. */
  file: string;
  asOf: IsoDate;
  /**
   * Week of the story (0–52) in which the list reached the department: its names are measured from then on. What was
   * written down in spring 2025 came in late, as such lists do.
   */
  arrival: number;
}

/** The day of the count in the directive, on the map of 63 provinces. */
const spring = '2025-03-31';

export const sampleLists: readonly SampleList[] = [
  { kind: 'populations', file: 'populations.csv', asOf: spring, arrival: 0 },
  { kind: 'registered-counts', file: 'registered-counts.csv', asOf: spring, arrival: 0 },
  { kind: 'denominators', file: 'denominators.csv', asOf: spring, arrival: 0 },
  { kind: 'enterprises', file: 'enterprises-thai-nguyen.csv', asOf: spring, arrival: 0 },
  { kind: 'enterprises', file: 'enterprises-bac-kan.csv', asOf: spring, arrival: 0 },
  { kind: 'households', file: 'households-thai-nguyen.csv', asOf: spring, arrival: 0 },
  { kind: 'households', file: 'households-bac-kan.csv', asOf: spring, arrival: 0 },
  { kind: 'cooperatives', file: 'cooperatives-thai-nguyen.csv', asOf: spring, arrival: 0 },
  { kind: 'cooperatives', file: 'cooperatives-bac-kan.csv', asOf: spring, arrival: 0 },
  { kind: 'schools', file: 'schools-thai-nguyen.csv', asOf: spring, arrival: 0 },
  { kind: 'schools', file: 'schools-bac-kan.csv', asOf: spring, arrival: 0 },
  { kind: 'domains', file: 'domains-1.csv', asOf: spring, arrival: 0 },
  { kind: 'domains', file: 'domains-2.csv', asOf: '2025-05-31', arrival: 13 },
  { kind: 'domains', file: 'domains-3.csv', asOf: '2025-06-25', arrival: 30 },
];
