/**
 * Brands that phishing pages in Viet Nam pass themselves off as, and the registrable domains that are really theirs.
 *
 * Compiled on 22/11/2026 from the organisations' public sites and from the kinds of pages the National Cyber Security
 * Centre warns of: banks, wallets, public services, delivery, social networks. Not complete, and cannot be.
 */

export interface Brand {
  name: string;
  /** As written in titles, lower case. */
  spellings: readonly string[];
  /** As it stands in look-alike names; only where the label means nothing else. */
  label: string | null;
  domains: readonly string[];
}

const brand = (name: string, label: string | null, spellings: string[], ...domains: string[]): Brand => ({
  name,
  label,
  spellings,
  domains,
});

export const brands: readonly Brand[] = [
  brand('Vietcombank', 'vietcombank', ['vietcombank', 'vcb digibank'], 'vietcombank.com.vn'),
  brand('VietinBank', 'vietinbank', ['vietinbank', 'vietinbank ipay'], 'vietinbank.vn', 'vietinbank.com.vn'),
  brand('BIDV', 'bidv', ['bidv', 'bidv smartbanking'], 'bidv.com.vn', 'bidv.vn'),
  brand('Agribank', 'agribank', ['agribank'], 'agribank.com.vn'),
  brand('Techcombank', 'techcombank', ['techcombank'], 'techcombank.com', 'techcombank.com.vn'),
  brand('MB Bank', 'mbbank', ['mb bank', 'mbbank', 'ngân hàng quân đội'], 'mbbank.com.vn'),
  brand('ACB', 'acbbank', ['ngân hàng acb', 'ngân hàng á châu'], 'acb.com.vn'),
  brand('Sacombank', 'sacombank', ['sacombank'], 'sacombank.com.vn', 'sacombank.com'),
  brand('VPBank', 'vpbank', ['vpbank', 'vp bank'], 'vpbank.com.vn', 'cake.vn'),
  brand('TPBank', 'tpbank', ['tpbank', 'tp bank'], 'tpb.vn', 'tpb.com.vn'),
  brand('HDBank', 'hdbank', ['hdbank', 'hd bank'], 'hdbank.com.vn'),
  brand('VIB', 'vibbank', ['ngân hàng vib', 'ngân hàng quốc tế vib'], 'vib.com.vn'),
  brand('SHB', 'shbbank', ['ngân hàng shb'], 'shb.com.vn'),
  brand('MoMo', 'momovn', ['ví momo', 'momo - siêu ứng dụng'], 'momo.vn'),
  brand('ZaloPay', 'zalopay', ['zalopay'], 'zalopay.vn'),
  brand('VNPAY', 'vnpay', ['vnpay'], 'vnpay.vn', 'vnpayment.vn'),
  brand('VNeID', 'vneid', ['vneid'], 'vneid.gov.vn', 'bocongan.gov.vn', 'dichvucong.gov.vn'),
  brand(
    'Cổng Dịch vụ công quốc gia',
    'dichvucong',
    ['cổng dịch vụ công quốc gia', 'dịch vụ công bộ công an'],
    'dichvucong.gov.vn',
    'bocongan.gov.vn',
  ),
  brand('Tổng cục Thuế', 'tongcucthue', ['tổng cục thuế', 'etax mobile'], 'gdt.gov.vn'),
  brand('Bảo hiểm xã hội', 'vssid', ['vssid', 'bảo hiểm xã hội việt nam'], 'baohiemxahoi.gov.vn'),
  brand(
    'EVN',
    'evnhcmc',
    ['điện lực việt nam', 'điện lực evn', 'evn'],
    'evn.com.vn',
    'evnhcmc.vn',
    'evnhanoi.vn',
  ),
  brand(
    'Bưu điện Việt Nam',
    'vnpost',
    ['vnpost', 'bưu điện việt nam'],
    'vnpost.vn',
    'vietnampost.vn',
    'buudien.vn',
  ),
  brand('Viettel Post', 'viettelpost', ['viettel post'], 'viettelpost.vn', 'viettelpost.com.vn'),
  brand(
    'Giao Hàng Tiết Kiệm',
    'giaohangtietkiem',
    ['giao hàng tiết kiệm', 'giaohangtietkiem'],
    'giaohangtietkiem.vn',
    'ghtk.vn',
  ),
  brand('Shopee', 'shopee', ['shopee'], 'shopee.vn', 'shopee.com'),
  brand('Lazada', 'lazada', ['lazada'], 'lazada.vn', 'lazada.com'),
  brand('Tiki', null, ['tiki.vn'], 'tiki.vn'),
  brand(
    'Facebook',
    'facebook',
    [
      'log in to facebook',
      'facebook - log in',
      'facebook – log in',
      'đăng nhập facebook',
      'facebook - đăng nhập',
    ],
    'facebook.com',
    'fb.com',
    'meta.com',
  ),
  brand('Garena', 'garena', ['garena'], 'garena.vn', 'garena.com'),
  brand('Zalo', 'zaloapp', ['đăng nhập zalo', 'zalo web', '- zalo'], 'zalo.me', 'zaloapp.com', 'zalo.vn'),
  brand(
    'Instagram',
    'instagram',
    ['instagram login', 'login • instagram', 'đăng nhập instagram'],
    'instagram.com',
  ),
  brand(
    'Google',
    'googlevn',
    ['google accounts', 'google - đăng nhập', 'đăng nhập google', 'gmail'],
    'google.com',
    'gmail.com',
    'google.com.vn',
  ),
  brand(
    'Microsoft',
    'microsoft',
    ['microsoft 365', 'office 365', 'microsoft account', 'outlook web app', 'sign in to outlook'],
    'microsoft.com',
    'live.com',
    'office.com',
    'microsoftonline.com',
    'outlook.com',
  ),
  brand('Apple', 'appleid', ['apple id', 'icloud'], 'apple.com', 'icloud.com'),
  brand('PayPal', 'paypal', ['paypal'], 'paypal.com'),
  brand('Netflix', 'netflix', ['netflix'], 'netflix.com'),
  brand('DHL', 'dhlexpress', ['dhl express', 'dhl tracking'], 'dhl.com'),
  brand('Binance', 'binance', ['binance'], 'binance.com'),
];
