/**
 * Vietnamese registrars and hosters by the names and hosts their holding pages carry.
 *
 * Their pages change and could not be fetched when this was written (22/11/2026), so no page is known by hash: a holding
 * page is known by what it says together with who says it. To be verified on live pages.
 */
import { normalPhrase } from '../normal.ts';
import { platformOf } from '../platforms.ts';
import type { Subject } from '../subject.ts';

export const hosters: readonly { name: string; spellings: readonly string[]; hosts: readonly string[] }[] = [
  {
    name: 'Mắt Bão',
    spellings: ['mắt bão', 'matbao'],
    hosts: ['matbao.net', 'matbao.com', 'matbao.vn', 'matbao.in'],
  },
  {
    name: 'P.A Việt Nam',
    spellings: ['p.a việt nam', 'pa việt nam', 'pavietnam'],
    hosts: ['pavietnam.vn', 'pavietnam.net'],
  },
  {
    name: 'iNET',
    spellings: ['inet.vn', 'công ty inet', 'phần mềm inet'],
    hosts: ['inet.vn', 'inet.edu.vn'],
  },
  { name: 'Tenten', spellings: ['tenten.vn', 'tenten'], hosts: ['tenten.vn'] },
  { name: 'Nhân Hòa', spellings: ['nhân hòa', 'nhanhoa'], hosts: ['nhanhoa.com', 'nhanhoa.com.vn'] },
  {
    name: 'Z.com / GMO-Z.com RUNSYSTEM',
    spellings: ['z.com', 'gmo-z.com', 'runsystem'],
    hosts: ['z.com', 'runsystem.net', 'dotvn.com'],
  },
  { name: 'VinaHost', spellings: ['vinahost'], hosts: ['vinahost.vn'] },
  { name: 'AZDIGI', spellings: ['azdigi'], hosts: ['azdigi.com'] },
  { name: 'VNPT', spellings: ['vnpt'], hosts: ['vnpt.vn', 'vnpt.com.vn', 'vdc.com.vn', 'vnptidc.vn'] },
  {
    name: 'Viettel IDC',
    spellings: ['viettel idc', 'viettelidc'],
    hosts: ['viettelidc.com.vn', 'viettelidc.vn'],
  },
  { name: 'FPT', spellings: ['fpt telecom', 'fpt.vn'], hosts: ['fpt.vn', 'fptvds.vn'] },
  { name: 'BKNS', spellings: ['bkns'], hosts: ['bkns.vn', 'bkns.com.vn'] },
  { name: 'ESC', spellings: ['esc.vn', 'esc việt nam'], hosts: ['esc.vn'] },
  { name: 'HostVN', spellings: ['hostvn'], hosts: ['hostvn.net', 'hostvn.vn'] },
  { name: 'TinoHost', spellings: ['tinohost', 'tino group'], hosts: ['tino.org', 'tinohost.com'] },
  { name: 'Vietnix', spellings: ['vietnix'], hosts: ['vietnix.vn'] },
  { name: 'LANIT', spellings: ['lanit'], hosts: ['lanit.com.vn'] },
  { name: 'Long Vân', spellings: ['long vân'], hosts: ['longvan.net', 'longvan.vn'] },
  { name: 'Hostinger', spellings: ['hostinger'], hosts: ['hostinger.com', 'hostinger.vn'] },
  { name: 'GoDaddy', spellings: ['godaddy'], hosts: ['godaddy.com'] },
  { name: 'Namecheap', spellings: ['namecheap'], hosts: ['namecheap.com'] },
  { name: 'Sapo', spellings: ['bizweb', 'sapo web'], hosts: ['sapo.vn', 'bizwebvietnam.com'] },
  { name: 'Haravan', spellings: ['haravan'], hosts: ['haravan.com'] },
];

const spelt = hosters.map(({ name, spellings, hosts }) => ({
  name,
  hosts,
  spellings: spellings.map(normalPhrase),
}));

/** @returns the hoster a page names or links to, unless the page is the hoster's own */
export function mentionsHoster({ title, text, facts, registrable }: Subject): string | null {
  const words = `${title} · ${text}`;
  for (const { name, spellings, hosts } of spelt) {
    if (hosts.includes(registrable)) continue;
    if (spellings.some((spelling) => words.includes(spelling))) return name;
    const linked = facts?.links.some(({ url, hidden }) => !hidden && platformOf(url, hosts));
    if (linked) return name;
  }
  return null;
}
