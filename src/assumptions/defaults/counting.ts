/**
 * What counts as a website, as trusted, as mail; from which coverage on a unit is ranked; which population a rate
 * stands on; how a commune that was cut is shared out; how far two sources may differ.
 */
import { defineAssumption } from '../assumption.ts';
import { fields, listOf, oneOf, orNull, text, truth, whole } from '../shapes.ts';

// The engine's words, repeated because this room stands below it; a test of the reporting room holds them equal.
const presence = oneOf(
  'none',
  'domain-only',
  'mail-only',
  'social-only',
  'placeholder',
  'website',
  'unknown',
);
const verdict = oneOf('pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured');
const formula = fields({ established: truth, told: text, mostPoints: orNull(whole(0, 1000)) });

export const counting = {
  'presence.website': defineAssumption({
    shape: listOf(presence),
    value: ['website'],
    title: {
      vi: 'Tên được tính là có trang web khi hiện trang riêng; trang đỗ, trang tạm, chỉ có mạng xã hội thì không',
      en: 'A name has a website when it shows a page of its own; parked, placeholder and social-only do not count',
    },
    source: 'Chuẩn hien-dien-2026.1; QĐ 826/QĐ-BTTTT không định nghĩa "website"',
    grade: 'inferred',
    usedIn: ['names-website', 'subjects-with-website'],
  }),
  'presence.trusted': defineAssumption({
    shape: fields({ website: truth, validCertificate: truth, noSuspicion: truth, noForgedDnssec: truth }),
    value: { website: true, validCertificate: true, noSuspicion: true, noForgedDnssec: true },
    title: {
      vi: '"Tin cậy, an toàn" là có trang web, HTTPS với chứng thư hợp lệ, không dấu hiệu nghi ngờ, DNSSEC không bị giả',
      en: '"Trusted, safe" is a website over HTTPS with a valid certificate, no suspicion, no forged DNSSEC',
    },
    source: 'Chuẩn hien-dien-2026.1; QĐ 826/QĐ-BTTTT không định nghĩa "tin cậy, an toàn"',
    grade: 'inferred',
    usedIn: ['names-trusted'],
  }),
  'presence.mail': defineAssumption({
    // Verdicts of the checks M1 (mail has somewhere to go) and M7 (SPF) that together make "set up".
    shape: fields({ M1: listOf(verdict), M7: listOf(verdict) }),
    value: { M1: ['pass'], M7: ['pass', 'warn'] },
    title: {
      vi: 'Thư điện tử được tính là đã thiết lập khi có nơi nhận (MX) và có khai nơi gửi (SPF)',
      en: 'Mail is set up when it has somewhere to go (MX) and says who may send it (SPF)',
    },
    source: 'Chuẩn hien-dien-2026.1; các văn bản chỉ nêu "email"',
    grade: 'inferred',
    usedIn: ['names-mail'],
  }),
  'coverage.least-percent': defineAssumption({
    shape: whole(0, 100),
    value: 50,
    title: {
      vi: 'Đơn vị biết dưới 50 % số tên VNNIC đếm được thì không xếp hạng',
      en: 'A unit of which less than 50 % of the registered names are known is not ranked',
    },
    source: 'Dưới một nửa thì phần chưa biết quyết định thứ hạng; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['coverage'],
  }),
  'ranking.least-denominator': defineAssumption({
    shape: whole(1, 10_000),
    value: 30,
    title: {
      vi: 'Tỷ lệ trên dưới 30 tên không xếp hạng',
      en: 'A share of fewer than 30 names is not ranked',
    },
    source: 'Dưới 30 tên, một tên làm tỷ lệ đổi hơn 3 điểm phần trăm; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['coverage'],
  }),
  'population.rate-base': defineAssumption({
    shape: oneOf('all', '15-69'),
    value: 'all',
    title: {
      vi: 'Số tên trên 1.000 dân tính trên dân số mọi lứa tuổi theo hồ sơ sáp nhập (17/07/2025)',
      en: 'Names per 1,000 people stand on the population of all ages in the merger dossiers (17 July 2025)',
    },
    source:
      'Chỉ thị 2025 nêu "tên miền/1.000 dân", không nêu nguồn dân số; tổng hồ sơ 112,1 triệu cao hơn số thống kê ~101 triệu',
    grade: 'inferred',
    usedIn: ['names-per-1000', 'registered-per-1000'],
  }),
  'population.gii-base': defineAssumption({
    shape: oneOf('all', '15-69'),
    value: '15-69',
    title: {
      vi: 'Chỉ số GII: số tên miền quốc gia trên 1.000 dân từ 15 đến 69 tuổi',
      en: 'GII: country-code names per 1,000 people aged 15 to 69',
    },
    source: 'Công văn 2091/BTTTT-VNNIC ngày 30/05/2024',
    grade: 'official',
    usedIn: ['registered-per-1000-aged-15-69'],
  }),
  'index.dti-names': defineAssumption({
    shape: formula,
    value: {
      established: false,
      told: 'tên miền .vn trên 1.000 dân của tỉnh chia cho tỉnh cao nhất, nhân điểm tối đa',
      mostPoints: null,
    },
    title: {
      vi: 'Cách DTI cấp tỉnh tính điểm từ tên miền .vn: chưa xác lập',
      en: 'How the provincial DTI scores .vn names: not established',
    },
    source: 'Cấu trúc theo QĐ 922/QĐ-BTTTT ngày 20/05/2022; công thức theo trí nhớ, chưa đối chiếu',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'index.ebi-names': defineAssumption({
    shape: formula,
    value: {
      established: false,
      told: 'trọng số 20/40/40 cho ba thành phần khớp với điểm Đà Nẵng năm 2024; phần của tên miền .vn chưa rõ',
      mostPoints: null,
    },
    title: {
      vi: 'Cách EBI (VECOM) tính điểm từ tên miền .vn: chưa xác lập',
      en: 'How EBI (VECOM) scores .vn names: not established',
    },
    source: 'Suy từ điểm thành phần đã công bố năm 2024',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'reconciliation.tolerance': defineAssumption({
    shape: fields({ greenPercent: whole(0, 100), amberPercent: whole(0, 100) }),
    value: { greenPercent: 5, amberPercent: 10 },
    title: {
      vi: 'Đối soát: lệch đến 5 % là xanh, đến 10 % là vàng, hơn nữa là đỏ',
      en: 'Reconciliation: up to 5 % is green, up to 10 % amber, more is red',
    },
    source: 'Không thấy văn bản nào nêu; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'reconciliation.quota-tolerance': defineAssumption({
    shape: whole(0, 100),
    value: 0,
    title: {
      vi: 'Đối soát chỉ tiêu theo số lượng mỗi xã (như 03 hộ thí điểm): không cho phép lệch',
      en: 'Quotas per commune, such as three pilot households, may not differ at all',
    },
    source: 'Chỉ thị của tỉnh (2025) nêu tối thiểu 03 hộ mỗi xã',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'territory.cut-weights': defineAssumption({
    // In this order; the next where the one before is not known.
    shape: listOf(oneOf('population', 'area', 'equal')),
    value: ['population', 'area', 'equal'],
    title: {
      vi: 'Số liệu của xã bị chia được ước tính theo dân số, thiếu thì theo diện tích, thiếu nữa thì chia đều',
      en: 'Figures of a commune that was cut are shared by population, else by area, else equally',
    },
    source: 'Không thấy cách phân bổ chính thức',
    grade: 'inferred',
    usedIn: ['territory', 'frame-63'],
  }),
};
