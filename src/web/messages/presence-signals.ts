/**
 * What the marks are called by which the engine tells what a page is (content/rules), and what they say of it. Words quoted
 * from a page stay as they are; what the rules themselves say in English has its Vietnamese in `phrases`.
 */
import type { Language } from '#platform/format.ts';

type Pair = readonly [vi: string, en: string];

/** Every rule of the engine has a line here; a test reads the rules and holds it. */
export const signalWords: Readonly<Record<string, Pair>> = {
  'advertisement-feed': [
    'trang lấy quảng cáo của dịch vụ đỗ tên miền',
    "shows a parking service's advertisements",
  ],
  'asks-for-an-offer': ['mời trả giá tên miền', 'asks for an offer'],
  'asks-for-secrets': ['hỏi thông tin bí mật', 'asks for secrets'],
  'asks-whether-robot': ['hỏi có phải máy không', 'asks whether the visitor is a robot'],
  'bad-redirect': ['chuyển hướng tới địa chỉ không mở được', 'redirects to an address that cannot be opened'],
  'bogus-address': ['địa chỉ không qua được kiểm tra DNSSEC', 'the address does not pass DNSSEC'],
  'brand-in-heading': ['tiêu đề mang tên thương hiệu khác', "another's brand in the heading"],
  'brand-in-name': ['tên miền gần giống thương hiệu khác', "the name is like another's brand"],
  'card-skimmer': ['có mã lấy số thẻ', 'a script that takes card numbers'],
  'challenge-header': ['máy chủ chặn máy tự động', 'the server holds machines back'],
  'challenge-script': ['có mã kiểm tra người hay máy', 'a script that tells people from machines'],
  'challenge-text': ['có lời kiểm tra người hay máy', 'words that tell people from machines'],
  'challenge-title': ['tiêu đề của trang kiểm tra người hay máy', 'title of a challenge page'],
  'claim-begins-page': ['trang mở đầu bằng lời nhận phá hoại', 'the page begins with a claim of vandals'],
  'claim-in-heading': ['lời nhận phá hoại ở tiêu đề', 'a claim of vandals in the heading'],
  'claim-in-text': ['lời nhận phá hoại trong trang', 'a claim of vandals in the text'],
  'claim-in-title-part': ['lời nhận phá hoại ở một phần tiêu đề', 'a claim of vandals in the title'],
  'cookie-and-reload': ['trang chỉ đặt cookie rồi tải lại', 'sets a cookie and loads itself again'],
  'counterfeit-title-in-another-language': [
    'tiêu đề bán hàng giả bằng tiếng khác',
    'sells counterfeits in another language',
  ],
  'decoding-density': ['mã giải mã dày đặc', 'a script dense with decoding'],
  'default-hint': ['có lời của trang mặc định', 'words of a default page'],
  'default-sentence': ['có câu của trang mặc định', 'a sentence of a default page'],
  'default-title': ['tiêu đề của trang mặc định', 'title of a default page'],
  'directory-listing': ['trang chỉ liệt kê tệp', 'a list of files'],
  'ends-at-broker': ['chuyển tới nơi mua bán tên miền', 'ends at a broker of names'],
  'ends-elsewhere': ['chuyển tới tên miền khác', 'ends at another domain'],
  'ends-on-marketplace': ['chuyển tới sàn thương mại', 'ends on a marketplace'],
  'ends-on-social-network': ['chuyển tới mạng xã hội', 'ends on a social network'],
  'enough-words': ['trang có chữ để đọc', 'words enough to read'],
  'few-words': ['trang hầu như không có chữ', 'hardly a word'],
  'form-skimmer': ['có mã lấy mọi ô khách nhập', 'a script that takes every field'],
  greetings: ['lời chào của nhóm phá hoại', 'greetings of vandals'],
  'hidden-frame': ['có khung ẩn', 'a hidden frame'],
  'hidden-links-to-many-domains': ['liên kết ẩn tới nhiều tên miền', 'hidden links to many domains'],
  'hidden-words': ['từ ngữ giấu trong trang', 'hidden words'],
  'it-works': ['trang “It works!” của máy chủ mới cài', '“It works!” of a fresh server'],
  'known-loader': ['có mã tải mã độc đã biết', 'a known loader'],
  lander: ['chuyển tới trang của dịch vụ đỗ tên miền', "leads to a parking service's page"],
  'links-in-another-language': ['liên kết bằng tiếng khác', 'links in another language'],
  'links-out-with-words': ['liên kết ra ngoài với từ đáng ngờ', 'links out with suspicious words'],
  'links-to-broker': ['liên kết tới nơi mua bán tên miền', 'links to a broker of names'],
  'many-pages': ['trang có nhiều trang con', 'many pages of its own'],
  'many-words': ['trang có nhiều chữ', 'many words'],
  'miner-address': ['có mã đào tiền ảo', 'a miner of coins'],
  'names-hoster': ['nêu tên nhà cung cấp hosting', 'names a hoster'],
  'needs-scripts': ['trang chỉ hiện khi chạy mã', 'shows nothing without its scripts'],
  'no-address-record': ['không có địa chỉ web', 'no web address'],
  'no-body': ['trang không có nội dung', 'no content'],
  'no-delegation': ['đuôi báo không có tên này', 'the parent knows no such name'],
  'no-valid-name': ['không phải tên miền', 'no domain name'],
  'no-working-name-server': ['không máy chủ tên miền nào phục vụ tên này', 'no name server serves the name'],
  'nothing-but-feed': ['trang chỉ có quảng cáo', 'nothing but advertisements'],
  'nothing-but-lander': ['trang chỉ chuyển đi nơi khác', 'nothing but a way elsewhere'],
  'nothing-connects': ['không cổng nào nhận kết nối', 'no port takes connections'],
  'obfuscated-script': ['mã bị che giấu', 'an obfuscated script'],
  'offers-itself': ['trang rao bán chính tên này', 'offers this very name'],
  'other-page-for-search-engines': ['cho máy tìm kiếm xem trang khác', 'another page for search engines'],
  'parking-service-in-dns': ['DNS chỉ tới dịch vụ đỗ tên miền', 'the DNS points to a parking service'],
  'password-form': ['trang chỉ để đăng nhập', 'a sign-in form'],
  'pictures-from-brand': ['lấy hình của thương hiệu khác', "takes pictures from another's brand"],
  'redirect-leads-nowhere': ['chuyển tới nơi không trả lời', 'redirects to where nothing answers'],
  'redirect-loop': ['chuyển hướng vòng quanh', 'redirects in a circle'],
  'refusing-status': ['máy chủ không cho máy đọc', 'the server refuses machines'],
  'registrar-holding-page': ['trang giữ chỗ của nhà đăng ký', "a registrar's holding page"],
  'runs-text': ['chạy chữ như mã', 'runs text as code'],
  'sale-service-in-dns': ['DNS chỉ tới nơi bán tên miền', 'the DNS points to a seller of names'],
  'sales-pitch': ['lời mời cờ bạc, vay hoặc thuốc', 'a pitch for gambling, loans or pills'],
  'same-as-unknown-host': ['tên bịa cũng ra đúng trang này', 'a made-up name shows the same page'],
  'same-page-on-many-names': ['nhiều tên miền cùng một trang', 'many names show the same page'],
  'says-hacked-in-heading': ['tiêu đề nói đã bị tấn công', 'the heading says hacked'],
  'says-only-parked': ['trang chỉ nói tên đang đỗ', 'says only that it is parked'],
  'says-only-that': ['trang chỉ có lời rao bán', 'says only that it is for sale'],
  'says-parked': ['trang nói tên đang đỗ', 'says that it is parked'],
  'says-registered': ['trang chỉ nói tên đã đăng ký', 'says that the name is registered'],
  'says-under-construction': ['trang nói đang xây dựng', 'says that it is being built'],
  'script-from-odd-address': ['lấy mã từ địa chỉ lạ', 'a script from an odd address'],
  'script-only': ['trang chỉ có mã', 'scripts alone'],
  'searches-elsewhere': ['ô tìm kiếm dẫn sang dịch vụ khác', 'searches lead elsewhere'],
  'secrets-sent-elsewhere': ['gửi thông tin bí mật sang tên miền khác', 'sends secrets to another domain'],
  'short-without-forms': ['trang ngắn, không biểu mẫu', 'short and without forms'],
  'speaks-to-account-owner': ['lời nhắn cho chủ tài khoản hosting', "speaks to the account's owner"],
  status: ['máy chủ báo lỗi', 'the server answers with an error'],
  'suspension-host-in-dns': [
    'DNS chỉ tới nơi giữ tên bị tạm ngừng',
    'the DNS points to where suspended names go',
  ],
  'suspension-page-address': ['địa chỉ của trang tạm ngừng', 'address of a suspension page'],
  'text-offers-this-name': ['trang rao bán tên này', 'the text offers this name'],
  'text-says-suspended': ['trang nói đã tạm ngừng', 'the text says suspended'],
  'title-of-a-pitch': ['tiêu đề mời cờ bạc, vay hoặc thuốc', 'title of such a pitch'],
  'title-offers-a-name': ['tiêu đề rao bán tên miền', 'the title offers a name'],
  'title-says-suspended': ['tiêu đề nói đã tạm ngừng', 'the title says suspended'],
  'words-for-search-engines-only': ['chữ chỉ hiện cho máy tìm kiếm', 'words for search engines alone'],
  'writes-decoded-element': ['mã ghi thêm phần bị giấu vào trang', 'writes a hidden element'],
};

/** What a rule says in its own words; `$1` is what the page or the DNS had there. */
const phrases: readonly (readonly [said: RegExp, vi: string])[] = [
  [/^(\d+) words$/, '$1 từ'],
  [/^(\d+) words and scripts$/, '$1 từ và mã'],
  [/^password field, (\d+) words$/, 'ô mật khẩu, $1 từ'],
  [/^password field on a short page$/, 'ô mật khẩu trên trang ngắn'],
  [/^(\d+) pages linked inside$/, '$1 trang con'],
  [/^NXDOMAIN from (\S+)$/, 'đuôi .$1 trả lời NXDOMAIN'],
  [/^no such name in (\S+)$/, 'vùng $1 không có tên này'],
  [/^no A or AAAA at apex and www$/, 'tên gốc và www đều không có A, AAAA'],
  [/^0 addresses asked$/, 'không máy nào có địa chỉ'],
  [/^(\d+) addresses asked$/, 'đã hỏi $1 địa chỉ'],
  [/^same body, (\d+) bytes$/, 'giống hệt, $1 byte'],
  [/^same title and text but for a few words$/, 'tiêu đề và chữ chỉ khác vài từ'],
  [/^(\d+) names$/, '$1 tên miền'],
  [/^0 bytes$/, '0 byte'],
  [/^empty app root, (\d+) scripts$/, 'khung trống, $1 tệp mã'],
  [/^script leads to (.+)$/, 'mã chuyển tới $1'],
  [/^field (\S+)$/, 'ô “$1”'],
  [/^(\d+) domains: (.+)$/, '$1 tên miền: $2'],
  [/^(\d+) searches at (.+)$/, '$1 lượt tìm ở $2'],
  [/^(\d+) decoding calls in (\d+) kB$/, '$1 lệnh giải mã trong $2 kB'],
  [/^texts differ in (\d+) of 64 bits, title (.+)$/, 'khác $1 trong 64 bit, tiêu đề $2'],
  [/^reads card fields and sends them to another domain$/, 'đọc ô số thẻ và gửi sang tên miền khác'],
  [
    /^reads every field, secrets too, and sends them to another domain$/,
    'đọc mọi ô, cả ô bí mật, và gửi sang tên miền khác',
  ],
];

/** Of two rules, whose phrase a page's own words could be. */
const phrasesOf: Readonly<Record<string, readonly [said: RegExp, vi: string]>> = {
  'brand-in-heading': [/^(.+) on (\S+)$/, '$1 trên $2'],
  'brand-in-name': [/^(.+) reads like (.+)$/, '$1 đọc giống $2'],
  'pictures-from-brand': [/^(\d+) from (.+?): (.+)$/, '$1 hình của $2: $3'],
};

export function signalSeen(id: string, seen: string, language: Language): string {
  if (language === 'en') return seen;
  const own = phrasesOf[id];
  const known = [...(own ? [own] : []), ...phrases].find(([said]) => said.test(seen));
  return known ? seen.replace(known[0], known[1]) : seen;
}

/** What CAA and security.txt have wrong, as the engine says it. */
const errors: readonly (readonly [said: RegExp, vi: string])[] = [
  [/^cannot be read$/, 'không đọc được'],
  [/^flags (\d+): only 0 and 128 are defined$/, 'cờ $1: chỉ có 0 và 128'],
  [/^the tag (\S+) is not alphanumeric$/, 'thẻ $1 có ký tự không được dùng'],
  [/^iodef wants mailto: or https:, not (.*)$/, 'iodef phải là mailto: hoặc https:, không phải $1'],
  [/^(.*) is no issuer domain name$/, '$1 không phải tên miền của nơi cấp'],
  [/^(.*) is no parameter$/, '$1 không phải tham số'],
  [/^(.*) is no URI$/, '$1 không phải địa chỉ (URI)'],
  [/^(.*) is no list of methods$/, '$1 không phải danh sách cách xác minh'],
  [
    /^(\S+) is critical and unknown: nobody can issue$/,
    '$1 bắt buộc mà không ai hiểu: không nơi nào cấp được',
  ],
  [/^not a field: (.*)$/, 'dòng không phải trường: $1'],
  [/^(\S+) is given more than once$/, '$1 ghi nhiều lần'],
  [/^expires is no RFC 3339 date: (.*)$/, 'ngày hết hạn viết sai: $1'],
  [/^(\S+) is not https: (.*)$/, '$1 không phải https: $2'],
  [/^(\S+) is no URI: (.*)$/, '$1 không phải địa chỉ (URI): $2'],
];

/** @returns null for an error that nobody has put into words */
export function errorWords(error: string, language: Language): string | null {
  const known = errors.find(([said]) => said.test(error));
  if (!known) return null;
  return language === 'en' ? error : error.replace(known[0], known[1]);
}
