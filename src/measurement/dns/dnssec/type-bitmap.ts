/** What a type bitmap that stands at a name says of one type there, for NSEC and NSEC3 alike. */
import { rrType, typeName } from '../record-types.ts';

/**
 * @returns why the bitmap does not prove that the name lacks the type, in a clause; null when it does
 */
export function judgeBitmap(types: ReadonlySet<number>, type: number, name: string): string | null {
  if (types.has(type)) return `the bitmap of ${name} has ${typeName(type)}`;
  // A CNAME would have been the answer (RFC 6840 §4.3).
  if (types.has(rrType.CNAME)) return `the bitmap of ${name} has CNAME`;
  const isApex = types.has(rrType.SOA);
  // RFC 6840 §4.1 and RFC 4035 §5.2: at a cut the parent speaks for DS, the child for everything else.
  if (type === rrType.DS && isApex && name !== '.')
    return `the bitmap of ${name} is the child's, DS is the parent's`;
  if (type !== rrType.DS && types.has(rrType.NS) && !isApex)
    return `the bitmap of ${name} is that of a delegation`;
  return null;
}
