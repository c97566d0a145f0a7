/** Type and colour of the drawings. Series differ by dash and label too; the colours keep apart for colour-blind readers. */
export const chartStyle = `
.chart{display:block;max-width:100%;height:auto;font-family:var(--sans);font-size:12px;font-variant-numeric:tabular-nums;overflow:visible}
.chart text{fill:var(--ink)}
.chart-wide{width:100%}
.chart-narrow{display:none}
@media (max-width:43.99rem){.chart-wide{display:none}.chart-narrow{display:block;width:100%}}
.axis{stroke:var(--ink);stroke-width:1;fill:none}
.axis.faint{stroke:#9aa5af}
.grid line{stroke:#e4e8eb;stroke-width:1}
.chart .axis-title{fill:var(--soft)}
.chart .end{text-anchor:end}.chart .start{text-anchor:start}.chart .middle{text-anchor:middle}
.tick-y text{text-anchor:end;fill:var(--soft)}
.tick-x text,.tick{text-anchor:middle}
.tick-x path{stroke:var(--ink)}
.chart .months,.chart .tick{fill:var(--soft)}
.s0{--series:#0b4a6f}.s1{--series:#a8420f}.s2{--series:#1a6a50}.s3{--series:#6c2f7e}.s4{--series:#5a5a00}
.series .step{fill:none;stroke:var(--series);stroke-width:2.2;stroke-linejoin:round}
.series .band{fill:var(--series);fill-opacity:.13;stroke:none}
.series .censor{stroke:var(--series);stroke-width:1;fill:none;stroke-opacity:.75}
.series .thin{stroke-width:1.2}
.series .beyond{stroke-dasharray:5 4}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:1.4rem 2rem;max-width:52rem}
.panel-title{font-weight:600;margin:0 0 .3rem}
.fitted-panel{width:100%;max-width:26rem}
.end-labels text{fill:var(--series);font-weight:600}
.at-risk .name{fill:var(--series);font-weight:600}
.at-risk .number{text-anchor:middle}
.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.landmark .day{stroke:#7b8791;stroke-width:1;stroke-dasharray:1.5 3}
line.reference{stroke:#a3271b;stroke-width:1.6;stroke-dasharray:7 3}
line.requirement{stroke:#a3271b;stroke-width:1.1;stroke-dasharray:2 3}
text.reference,text.requirement{fill:#98241a !important;font-weight:600}
text.requirement{font-weight:400}
.observed path{stroke:var(--ink);stroke-width:2;fill:none}
.observed circle{fill:var(--ink);stroke:#fff;stroke-width:1.5}
.observed text{font-weight:700;font-size:13px}
.bar-figure{max-width:25rem;margin-top:.3rem}
.interval-bar{width:100%}
.status-strip{min-width:12rem;max-width:16rem}
.status-strip text{text-anchor:middle;font-weight:600;font-size:12px}
.status-strip rect{stroke-width:1.5}
.st-met rect{fill:#1c6a47;stroke:#1c6a47}.st-not-met rect{fill:#9c2a1d;stroke:#9c2a1d}
.chart .st-met text,.chart .st-not-met text,.chart .st-disputed text{fill:#fff}
.st-unknown rect{fill:#e3e3e3;stroke:#555;stroke-dasharray:2 2}
.st-not-due rect{fill:#fff;stroke:#8b96a0}
.st-pending rect{fill:#dcebf6;stroke:#1f5d8c;stroke-dasharray:5 3}
.st-not-applicable rect{fill:#f0f0f0;stroke:#c9c9c9}
.st-retest-due rect{fill:#ffe7b0;stroke:#785000}
.st-disputed rect{fill:#5b2d79;stroke:#5b2d79}
.bar-label{font-weight:600}
.bar-value{text-anchor:end}
.chart .soft-text,.chart .bounds-name{fill:var(--soft)}
.chart .strong{font-weight:600}
.bar-payable{fill:#0b4a6f}.bar-refundable{fill:#fff;stroke:#9c2a1d;stroke-width:1.5}
.bar-held{fill:#f6e3b4;stroke:#785000;stroke-width:1.5;stroke-dasharray:4 3}
.bar-disputed{fill:#eadcf2;stroke:#5b2d79;stroke-width:1.5;stroke-dasharray:2 2}
.bounds{stroke:var(--ink);stroke-width:2;fill:none}
.net{fill:var(--ink);stroke:#fff;stroke-width:1.5}
.due-timeline{max-width:52rem}
.near-limit{min-width:14rem;max-width:20rem}
.near-bar{fill:#0b4a6f;fill-opacity:.8}
.lane{stroke:#d6dce1;stroke-width:1}
.today{stroke:#7b8791;stroke-width:1;stroke-dasharray:1.5 3}
.mature{stroke:#0b4a6f;stroke-width:4;fill:none;stroke-opacity:.45;stroke-linecap:round}
.mature-end{stroke:#0b4a6f;stroke-width:2;fill:none;stroke-opacity:.7}
.mature-dot{fill:#0b4a6f;stroke:#fff;stroke-width:1.5}
.reassessment{fill:#fff;stroke:#98241a;stroke-width:2}
.remain-bar{display:block;margin-top:.3rem;max-width:100%;min-width:7rem}
.remain-bar .whole{fill:#e8ecef}.remain-bar .part{fill:#0b4a6f}
.settlement-bounds.chart-narrow .bar-value{font-size:11px}
`;
