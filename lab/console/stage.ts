/**
 * The sample with a little of everything that pages are of: a list handed in, a name asked for, an assumption proposed; and
 * somebody signed in for each kind of viewer. What `screens.ts` names its paths by.
 */
import { proposeConfirmation } from '#assumptions/index.ts';
import { askMeasurement } from '#observatory/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { receiveUpload } from '#registry/index.ts';
import { type Site, sampleNow } from '../../src/web/testing/site.ts';
import type { Known, Viewer } from '../screens.ts';

export interface Stage {
  known: Known;
  /** What each holds in the session cookie. */
  secrets: Record<Viewer, string | null>;
}

export async function setStage(site: Site): Promise<Stage> {
  const secrets = await signInAll(site);
  const found = await readKnown(site);
  return { known: { ...found, ...(await addWork(site, found)) }, secrets };
}

async function signInAll(site: Site): Promise<Record<Viewer, string | null>> {
  const provinceId = await site.provinceId();
  const { rows } = await site.pool.query<{ id: number }>(
    // The province itself stands first: names whose commune is not known count there.
    `select unit_id as id
     from registry.domain
     join territory.unit on unit.id = domain.unit_id and unit.level = 'commune'
     group by unit_id
     order by count(*) desc, unit_id
     limit 1`,
  );
  return {
    nobody: null,
    province: await site.signIn({
      role: 'province',
      unitIds: [provinceId],
      title: 'Chuyên viên chương trình, Sở KH&CN',
    }),
    commune: await site.signIn({
      role: 'commune',
      unitIds: [rows[0]!.id],
      title: 'Cán bộ phường',
      name: 'Trần Văn Bình',
    }),
    administrator: await site.signIn({ role: 'administrator', title: 'Quản trị hệ thống', name: 'Lê Minh' }),
    auditor: await site.signIn({ role: 'auditor', title: 'Kiểm toán', name: 'Phạm Thu' }),
  };
}

type Work = 'uploadId' | 'askId' | 'proposalId';

async function readKnown({ pool }: Site): Promise<Omit<Known, Work>> {
  const { rows } = await pool.query<Omit<Known, Work>>(`
    select
      (select h.subject_id from registry.holding h join registry.subject s on s.id = h.subject_id
       where s.kind = 'enterprise' order by h.subject_id limit 1) as "subjectId",
      (select d.name from observatory.domain_now n join observatory.judgement j on j.id = n.judgement_id
       join registry.domain d on d.id = n.domain_id
       where j.presence = 'website' and j.trusted = false order by cardinality(j.faults) desc, d.name limit 1) as "brokenName",
      (select d.name from observatory.domain_now n join observatory.judgement j on j.id = n.judgement_id
       join registry.domain d on d.id = n.domain_id where j.trusted order by j.score desc, d.name limit 1) as "workingName",
      (select id from registry.review where decided_at is null order by id limit 1) as "reviewId",
      (select c.code from registry.domain d
       join territory.unit u on u.id = d.unit_id and u.level = 'commune'
       join territory.code c on c.unit_id = d.unit_id and c.preferred and c.valid @> current_date
       group by c.code, d.unit_id order by count(*) desc, d.unit_id limit 1) as "communeCode",
      (select key from assumptions.assumption where confirmed_by is null order by key limit 1) as "assumptionKey",
      (select key from territory.unit where key like 'province:19@2025%') as "unitKey",
      (select min(id) from registry.registered_count) as "countId",
      (select min(id) from identity.account) as "accountId",
      (select min(id) from identity.post) as "postId"`);
  return rows[0]!;
}

async function addWork(
  { pool }: Site,
  { brokenName, accountId, postId }: Omit<Known, Work>,
): Promise<Pick<Known, Work>> {
  const { rows } = await pool.query<{ domainId: number; unitId: number; key: string }>(
    `select
       id as "domainId",
       (select id from territory.unit where key like 'province:19@2025%') as "unitId",
       (select key from assumptions.assumption where confirmed_by is null order by key offset 1 limit 1) as key
     from registry.domain
     where name = $1`,
    [brokenName],
  );
  const { domainId, unitId, key } = rows[0]!;
  return inTransaction(pool, async (trx) => {
    const ask = await askMeasurement(trx, { domainId, accountId, now: sampleNow });
    const by = { accountId, postId, name: 'Nguyễn Thị Hà', postTitle: 'Chuyên viên chương trình, Sở KH&CN' };
    const proposal = await proposeConfirmation(trx, {
      ...{ key, by, at: sampleNow, reason: 'Đã có văn bản trả lời.' },
      document: 'Công văn 1234/SKHCN-CĐS ngày 20/11/2026',
    });
    const uploadId = await receiveUpload(trx, {
      bytes: Buffer.from('Tên miền,Chủ thể\nquan-moi.vn,Hộ kinh doanh Quán Mới\n'),
      ...{ fileName: 'ten-mien-thang-11.csv', kind: 'domains', asOf: '2026-11-20', freeOfSecrets: true },
      ...{ unitId, accountId, postId, now: sampleNow },
    });
    return { uploadId, askId: ask.id, proposalId: proposal.id };
  });
}
