/**
 * Lists of domain names: names into the register, each to its holder, and holders that the list itself describes.
 *
 * A name belongs to a subject by the holder's code, or by name and place where that leaves one; where another holder is
 * known already a person decides. 300,000 new names with 300,000 new holders took 53 s on two busy
 * cores, 24 s of it the key without overlaps of the holdings; the same list again 15 s.
 */

import type { ImportContext, Outcome } from './context.ts';
import { type CopyWriter, startCopy } from './copy-writer.ts';
import { mergeDomains } from './domain-merge.ts';
import { createDomainReader, type DomainRow } from './domain-rows.ts';
import { readDataRows } from './row-reader.ts';

export async function importDomains(context: ImportContext): Promise<Outcome> {
  const { trx } = context;
  await trx.query(
    `create temporary table staged_domain (
       line int not null primary key,
       name text not null,
       unicode text not null,
       zone text not null,
       zone_kind text not null,
       registered_on date,
       expires_on date,
       registrar text not null,
       evidence text not null,
       holder text not null,
       holder_kind text,
       -- person where the code is a personal number and nothing tells the kind
       code_kind text,
       token bytea,
       last4 text not null,
       unit_id bigint,
       origin_unit_id bigint,
       candidates bigint[] not null,
       place_note text not null,
       -- of a place to be chosen: the field whose cell named it, and the cell
       place_field text not null,
       place_given text not null,
       address text not null
     ) on commit drop`,
  );
  const reader = createDomainReader(context, await context.openPlaces());
  let rows = 0;
  const copy = startCopy(trx, 'staged_domain');
  try {
    for await (const batch of readDataRows(context.table, context.columns, 'name')) {
      rows += batch.length;
      for (const row of batch) {
        const domain = reader.read(row);
        if (domain !== null) writeRow(copy, domain);
      }
      await copy.drained();
    }
    await copy.end();
  } catch (error) {
    copy.abort();
    throw error;
  }
  const merged = await mergeDomains(context);
  return { rows, counts: { ...merged.counts, duplicates: reader.duplicates() }, changes: merged.changes };
}

function writeRow(copy: CopyWriter, row: DomainRow): void {
  const { place } = row;
  copy.row(21);
  copy.int(row.line);
  copy.text(row.name);
  copy.text(row.unicode);
  copy.text(row.zone);
  copy.text(row.zoneKind);
  copy.date(row.registered);
  copy.date(row.expires);
  copy.text(row.registrar);
  copy.text(row.evidence);
  copy.text(row.holder);
  copy.nullableText(row.holderKind);
  copy.nullableText(row.codeKind);
  copy.bytes(row.token);
  copy.text(row.last4);
  copy.bigint(place.unitId);
  copy.bigint(place.originUnitId);
  copy.bigints(place.candidates);
  copy.text(place.note ?? '');
  copy.text(row.placeGiven.field);
  copy.text(row.placeGiven.text);
  copy.text(row.address);
}
