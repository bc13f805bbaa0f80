/**
 * The report's style sheet. One accent, indigo ("chàm"), on paper white or night; structure by rules and size, not by
 * boxes. It is hashed into the page's Content-Security-Policy, so nothing else can style the page.
 */
export const styleSheet = `
:root{color-scheme:light dark;--paper:#fff;--ink:#12161d;--soft:#515b69;--rule:#cfd5dd;--rail:#e8ebf0;--accent:#163a86;--tint:#f1f4fa}
@media (prefers-color-scheme:dark){:root{--paper:#0f131a;--ink:#e8ecf2;--soft:#a2adbb;--rule:#333d4b;--rail:#232b36;--accent:#8db0ff;--tint:#171d27}}
*{box-sizing:border-box}
html{font:100%/1.55 "Be Vietnam Pro","Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"DejaVu Sans",sans-serif;background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0;border-top:.5rem solid var(--accent)}
main,header,footer{max-width:70rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
p{margin:0 0 .75rem;max-width:46rem}
.soft{color:var(--soft)}
.small{font-size:.9rem}
.hint{display:block;font-size:.85rem;color:var(--soft)}
[id]{scroll-margin-top:4.5rem}
h4{font-size:1rem;margin:.2rem 0 .3rem}
ol.steps{margin:0 0 1.2rem;padding-left:1.3rem;max-width:46rem}ol.steps li{padding:.2rem 0}ol.steps li::marker{font-weight:700;color:var(--accent)}
ol.actions{list-style:none;margin:.4rem 0 0;padding:0}ol.actions li{display:flex;gap:1rem;align-items:baseline;padding:.6rem 0;border-bottom:1px solid var(--rule)}ol.actions b{flex:none;min-width:2.2ch;text-align:right;font-size:1.5rem;line-height:1.1;letter-spacing:-.02em;color:var(--accent);font-variant-numeric:tabular-nums}
.unmet{color:var(--soft);font-weight:400}
.kicker{margin:clamp(1.5rem,4vw,3rem) 0 .25rem;font-weight:700;color:var(--accent)}
h1{font-size:clamp(1.6rem,4.2vw,2.7rem);line-height:1.15;letter-spacing:-.02em;margin:0 0 .6rem;max-width:24em;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:clamp(1.25rem,2.6vw,1.6rem);line-height:1.25;letter-spacing:-.01em;margin:0 0 .4rem;padding-top:.9rem;border-top:3px solid var(--ink)}
h3{font-size:1.05rem;line-height:1.35;margin:0 0 .3rem}
section{margin-top:clamp(2.5rem,6vw,4.5rem)}
nav ul{list-style:none;margin:1rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}
nav a{display:inline-block;padding:.35rem 0}
.definitions{position:absolute}
.solid{fill:var(--accent)}.line{fill:none;stroke:var(--accent);stroke-width:1}.stroke{fill:none;stroke:var(--accent);stroke-width:.8}.dot{fill:var(--accent)}.rail{fill:var(--rail)}.axis{stroke:var(--ink);stroke-width:1}
.mark{width:.8em;height:.8em;flex:none;overflow:visible}
.hero{display:grid;gap:2rem clamp(2rem,6vw,5rem);grid-template-columns:minmax(0,1fr);align-items:start;margin-top:clamp(1.5rem,4vw,3rem)}
@media (min-width:52rem){.hero{grid-template-columns:minmax(0,1fr) 21rem}.two{display:grid;grid-template-columns:1fr 1fr;gap:0 clamp(2rem,6vw,5rem)}.two>section{margin-top:clamp(2.5rem,6vw,4.5rem)}}
.figure{font-size:clamp(5.5rem,21vw,12.5rem);line-height:.86;font-weight:700;letter-spacing:-.055em;margin:0 0 1.2rem -.04em;color:var(--accent);font-variant-numeric:tabular-nums;white-space:nowrap}
.figure small{font-size:.42em;letter-spacing:-.02em;margin-left:.12em;font-weight:600}
.figure.grade{margin-bottom:.6rem}
.lead{font-size:clamp(1.15rem,2.4vw,1.45rem);line-height:1.4;margin-bottom:.6rem;text-wrap:pretty}
.squares{display:block;width:100%;max-width:21rem;height:auto}
.hero figcaption{margin-top:.7rem;font-size:.9rem;color:var(--soft)}
figure{margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.92rem;padding-bottom:.5rem;max-width:46rem}
th,td{text-align:left;font-weight:400;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:baseline;overflow-wrap:anywhere}
thead th{font-size:.85rem;color:var(--soft);border-bottom-color:var(--ink);overflow-wrap:normal}
tfoot th,tfoot td{font-weight:700;border-bottom:0;border-top:1px solid var(--ink)}tfoot .aside th,tfoot .aside td{font-weight:400;color:var(--soft);border-top:0;padding-top:0}
.number{text-align:right;white-space:nowrap;width:1%;padding-left:.75rem;padding-right:0}
.level{display:flex;gap:.55em;align-items:baseline}
.bar{display:block;width:100%;height:.4rem;margin-top:.35rem}
.columns{display:block;width:100%;max-width:24rem;height:auto;margin:.5rem 0 1rem}
.columns text{font-size:13px;text-anchor:middle;fill:var(--ink)}.columns .label{font-weight:700;font-size:14px}
ol.faults{list-style:none;margin:1rem 0 0;padding:0;counter-reset:fault}
ol.faults>li{counter-increment:fault;display:grid;grid-template-columns:minmax(0,1fr);gap:.2rem 2.5rem;padding:1.1rem 0 1rem;border-bottom:1px solid var(--rule)}
@media (min-width:52rem){ol.faults>li{grid-template-columns:minmax(0,19rem) minmax(0,1fr)}}
ol.faults h3::before{content:counter(fault) ". ";color:var(--accent)}
.amount{margin:0;font-variant-numeric:tabular-nums}
.amount b{font-size:1.5rem;letter-spacing:-.02em}
.todo{padding-top:.3rem}.todo p{margin-bottom:.4rem}
summary{cursor:pointer;padding:.35rem 0;color:var(--accent)}
.provider{color:var(--soft);font-size:.95rem;overflow-wrap:anywhere}
ol.list{margin:.4rem 0 0;padding:0;list-style:none}
ol.list li{display:flex;gap:.6rem;align-items:baseline;padding:.55rem 0;border-bottom:1px solid var(--rule)}
ol.list .what{flex:1;min-width:0;overflow-wrap:anywhere}
ol.list .what span{display:block;color:var(--soft);font-size:.92rem}
.badge{font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}
.name{border-bottom:1px solid var(--rule);content-visibility:auto;contain-intrinsic-size:auto 3rem}
.name>summary{display:flex;gap:.6rem;align-items:baseline;padding:.7rem 0;color:var(--ink);list-style:none}
.name>summary::-webkit-details-marker{display:none}
.name>summary h3{flex:1;min-width:0;margin:0;overflow-wrap:anywhere}
.name>summary h3 span{display:block;font-weight:400;color:var(--soft);font-size:.92rem}
.name>summary::after{content:"+";font-weight:700;color:var(--accent);width:1em;text-align:center}
.name[open]>summary::after{content:"−"}
.name .inside{padding:.2rem 0 1.6rem 1.4rem}
@media (max-width:30rem){.name .inside{padding-left:0}}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.6rem 1.5rem;margin:.2rem 0 1.2rem}
dl.facts.small{grid-template-columns:repeat(auto-fit,minmax(6.5rem,1fr));gap:.4rem 1.2rem}
dl.facts dt{font-size:.85rem;color:var(--soft)}dl.facts dd{margin:0;font-weight:600;overflow-wrap:anywhere}
ul.findings{list-style:none;margin:0 0 1rem;padding:0}
ul.findings li{padding:.5rem 0 .5rem 1rem;border-left:3px solid var(--rule)}
ul.findings li.fail{border-left-color:var(--accent)}
ul.findings .verdict{font-weight:700}
ul.findings .fail .verdict{color:var(--accent)}
.evidence{display:block;font-size:.88rem;color:var(--soft);overflow-wrap:anywhere}
.howto{border-bottom:1px solid var(--rule)}
.howto summary{color:var(--ink)}
.howto:has(:target){background:var(--tint)}
code{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.88em;overflow-wrap:anywhere}
footer{margin-top:4rem;padding-top:1.2rem;padding-bottom:3rem;color:var(--soft);font-size:.92rem}
@media print{@page{margin:16mm}:root{--paper:#fff;--ink:#000;--soft:#333;--rule:#999;--rail:#e4e4e4;--accent:#163a86;--tint:#fff}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}html{font-size:9.5pt}body{border-top-width:3mm}main,header,footer{padding-left:0;padding-right:0;max-width:none}nav{display:none}section{margin-top:9mm}h2,h2+.soft,caption{break-after:avoid}li,tr,.name,.howto,.two>section,.todo p{break-inside:avoid}ol.faults>li{break-inside:auto}.name{content-visibility:visible}.figure{font-size:80pt}.hero{grid-template-columns:1fr 60mm}.two{display:grid;grid-template-columns:1fr 1fr;gap:0 9mm}tfoot{display:table-row-group}.figures{display:none}ol.faults>li{grid-template-columns:52mm minmax(0,1fr);gap:1mm 7mm}.faults details{display:none}.howto::details-content{content-visibility:visible;block-size:auto}.name>summary::after{content:""}a{color:inherit;text-decoration:none}}
`;
