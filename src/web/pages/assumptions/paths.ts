/** Addresses of assumptions and proposals, and the controls of their forms. Pure, so that components may use it. */
export const registerPath = '/quan-tri/gia-dinh';

export const assumptionPath = (key: string) => `${registerPath}/${key}`;
export const proposalPath = (id: number) => `${registerPath}/de-xuat/${id}`;

/** Controls of a form that proposes, by what they hold. */
export const controls = {
  title: 'cau',
  titleEn: 'cau-en',
  from: 'tu-ngay',
  source: 'nguon',
  grade: 'muc',
  document: 'van-ban',
  reason: 'ly-do',
} as const;
