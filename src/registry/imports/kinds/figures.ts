/**
 * Lists of figures a unit: populations, VNNIC's registered counts, and sizes of groups that others supply. Each row says
 * for which unit, on which day, and by which document; without that a figure is worth nothing.
 */
import type { Field, Kind } from '../kind.ts';

const unitFields: readonly Field[] = [
  {
    key: 'unit',
    title: { vi: 'Đơn vị', en: 'Unit' },
    headings: [
      'donvi',
      'tendonvi',
      'donvihanhchinh',
      'tendonvihanhchinh',
      'xa',
      'xaphuong',
      'phuongxa',
      'tinh',
      'tinhthanh',
      'tinhthanhpho',
      'tentinh',
      'diaphuong',
      'tendiaphuong',
      'diaban',
      'unit',
      'name',
    ],
  },
  {
    key: 'unitCode',
    title: { vi: 'Mã đơn vị', en: 'Unit code' },
    headings: ['madonvi', 'madvhc', 'madonvihanhchinh', 'matinh', 'maxa', 'maso', 'ma', 'unitcode', 'code'],
  },
  {
    key: 'within',
    title: { vi: 'Thuộc tỉnh', en: 'Within province' },
    headings: [
      'thuoctinh',
      'tinhtructhuoc',
      'thuoc',
      'tinh',
      'tinhthanh',
      'tinhthanhpho',
      'within',
      'province',
    ],
  },
];

const dayField: Field = {
  key: 'on',
  title: { vi: 'Ngày', en: 'Day' },
  headings: [
    'ngay',
    'tinhdenngay',
    'denngay',
    'ngaysolieu',
    'thoidiem',
    'taingay',
    'ngaychot',
    'date',
    'on',
    'asof',
  ],
  parts: ['tinhden', 'thoidiem'],
};

const documentField: Field = {
  key: 'document',
  title: { vi: 'Văn bản', en: 'Document' },
  headings: ['vanban', 'sovanban', 'sokyhieu', 'nguon', 'nguonsolieu', 'cancu', 'document', 'source'],
};

const valueField = (headings: readonly string[]): Field => ({
  key: 'value',
  title: { vi: 'Số', en: 'Number' },
  headings: [...headings, 'so', 'soluong', 'tongso', 'solieu', 'giatri', 'value', 'number', 'count'],
  parts: ['soluong', 'tongso'],
  required: true,
});

export const populations: Kind = {
  id: 'populations',
  title: { vi: 'dân số', en: 'populations' },
  fields: [
    ...unitFields,
    {
      key: 'group',
      title: { vi: 'Nhóm tuổi', en: 'Ages' },
      headings: ['nhom', 'nhomtuoi', 'dotuoi', 'loai', 'ages', 'kind'],
    },
    dayField,
    valueField(['danso', 'sodan', 'dansotrungbinh', 'quymodanso', 'population']),
    documentField,
  ],
  leftBehind: [],
};

export const registeredCounts: Kind = {
  id: 'registered-counts',
  title: { vi: 'số tên miền đăng ký (VNNIC)', en: "registered counts (VNNIC's)" },
  fields: [
    ...unitFields,
    {
      key: 'zone',
      title: { vi: 'Đuôi', en: 'Zone' },
      headings: ['duoi', 'duoitenmien', 'loaitenmien', 'tenmiencap2', 'zone', 'suffix'],
    },
    dayField,
    {
      key: 'frame',
      title: { vi: 'Khung địa giới', en: 'Frame' },
      headings: ['khung', 'khungdiagioi', 'bando', 'sotinh', 'frame'],
    },
    valueField(['sotenmien', 'soluongtenmien', 'tongsotenmien', 'tenmiendangky']),
    { ...documentField, required: true },
  ],
  leftBehind: [],
};

export const denominators: Kind = {
  id: 'denominators',
  title: { vi: 'quy mô nhóm (mẫu số)', en: 'denominators' },
  fields: [
    {
      key: 'group',
      title: { vi: 'Nhóm', en: 'Group' },
      headings: ['nhom', 'doituong', 'nhomdoituong', 'loai', 'group', 'kind'],
      required: true,
    },
    ...unitFields,
    dayField,
    valueField(['quymo', 'songuoi']),
    {
      key: 'suppliedBy',
      title: { vi: 'Bên cung cấp', en: 'Supplied by' },
      headings: [
        'bencungcap',
        'aicungcap',
        'donvicungcap',
        'coquancungcap',
        'cungcap',
        'nguoicungcap',
        'suppliedby',
      ],
      required: true,
    },
    documentField,
  ],
  leftBehind: [],
};
