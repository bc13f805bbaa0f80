/**
 * What a person can ask of the sample that cannot be done; part of the catalogue in problems.ts.
 */
import { formatDay } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

export const sampleProblems = {
  'sample-not-alone': sentence<{ table: string }>(
    (d) =>
      `Cơ sở dữ liệu này đã có dữ liệu không phải dữ liệu mẫu (bảng ${d.table}), nên không nạp dữ liệu mẫu vào đây. Hãy nạp vào một cơ sở dữ liệu riêng, còn trống.`,
    (d) =>
      `This database holds rows that are no sample (table ${d.table}), so the sample is not loaded into it. Load it into an empty database of its own.`,
  ),
  'sample-until-outside': sentence<{ value: string; least: string; most: string }>(
    (d) =>
      `Mười hai tháng lịch sử của dữ liệu mẫu có thể kết thúc từ ${formatDay(d.least, 'vi')} đến ${formatDay(d.most, 'vi')}, không phải ${formatDay(d.value, 'vi')}. Hãy chọn --until trong khoảng đó.`,
    (d) =>
      `The sample's twelve months of history can end from ${formatDay(d.least, 'en')} to ${formatDay(d.most, 'en')}, not on ${formatDay(d.value, 'en')}. Choose --until between these days.`,
  ),
  'sample-needs-lab': sentence<Record<never, never>>(
    () =>
      'Tên miền của dữ liệu mẫu là bịa nên chỉ đo được trong phòng lab, nơi có máy chủ trả lời cho chúng: npm run --silent lab -- run start',
    () =>
      "The sample's names are invented and can only be measured in the lab, where servers answer for them: npm run --silent lab -- run start",
  ),
};
