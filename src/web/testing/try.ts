/**
 * The site over the sample for whoever builds pages: `node src/web/testing/try.ts [PORT]`. Prints a cookie for each role;
 * build first (npx react-router build) and start it again after building. Ends with Ctrl-C.
 */
import { openSite } from './site.ts';

await using site = await openSite({ sample: true });
const provinceId = await site.provinceId();
const communes = await site.pool.query<{ id: number; code: string }>(
  `select closure.descendant_id as id, code.code
   from territory.closure
   join territory.code on code.unit_id = closure.descendant_id and code.preferred and code.valid @> current_date
   where closure.ancestor_id = $1 and closure.depth = 1 and closure.valid @> current_date
   order by code.code
   limit 1`,
  [provinceId],
);
const commune = communes.rows[0]!;
const people = {
  province: await site.signIn({
    role: 'province',
    unitIds: [provinceId],
    title: 'Chuyên viên chương trình, Sở KH&CN',
  }),
  commune: await site.signIn({ role: 'commune', unitIds: [commune.id], title: `Cán bộ xã ${commune.code}` }),
  administrator: await site.signIn({ role: 'administrator', title: 'Quản trị hệ thống' }),
  auditor: await site.signIn({ role: 'auditor', title: 'Kiểm toán' }),
};
console.log(`${site.origin}`);
for (const [role, secret] of Object.entries(people)) console.log(`${role}: __Host-hd-session=${secret}`);
await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
