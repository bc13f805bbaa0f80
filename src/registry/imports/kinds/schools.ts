/**
 * Schools and universities, as Sở GD&ĐT lists them. A tax code where the list has one; the ministry's school codes are not
 * identity codes of anybody and are not needed to know a school again.
 */
import type { Kind } from '../kind.ts';
import { foundedField, personalColumns, placeFields, statusField, subjectRules } from './shared.ts';

export const schools: Kind = {
  id: 'schools',
  title: { vi: 'trường học', en: 'schools' },
  subject: subjectRules.school,
  fields: [
    {
      key: 'code',
      title: { vi: 'Mã số thuế', en: 'Tax code' },
      headings: ['masothue', 'mst', 'taxcode'],
      parts: ['masothue'],
    },
    {
      key: 'name',
      title: { vi: 'Tên trường', en: 'Name' },
      headings: [
        'tentruong',
        'tencosogiaoduc',
        'cosogiaoduc',
        'truong',
        'tendonvi',
        'donvi',
        'ten',
        'school',
        'name',
      ],
      parts: ['tentruong', 'tencoso'],
      required: true,
    },
    ...placeFields,
    {
      key: 'sector',
      title: { vi: 'Cấp học', en: 'Level' },
      headings: ['caphoc', 'bachoc', 'loaihinh', 'loaitruong', 'level'],
    },
    foundedField,
    statusField,
  ],
  leftBehind: personalColumns,
};
