/**
 * Enterprises, as Sở Tài chính exports the business register.
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

export const enterprises: Kind = {
  id: 'enterprises',
  title: { vi: 'doanh nghiệp', en: 'enterprises' },
  subject: subjectRules.enterprise,
  fields: [
    {
      key: 'code',
      title: { vi: 'Mã số doanh nghiệp', en: 'Enterprise code' },
      headings: [
        'masodoanhnghiep',
        'masodn',
        'msdn',
        'madoanhnghiep',
        'madn',
        'masothue',
        'mst',
        'masodoanhnghiepmst',
        'masomst',
        'msdnmst',
        'maso',
        'enterprisecode',
        'taxcode',
        'code',
      ],
      parts: ['masodoanhnghiep', 'masothue'],
    },
    {
      key: 'name',
      title: { vi: 'Tên doanh nghiệp', en: 'Name' },
      headings: [
        'tendoanhnghiep',
        'tendn',
        'tencongty',
        'tendoanhnghieptiengviet',
        'tendoanhnghiepbangtiengviet',
        'tentochuc',
        'tendonvi',
        'ten',
        'doanhnghiep',
        'enterprise',
        'company',
        'name',
      ],
      parts: ['tendoanhnghiep', 'tencongty'],
      required: true,
    },
    ...placeFields,
    sectorField,
    foundedField,
    statusField,
  ],
  leftBehind: personalColumns,
};
