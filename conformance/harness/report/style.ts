/** The style of the report page: readable without colour, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --quiet: #6e7781; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; }
.verdict { border: 2px solid currentcolor; border-radius: 4px; padding: 0 .5rem; }
.pass, .verified b { color: var(--good); }
.fail, .failed b { color: var(--bad); }
.incomplete, .not-verifiable b, .not-covered b { color: var(--quiet); }
.counts { display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { overflow-wrap: anywhere; }
th[scope=row] { white-space: nowrap; }
td ul { margin: 0; padding-left: 1.1rem; color: var(--quiet); }
td p.reason { margin: .2rem 0; color: var(--quiet); }
.failed p.reason, .differs p.reason { color: var(--bad); }
details { color: var(--quiet); font-size: 14px; }
pre { overflow-x: auto; max-height: 30rem; font-size: 13px; }
@media (width < 40rem) { th, td { padding: .35rem .2rem; font-size: 13px; } }
`;
