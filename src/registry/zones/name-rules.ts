/**
 * What the rules say of a name somebody would like to register: characters, hyphens, lengths, where Vietnamese letters may
 * stand. Pure; whether the name is still free and whether the person is entitled to it are other questions.
 *
 * Not checked, for no list or no measure was found: protected names, terms against sovereignty or ethics, and names that
 * mislead without their diacritics. A clean answer is therefore no promise, and the words say so where it matters.
 */
import { domainToASCII, domainToUnicode } from 'node:url';
import { foldLetters } from '#platform/letters.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { isNameCharacter, isVietnamese } from './letters.ts';
import { zoneOn, zones } from './zones.ts';

export type NameRule =
  | 'zone-unknown'
  | 'zone-not-open'
  | 'empty'
  | 'below-another'
  | 'is-zone'
  | 'characters'
  | 'hyphen-edge'
  | 'hyphen-double'
  | 'too-long'
  | 'auction-only'
  | 'vietnamese-not-here'
  | 'vietnamese-perhaps-here'
  | 'vietnamese-short'
  | 'own-name'
  | 'press-like';

export interface NameFinding {
  rule: NameRule;
  /** `refused`: no registrar can register it. `warning`: it may be refused, or costs more, or needs a paper. */
  severity: 'refused' | 'warning';
  /** The characters or zone it is about, for the words. */
  about: string;
}

const longestLabelOctets = 63;
/** Names of one and two characters directly under .vn are given out by auction only. */
const shortestFreeLabel = 3;

/** From the draft of Circular 48/2025: not without a licence of the press; a warning as long as its text is not read. */
const pressPhrases = [
  'baodientu',
  'baochi',
  'mangxahoi',
  'tapchidientu',
  'trangtintonghop',
  'thongtindientutonghop',
];

/**
 * @param unicodeName the name or its first label alone, in any spelling: `Tiền.vn`, `cafe-balo`, `xn--tin-hkz.vn`
 * @param zone `vn`, `biz.vn`, `thainguyen.vn` …
 * @param on the day of registration
 * @returns findings in the order a person would mend them; empty when no rule known here is broken
 */
export function checkNameRules(unicodeName: string, zone: string, on: IsoDate): NameFinding[] {
  const inForce = zoneOn(zone, on);
  if (!inForce) {
    const known = zones.some((row) => row.zone === zone);
    return [refused(known ? 'zone-not-open' : 'zone-unknown', zone)];
  }
  const label = labelOf(unicodeName, zone);
  if (label === '') return [refused('empty')];
  if (label.includes('.')) return [refused('below-another', zone)];
  if (zone === 'vn' && zoneOn(`${label}.vn`, on)) return [refused('is-zone', `${label}.vn`)];
  return [
    ...checkCharacters(label),
    ...checkHyphens(label),
    ...checkLength(label, zone),
    ...checkVietnamese(label, inForce),
    ...checkMeaning(label, zone),
  ];
}

/** Lower case, precomposed, an A-label written out, the zone taken off. */
function labelOf(name: string, zone: string): string {
  const spelled = name.trim().normalize('NFC').toLowerCase().replace(/\.$/, '');
  const label = spelled.endsWith(`.${zone}`) ? spelled.slice(0, -zone.length - 1) : spelled;
  return label.startsWith('xn--') && !label.includes('.') ? domainToUnicode(label) || label : label;
}

function checkCharacters(label: string): NameFinding[] {
  const others = new Set([...label].filter((char) => !isNameCharacter(char)));
  return others.size === 0 ? [] : [refused('characters', [...others].slice(0, 5).join(' '))];
}

function checkHyphens(label: string): NameFinding[] {
  const findings: NameFinding[] = [];
  if (label.startsWith('-') || label.endsWith('-')) findings.push(refused('hyphen-edge'));
  if (label.includes('--')) findings.push(refused('hyphen-double'));
  return findings;
}

/** Vietnamese labels are counted in the form that goes over the network. */
function checkLength(label: string, zone: string): NameFinding[] {
  const ascii = isVietnamese(label) ? domainToASCII(label) : label;
  // domainToASCII gives '' for a label it refuses, among others one that is too long; other causes are found above.
  const tooLong = ascii.length > longestLabelOctets || (ascii === '' && [...label].every(isNameCharacter));
  if (tooLong) return [refused('too-long')];
  if (zone !== 'vn' || [...label].length >= shortestFreeLabel) return [];
  return isVietnamese(label) ? [warning('vietnamese-short')] : [refused('auction-only')];
}

function checkVietnamese(label: string, { zone, kind }: { zone: string; kind: string }): NameFinding[] {
  if (!isVietnamese(label) || zone === 'vn') return [];
  return kind === 'geographic'
    ? [warning('vietnamese-perhaps-here', zone)]
    : [refused('vietnamese-not-here', zone)];
}

function checkMeaning(label: string, zone: string): NameFinding[] {
  const findings: NameFinding[] = [];
  if (zone === 'name.vn') findings.push(warning('own-name'));
  const plain = foldLetters(label).replaceAll('-', '');
  if (pressPhrases.some((phrase) => plain.includes(phrase))) findings.push(warning('press-like'));
  return findings;
}

function refused(rule: NameRule, about = ''): NameFinding {
  return { rule, severity: 'refused', about };
}

function warning(rule: NameRule, about = ''): NameFinding {
  return { rule, severity: 'warning', about };
}
