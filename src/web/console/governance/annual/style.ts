/** Of the file alone, which is read from a disk, printed, attached to a message: no address in it, no font to fetch. */
export const styleOf = (year: number): string => `
@page {
  size: A4;
  margin: 18mm 16mm 20mm;
  @bottom-left { content: "Boussole IA — Bilan ${year}"; font: 8pt sans-serif; color: #4a5c65; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4a5c65; }
}
@page :first { @bottom-left { content: none; } @bottom-right { content: none; } }
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.5 "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; color: #14242b; background: #fff; }
body { max-width: 178mm; margin: 0 auto; padding: 10mm 0; }
@media print { body { padding: 0; max-width: none; } }
h1 { font-size: 30pt; line-height: 1.15; margin: 0 0 6mm; }
h2 { font-size: 16pt; margin: 11mm 0 3mm; padding-top: 2mm; border-top: 2pt solid #0d4f5c; break-after: avoid; }
h3 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
p, li { orphans: 3; widows: 3; }
p { margin: 0 0 3mm; }
ul, ol { margin: 0 0 3mm; padding-left: 6mm; }
li { margin-bottom: 1mm; }
.cover { min-height: 250mm; display: flex; flex-direction: column; break-after: page; }
.cover .mark { color: #0d4f5c; font-weight: 600; margin-bottom: 40mm; }
.cover .kind { font-size: 13pt; color: #4a5c65; }
.cover dl { display: grid; grid-template-columns: 48mm 1fr; gap: 1.5mm 4mm; margin: 8mm 0; }
.cover dt { color: #4a5c65; }
.cover dd { margin: 0; overflow-wrap: anywhere; }
.cover .banner { border: 1pt solid #6e4300; color: #6e4300; padding: 2mm 3mm; }
.contents { columns: 2; list-style: none; padding: 0; }
.contents a { color: #0d4f5c; text-decoration: none; }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; font-size: 9.5pt; }
caption { text-align: left; font-weight: 600; padding: 0 0 1.5mm; break-after: avoid; }
table.short { break-inside: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 3mm 1.2mm 0; border-bottom: .5pt solid #cfdbde; overflow-wrap: break-word; }
thead th { border-bottom: 1pt solid #71858d; color: #4a5c65; font-weight: 600; }
tbody th { font-weight: 400; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bounds { color: #4a5c65; font-size: 9pt; }
td:last-child, th:last-child { padding-right: 0; }
.note { color: #4a5c65; font-size: 9pt; }
.missing { border-left: 3pt solid #6e4300; background: #fdf2d8; padding: 2mm 3mm; break-inside: avoid; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm; margin: 0 0 5mm; break-inside: avoid; }
.figures > div { border: .75pt solid #cfdbde; border-radius: 2mm; padding: 3mm; }
.figures strong { display: block; font-size: 18pt; line-height: 1.2; font-variant-numeric: tabular-nums; }
figure { margin: 0 0 4mm; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: 1.5mm; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11px; fill: #4a5c65; }
svg .label { fill: #14242b; }
svg .bar { fill: #0d4f5c; }
svg .grid { stroke: #cfdbde; }
svg .spread { stroke: #0d4f5c; stroke-width: 2; }
svg .hidden { fill: none; stroke: #71858d; stroke-dasharray: 3 3; }
.box { display: inline-block; width: 3.5mm; height: 3.5mm; border: .75pt solid #14242b; margin-right: 2mm; vertical-align: -0.5mm; }
.decide li { margin-bottom: 3mm; break-inside: avoid; }
.decide .answer { border-bottom: .5pt dotted #71858d; height: 7mm; }
.sign table td { height: 16mm; }
.sign { break-inside: avoid; }
/* Read on a telephone, nothing goes beyond its width. */
@media screen and (max-width: 190mm) {
  body { padding: 1rem; }
  td.n, th.n { white-space: normal; }
  th, td { padding-right: 2mm; overflow-wrap: anywhere; }
  .figures, .cover dl { grid-template-columns: 1fr; }
  .contents { columns: 1; }
}
@media print { a { color: inherit; } }
`;
