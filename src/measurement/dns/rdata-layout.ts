/**
 * Where names stand inside rdata, by type: what the decoder must uncompress and lower.
 *
 * RFC 3597 §4 forbids compression in types newer than RFC 1035, yet asks receivers to understand it in some of them.
 * Lower case follows RFC 4034 §6.2 as amended by RFC 6840 §5.1: all listed types, RRSIG's signer among them, but not
 * NSEC's next name. Types that are absent hold no name, or one that is neither compressed nor lowered (SVCB, HTTPS).
 */
import { rrType } from './record-types.ts';

/**
 * A field of rdata: a number of fixed octets, a character string, a name to be lowered, a name whose case is kept, or
 * all the rest.
 */
export type RdataField = number | 'string' | 'name' | 'cased-name' | 'rest';

const oneName: readonly RdataField[] = ['name'];
const preferenceName: readonly RdataField[] = [2, 'name'];

const layouts = new Map<number, readonly RdataField[]>([
  [rrType.NS, oneName],
  [rrType.MD, oneName],
  [rrType.MF, oneName],
  [rrType.CNAME, oneName],
  [rrType.SOA, ['name', 'name', 20]],
  [rrType.MB, oneName],
  [rrType.MG, oneName],
  [rrType.MR, oneName],
  [rrType.PTR, oneName],
  [rrType.MINFO, ['name', 'name']],
  [rrType.MX, preferenceName],
  [rrType.RP, ['name', 'name']],
  [rrType.AFSDB, preferenceName],
  [rrType.RT, preferenceName],
  [rrType.SIG, [18, 'name', 'rest']],
  [rrType.PX, [2, 'name', 'name']],
  [rrType.NXT, ['name', 'rest']],
  [rrType.SRV, [6, 'name']],
  [rrType.NAPTR, [4, 'string', 'string', 'string', 'name']],
  [rrType.KX, preferenceName],
  [rrType.DNAME, oneName],
  [rrType.RRSIG, [18, 'name', 'rest']],
  [rrType.NSEC, ['cased-name', 'rest']],
]);

/** The fields of a type whose rdata holds names; undefined when rdata can be taken as it stands. */
export function rdataLayout(type: number): readonly RdataField[] | undefined {
  return layouts.get(type);
}
