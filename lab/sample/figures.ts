/**
 * The figures of the sample. One of them is real: the count of 31/3/2025 in the province's directive. All others are
 * invented, of a size that could be, and say so.
 */
const mark = 'dữ liệu mẫu';

export const registeredRows: Record<string, string>[] = [
  {
    'Đơn vị': 'Thái Nguyên',
    'Mã đơn vị': '19',
    Đuôi: '',
    Ngày: '31/03/2025',
    Khung: '63',
    'Số tên miền': '3295',
    'Văn bản':
      'Chỉ thị của Chủ tịch UBND tỉnh Thái Nguyên về thúc đẩy hiện diện trực tuyến với tên miền quốc gia ".vn" (2025)',
  },
];

/** Before the merger; the merged province's own figure is in the tables of territory. */
export const populationRows: Record<string, string>[] = (
  [
    ['Thái Nguyên', '19', 'toàn bộ', 1_350_000],
    ['Thái Nguyên', '19', '15-69', 948_000],
    ['Bắc Kạn', '06', 'toàn bộ', 326_000],
    ['Bắc Kạn', '06', '15-69', 229_000],
  ] as const
).map(([unit, code, kind, value]) => ({
  'Đơn vị': unit,
  'Mã đơn vị': code,
  Nhóm: kind,
  Ngày: '31/03/2025',
  'Dân số': String(value),
  Nguồn: `${mark}: ước tính`,
}));

const groupNames = {
  students: 'sinh viên',
  graduates: 'sinh viên tốt nghiệp',
  'association-members': 'hội viên hiệp hội',
  'youth-union': 'đoàn viên',
  cooperatives: 'hợp tác xã',
  enterprises: 'doanh nghiệp',
  households: 'hộ kinh doanh',
} as const;

export const denominatorRows: Record<string, string>[] = (
  [
    ['19', 'students', 51_200, 'Đại học Thái Nguyên'],
    ['19', 'graduates', 9_800, 'Đại học Thái Nguyên'],
    ['19', 'association-members', 1_420, 'Hiệp hội Doanh nghiệp tỉnh'],
    ['19', 'youth-union', 148_000, 'Tỉnh Đoàn'],
    ['19', 'cooperatives', 640, 'Liên minh Hợp tác xã tỉnh'],
    ['19', 'enterprises', 10_900, 'Sở Tài chính'],
    ['19', 'households', 61_500, 'Sở Tài chính'],
    ['06', 'students', 1_150, 'Sở Giáo dục và Đào tạo'],
    ['06', 'youth-union', 31_000, 'Tỉnh Đoàn'],
    ['06', 'cooperatives', 390, 'Liên minh Hợp tác xã tỉnh'],
    ['06', 'enterprises', 1_050, 'Sở Tài chính'],
    ['06', 'households', 12_300, 'Sở Tài chính'],
  ] as const
).map(([code, kind, value, who]) => ({
  'Đơn vị': code === '19' ? 'Thái Nguyên' : 'Bắc Kạn',
  'Mã đơn vị': code,
  Nhóm: groupNames[kind],
  Ngày: '31/03/2025',
  'Số lượng': String(value),
  'Ai cung cấp': `${who} (${mark})`,
  'Văn bản': mark,
}));
