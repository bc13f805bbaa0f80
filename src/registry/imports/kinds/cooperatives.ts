/**
 * Co-operatives, as the province's Liên minh hợp tác xã or Sở Tài chính lists them; their code is a tax code.
 */
import type { Kind } from '../kind.ts';
import {
  foundedField,
  personalColumns,
  placeFields,
  sectorField,
  statusField,
  subjectRules,
} from './shared.ts';

export const cooperatives: Kind = {
  id: 'cooperatives',
  title: { vi: 'hợp tác xã', en: 'co-operatives' },
  subject: subjectRules.cooperative,
  fields: [
    {
      key: 'code',
      title: { vi: 'Mã số hợp tác xã', en: 'Co-operative code' },
      headings: [
        'masohoptacxa',
        'masohtx',
        'mahtx',
        'mahoptacxa',
        'masothue',
        'mst',
        'masodangky',
        'maso',
        'cooperativecode',
        'taxcode',
        'code',
      ],
      parts: ['masohoptacxa', 'masothue'],
    },
    {
      key: 'name',
      title: { vi: 'Tên hợp tác xã', en: 'Name' },
      headings: [
        'tenhoptacxa',
        'tenhtx',
        'hoptacxa',
        'htx',
        'tendonvi',
        'tentochuc',
        'ten',
        'cooperative',
        'name',
      ],
      parts: ['tenhoptacxa', 'tenhtx'],
      required: true,
    },
    ...placeFields,
    sectorField,
    foundedField,
    statusField,
  ],
  leftBehind: personalColumns,
};
