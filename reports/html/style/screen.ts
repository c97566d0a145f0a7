/** Layout and type of the pages. Light only: every colour pair here has a contrast of at least 4.5. */
export const screenStyle = `
:root{--ink:#17212b;--soft:#4d5966;--rule:#d6dce1;--strong-rule:#17212b;--tint:#f3f6f7;--accent:#0c4a5b;--paper:#fff;
--met:#1c6a47;--not-met:#9c2a1d;--open:#785000;--wait:#41586b;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,Georgia,"Noto Serif","DejaVu Serif",serif;
--sans:"Source Sans 3","Segoe UI",system-ui,-apple-system,"Helvetica Neue","Open Sans",Arial,sans-serif;
--mono:ui-monospace,"SF Mono","Cascadia Mono",Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;
color-scheme:light;scroll-padding-top:3.5rem}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid #b35900;outline-offset:2px}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:clamp(1.75rem,1.2rem + 2vw,2.4rem);letter-spacing:-.012em;text-wrap:pretty}
h2{font-size:1.65rem;letter-spacing:-.008em}
h3{font-size:1.18rem;margin:2.25rem 0 .6rem}
p{margin:0 0 1rem;max-width:42rem}
code{font-family:var(--mono);font-size:.86em}
.skip{position:absolute;left:1rem;top:-4rem;z-index:3;background:var(--ink);color:#fff;padding:.6rem 1rem}
.skip:focus{top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.synthetic{position:sticky;top:0;z-index:2;background:#ffd23f;color:#221a00;border-bottom:2px solid #221a00;padding:.45rem clamp(1rem,4vw,3rem);font-size:.9rem;line-height:1.35;margin:0;max-width:none}
.synthetic b{text-transform:uppercase;letter-spacing:.08em;margin-right:.6em}
.page{max-width:80rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
.masthead{border-bottom:3px solid var(--strong-rule);padding:1.6rem 0 1.5rem;margin-bottom:2rem}
.mast-line{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;justify-content:space-between;align-items:baseline;font-size:.9rem;margin-bottom:1.3rem}
.kicker{margin:0;font-weight:600;letter-spacing:.09em;text-transform:uppercase;font-size:.78rem;color:var(--accent)}
.mast-links{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:0;padding:0;list-style:none}
.stamp{display:flex;flex-wrap:wrap;gap:.4rem 2.4rem;margin:1.1rem 0 0}
.stamp div{display:flex;flex-direction:column}
.stamp dt{font-size:.78rem;color:var(--soft)}
.stamp dd{margin:0;font-weight:600}
.stamp .under{font-weight:400}
.audience{font-size:.88rem;color:var(--soft);border-left:3px solid var(--not-met);padding-left:.8rem;margin:1.3rem 0 0}
.audience b{color:var(--not-met)}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3.5rem}
.contents{font-size:.92rem;margin:0 0 2rem}
.contents h2{font:600 .78rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;color:var(--soft);margin:0 0 .5rem}
.contents ol{list-style:none;margin:0;padding:0;columns:16rem;column-gap:2rem}
.contents li{break-inside:avoid}
.contents a{display:flex;gap:.7rem;padding:.24rem 0;color:var(--ink);text-decoration:none}
.contents a:hover{text-decoration:underline;color:var(--accent)}
.contents .no{color:var(--soft);min-width:1.4rem;text-align:right}
@media (min-width:68rem){
.columns{grid-template-columns:minmax(0,1fr) 13.5rem}
.columns>section{grid-column:1}
.contents{grid-column:2;grid-row:1/span 40;position:sticky;top:3.5rem;align-self:start;border-left:1px solid var(--rule);padding-left:1.3rem;max-height:calc(100vh - 4.5rem);overflow:auto}
.contents ol{columns:auto}
.contents .no{text-align:left}
}
@media (max-width:43.99rem){.synthetic{font-size:.8rem;line-height:1.3}}
main>section{margin:0 0 3.4rem}
main>section>h2{border-top:1px solid var(--strong-rule);padding-top:.75rem;margin-bottom:1.1rem;display:flex;gap:.8rem;align-items:baseline}
h2 .no{color:var(--accent);font-weight:400;min-width:1.5rem}
.lead{font-size:1.05rem;color:var(--soft)}
.summary p{font-size:1.16rem;line-height:1.6;font-family:var(--serif);max-width:40rem}
.soft{color:var(--soft);font-weight:400}
.fig{font-size:.7rem;line-height:1.4;color:var(--soft);font-weight:400;overflow-wrap:anywhere}
.hash{overflow-wrap:anywhere;font-size:.82rem}
.verdict{display:grid;grid-template-columns:minmax(0,1fr);border:1px solid var(--rule);border-top:6px solid var(--wait);background:var(--tint);padding:1.5rem clamp(1rem,3vw,2rem) 1.7rem;gap:1.4rem 3rem;margin:0 0 2.2rem}
.verdict h3{font:600 .78rem/1.4 var(--sans);letter-spacing:.06em;text-transform:uppercase;color:var(--soft);margin:0 0 .45rem}
.verdict-met{border-top-color:var(--met)}.verdict-not-met{border-top-color:var(--not-met)}.verdict-cannot-conclude{border-top-color:var(--open)}
.verdict-label{color:var(--soft);margin:0 0 .35rem;font-size:.92rem}
.verdict-big{display:flex;gap:.8rem;align-items:center;font:600 clamp(1.7rem,1.2rem + 2vw,2.5rem)/1.1 var(--serif);letter-spacing:-.01em;margin:0 0 .8rem;color:var(--wait)}
.verdict-met .verdict-big{color:var(--met)}.verdict-not-met .verdict-big{color:var(--not-met)}.verdict-cannot-conclude .verdict-big{color:var(--open)}
.verdict-patient .verdict-big{font-size:clamp(1.35rem,1.1rem + 1.2vw,1.85rem);color:var(--accent);margin:0}
.verdict-icon{flex:none;fill:none;stroke:currentColor;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.verdict-sentence{font-size:1.05rem}
.reasons{margin:0;padding-left:1.1rem}
.verdict-rule{border-top:1px solid var(--rule);padding-top:1.1rem}
blockquote{margin:0;font:1.08rem/1.6 var(--serif)}
blockquote p{margin:0;max-width:46rem}
.key-title{font-weight:600;margin:0 0 .6rem}
.keys{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:1rem 1.6rem;margin:0 0 .6rem}
.keys.wide{grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));margin:0}
.keys.wide:has(>:nth-child(4):last-child){grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr))}
.key dt{font-size:.82rem;color:var(--soft)}
.key dd{margin:0;font-size:1.12rem;line-height:1.35}
.figure-value{font:600 1.75rem/1.15 var(--serif);letter-spacing:-.01em;display:block}
.key-detail{display:block;font-size:.85rem;color:var(--soft);line-height:1.4}
.fig-line{margin:.4rem 0 0}
@media (min-width:54rem){.verdict{grid-template-columns:minmax(0,5fr) minmax(0,7fr)}.verdict-rule,.verdict-patient>*{grid-column:1/-1}}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.9rem 2.5rem;margin:0 0 1.6rem}
.facts .whole{grid-column:1/-1}
.facts dt,.definition dt,.option dt{font-size:.82rem;color:var(--soft)}
.facts dd,.definition dd,.option dd{margin:0;max-width:44rem}
.plain{list-style:none;margin:0;padding:0}
.scroll{position:relative;overflow-x:auto;margin:1.3rem 0 1.9rem;border-bottom:1px solid var(--strong-rule);max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.42}
caption{text-align:left;font-weight:600;font-size:.98rem;padding:0 0 .5rem;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-top:1px solid var(--rule);font-weight:400}
th:last-child,td:last-child{padding-right:.15rem}
thead th.num{white-space:normal}
thead th{border-top:1px solid var(--strong-rule);border-bottom:1px solid var(--strong-rule);font-weight:600;font-size:.82rem;vertical-align:bottom;line-height:1.25}
tbody tr:first-child>*{border-top:0}
tbody th{font-weight:600;min-width:7rem}
.under-heading th{background:var(--tint);font-weight:600;padding:.42rem .6rem;border-top:1px solid #b9c3cb}
tbody+tbody .under-heading th{border-top:1px solid #8fa0ac}
.under-detail td{background:var(--tint);border-top:0;padding:0 .6rem .2rem}
.under-heading:has(+.under-detail) th{padding-bottom:.15rem}
.group-count{display:inline-block;margin:0 1.8rem .3rem 0;font-size:.86rem;vertical-align:top}
.under-heading .cautions{display:inline-block;margin:0 0 0 1.2rem;vertical-align:baseline}
tfoot>tr>*{border-top:1px solid var(--strong-rule);font-weight:600}
tbody th:has(.fig){min-width:12rem}
@media (min-width:60rem){:is([id^="estimates-"],[id^="robustness-"],[id^="models-"]) tbody th:has(.fig){min-width:19.5rem}}
@media (max-width:43.99rem){td:not(.num):not(.name),thead th:not(.num):not(.name){min-width:7.5rem}}
.num{text-align:right;white-space:nowrap}
.name{white-space:nowrap}
td .fig,th .fig{display:block}
td:last-child .fig{min-width:15.5rem}
.statement :is([id$="-lines"],[id$="-corrections"]) td:last-child .fig{min-width:4.5rem}
.statement tbody th:has(.fig){min-width:9rem}
#rules td .fig{display:inline;margin-left:.4em}
#settings td .fig{min-width:14rem}
.under{display:block;font-size:.78rem;color:var(--soft)}
.cautions{list-style:none;margin:.45rem 0 0;padding:0;font-size:.82rem;font-weight:400;color:var(--open);max-width:34rem}
.cautions li{padding-left:1.05rem;position:relative}
.cautions li+li{margin-top:.25rem}
.cautions li::before{content:"!";position:absolute;left:.15rem;font-weight:700}
.cautions.short{margin-top:.25rem}
.cautions.short a{color:inherit;text-decoration-style:dotted}
sup{font-size:.75em;line-height:0;vertical-align:super;font-weight:700}
.scroll:has(+.caution-notes){margin-bottom:.7rem}
.caution-notes{list-style:lower-alpha;margin:0 0 1.9rem;padding-left:1.3rem;font-size:.85rem;line-height:1.45;color:var(--open);max-width:48rem}
.caution-notes li:target{background:#fdf7ea;outline:2px solid var(--open);outline-offset:2px}
.notice{border-left:4px solid var(--accent);background:var(--tint);padding:.9rem 1.2rem;margin:0 0 1.6rem;max-width:48rem}
.notice-title{font-weight:700;margin:0 0 .25rem}
.notice p:last-child{margin:0}
.notice-caution{border-color:var(--open);background:#fdf7ea}
.notice-caution .cautions{font-size:.92rem}
.notice-clinical{border-color:#5b2d79;background:#f7f2fa}
.verdict .notice{background:#fff;margin:0}
.measure{margin-top:2.4rem}
.measure:first-of-type{margin-top:0}
.measure>h3{font-size:1.32rem;margin-top:0}
.definition{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:.8rem 2.5rem;margin:0 0 1.4rem;font-size:.95rem}
figure{margin:1.6rem 0 2rem}
figcaption{margin-bottom:1rem;font-size:.9rem;max-width:48rem}
.figure-title{font-weight:600;font-size:1rem}
figcaption .fig{display:block}
details{margin:-1.2rem 0 2rem}
summary{cursor:pointer;font-size:.92rem;color:var(--accent);padding:.3rem 0}
.scroll:has(#settlement-totals,#treatment-status){max-width:36rem}
.scroll:has(#calendar){max-width:52rem}
.status{display:inline-flex;align-items:center;gap:.45rem;font-weight:600}
.status::before{content:"";width:.72rem;height:.72rem;flex:none;border:2px solid currentColor;border-radius:50%}
.status-met{color:var(--met)}.status-met::before{background:currentColor}
.status-not-met{color:var(--not-met)}.status-not-met::before{background:currentColor;border-radius:0}
.status-unknown{color:#555}.status-unknown::before{border-style:dotted;border-radius:0}
.status-pending{color:#1f5d8c}.status-pending::before{border-style:dashed}
.status-not-due,.status-not-applicable{color:var(--soft);font-weight:400}
.status-not-applicable::before{border-width:0 0 2px;border-radius:0}
.status-retest-due{color:var(--open)}.status-retest-due::before{transform:rotate(45deg);border-radius:0}
.status-disputed{color:#5b2d79}.status-disputed::before{transform:rotate(45deg);border-radius:0;background:currentColor}
.flag-stop-review{font-weight:700;color:#5b2d79}
.flag-not-eligible{color:var(--not-met);font-weight:600}
.limits{margin:0;padding:0;list-style:none;counter-reset:limit;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:1.4rem 2.4rem}
.limits li{counter-increment:limit;border-top:1px solid var(--rule);padding-top:.7rem}
.limits h3{margin:0 0 .4rem}
.limits h3::before{content:counter(limit,lower-roman) ". ";color:var(--accent);font-weight:400}
.limits p{font-size:.96rem;margin:0}
.option{border-top:1px solid var(--rule);padding:1rem 0 1.3rem}
.option h3{margin:0 0 .45rem}
.option-data{margin:0 0 .8rem}
.option dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:.6rem 2.5rem;margin:0;font-size:.95rem}
.absent{max-width:42rem;padding-left:1.1rem}
.command{background:var(--tint);border:1px solid var(--rule);padding:.8rem 1rem;margin:0 0 1rem;overflow-wrap:anywhere;white-space:pre-wrap;max-width:48rem}
.method div{margin:0 0 1rem;max-width:42rem}
.method dt{font-weight:600}
.method dd{margin:0}
.colophon{border-top:3px solid var(--strong-rule);margin-top:2rem;padding:1rem 0 2.5rem;font-size:.85rem;color:var(--soft)}
.agreement-title{display:block;font:600 1.12rem/1.3 var(--serif)}
.verdict-tag{font-weight:600;color:var(--wait)}
.verdict-tag-met{color:var(--met)}.verdict-tag-not-met{color:var(--not-met)}.verdict-tag-cannot-conclude{color:var(--open)}
.links{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0;padding:0;list-style:none}
`;
