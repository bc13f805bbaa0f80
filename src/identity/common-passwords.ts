/**
 * The commonest passwords as stems: what people here begin a weak password with, before they add a year, 123 or @. Our own
 * list, made from words of the keyboard, the language, the country and the office; a password whose letters are one to three
 * stems in a row is refused, whatever digits stand around it; four words in a row are a passphrase. Folded: lower case, no marks, no blanks.
 */

/** Keyboard rows and walks, with 0 1 3 4 5 7 @ $ read as letters already. */
const keyboard = `qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcv zxcvbnm qazwsx qazwsxedc zaqwsx wasd poiuytrewq lkjhgfdsa
  mnbvcxz abc abcd abcde abcdef abcdefgh abcdefghijkl xyz aaa`;

/** English words that stand first in every list that was ever found. */
const english = `password passwort pass passwd admin administrator root user login welcome letmein master monkey dragon sunshine
  princess football baseball superman batman shadow michael iloveyou loveyou love trustno hello secret access changeme
  default guest test testing demo temp system server internet computer windows google facebook zalo gmail yahoo samsung
  iphone android microsoft office security manager support public private freedom whatever starwars pokemon naruto
  killer lucky money happy summer winter spring autumn monday friday january december`;

/** Vietnamese: secrets, love, family, names, places, office. */
const vietnamese = `matkhau matkhaumoi matkhaucu mk matma bimat taikhoan dangnhap nguoidung quantri quantrivien khongbiet khongco
  anhyeuem emyeuanh yeuem yeuanh toiyeu toiyeuem yeumaimai tinhyeu mainhoem vochong chongyeu voyeu conyeu bome giadinh
  hanhphuc mayman thanhcong tuyetvoi xinchao chaoban camon tamtam maimai nhoem cogang motminh
  nguyen nguyenvan nguyenthi tran tranvan le levan pham hoang vu phan truong bui dang do ngo duong ly
  anh tuan hung dung minh nam linh trang huong lan hoa mai thao phuong thanh hai long quang duc khanh
  vietnam vietnamvodich toiyeuvietnam yeuvietnam hanoi saigon hochiminh tphcm haiphong danang cantho hue thainguyen
  backan caobang langson laocai lamdong dongnai dongthap angiang camau khanhhoa nghean hatinh thanhhoa quangninh
  ninhbinh phutho tuyenquang bacninh hungyen quangtri quangngai gialai daklak tayninh vinhlong dienbien laichau sonla
  ubnd uybannhandan uyban ubndxa ubndtinh congan canbo chuyenvien vanphong vanthu nhanvien coquan congchuc khcn
  sokhcn sotttt tinh huyen xa phuong dackhu thon xom phongban ketoan baocao tenmien hiendien hiendientructuyen
  vnnic mic vnpt viettel mobifone vinaphone fpt chuyendoiso congnghe thongtin truyenthong khoahoc bacho bachovideai
  dangcongsan doanthanhnien`;

export const stems: ReadonlySet<string> = new Set(`${keyboard} ${english} ${vietnamese}`.split(/\s+/));
const longestStem = Math.max(...[...stems].map((stem) => stem.length));

/** Of how many stems at least the letters are made, one after another; Infinity where something else is among them. */
export function countStems(letters: string): number {
  const fewest = [0];
  for (let end = 1; end <= letters.length; end += 1) {
    let least = Infinity;
    for (let start = Math.max(0, end - longestStem); start < end; start += 1) {
      if (fewest[start]! + 1 < least && stems.has(letters.slice(start, end))) least = fewest[start]! + 1;
    }
    fewest.push(least);
  }
  return fewest[letters.length]!;
}
