import { cssString } from "../css-string.ts";

/** What runs in the margins of every printed page. */
export interface RunningHead {
  /** Top left: what this is. */
  readonly title: string;
  /** Top right: synthetic or internal; must not be lost when a page is. */
  readonly mark: string;
  /** Bottom left: which run. */
  readonly run: string;
}

/** A4, black on white, nothing torn apart, the mark of the copy on every page. */
export const printStyle = ({ title, mark, run }: RunningHead): string => `
@page{size:A4;margin:22mm 16mm 18mm;
@top-left{content:${cssString(title)};font:8pt sans-serif;color:#333}
@top-right{content:${cssString(mark)};font:bold 8pt sans-serif;color:#7a1d12;white-space:nowrap}
@bottom-left{content:${cssString(run)};font:7pt monospace;color:#333}
@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#333}}
@media print{
:root{--ink:#000;--soft:#333;--tint:#fff;--rule:#bbb}
html{font-size:9.4pt}
body{line-height:1.42}
p{orphans:3;widows:3}
.page{max-width:none;padding:0}
.skip,.mast-links,.contents,.colophon,summary{display:none}
.synthetic{position:static;border:2px solid #221a00;padding:.3rem .6rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.masthead{padding-top:.6rem;margin-bottom:1.2rem}
.columns{display:block}
h1{font-size:21pt}h2{font-size:15pt}h3{font-size:11.5pt;margin-top:1.2rem}
.verdict h3,.contents h2{font-size:7.5pt}
.summary p{font-size:11pt}
h2,h3,caption,figcaption,.lead,.definition,thead,.under-heading,.under-detail,p:has(+.scroll,+.command){break-after:avoid}
.under-detail,.caution-notes,thead+tbody>tr:first-child{break-before:avoid}
main>section{margin-bottom:1.6rem}
figure,.short,.lead,p:has(+.scroll,+.command),.command,.definition,.caution-notes,.option,.notice,.limits li,.verdict-word,.verdict-numbers,.facts>div,.method>div{break-inside:avoid}
tr{break-inside:avoid}
.facts{grid-template-columns:repeat(3,minmax(0,1fr))}
.limits{grid-template-columns:repeat(3,minmax(0,1fr))}
thead{display:table-header-group}tfoot{display:table-row-group}
.verdict{border:1.5pt solid #000;border-top-width:5pt;grid-template-columns:minmax(0,5fr) minmax(0,7fr);padding:1rem 1.2rem}
.verdict-rule,.verdict-patient>*{grid-column:1/-1}
.verdict-big{font-size:20pt}
.figure-value{font-size:15pt}
.scroll{overflow:visible;margin:.8rem 0 1.1rem}
table{font-size:7.8pt;line-height:1.32}
th,td{padding:.22rem .55rem .22rem 0}
thead th{font-size:7.4pt}
tbody th,tbody th:has(.fig){min-width:0}
td .fig,th .fig,td:last-child .fig{min-width:0}
.fig{font-size:5.8pt}
.name .under{white-space:normal}
:is([id^="estimates-"],[id^="robustness-"],[id^="models-"]) tbody th[scope=row]{min-width:64mm}
#milestone-list td:last-child{width:47mm}#milestone-list tbody th[scope=row]{width:24mm}#milestone-list td.name:nth-child(2){width:37mm}
.status-strip{min-width:6rem;max-width:9rem}
.remain-bar{min-width:4rem;max-width:7rem}
.num,.name{white-space:nowrap}
.chart-narrow{display:none}.chart-wide{display:block;width:100%}.km .chart-wide{width:130mm}
.chart *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;display:block;block-size:auto}
a{color:#000;text-decoration:none}
}
`;
