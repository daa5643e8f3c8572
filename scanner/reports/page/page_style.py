"""How the HTML report looks: dark and light as the reader's system is, on a phone as on paper, with colour never the only sign.

A test computes the contrast of every text's colour with what is behind it: at least 4.5 to 1, as WCAG 2.2 asks (level AA).
"""

from __future__ import annotations

from scanner.reports.page.page_filter import filter_rules

LIGHT = {
    "back": "#ffffff",
    "card": "#f4f5f8",
    "line": "#c6c8d2",
    "text": "#1a1b21",
    "soft": "#4b4d5a",
    "link": "#0b4aa2",
    "banned": "#a3001b",
    "to-check": "#7a4300",
    "clear": "#0b6130",
}
DARK = {
    "back": "#14151a",
    "card": "#1e2027",
    "line": "#474a57",
    "text": "#ececf2",
    "soft": "#b5b7c4",
    "link": "#8dbaff",
    "banned": "#ff8f95",
    "to-check": "#f3bb55",
    "clear": "#6fd58f",
}
RULES = """
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;color:var(--text);background:var(--back);
-webkit-text-size-adjust:100%}
body{max-width:72rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font-size:1.05rem;line-height:1.35;margin:0}
section>h3{margin-top:1.25rem}
p,li,dd,section>h3{max-width:58rem}
p{margin:.25rem 0}
header p,footer{color:var(--soft)}
header{border-left:.4rem solid var(--soft);padding-left:1rem}
header.banned{border-color:var(--banned)}
header:is(.to-check,.incomplete){border-color:var(--to-check)}
header.clear{border-color:var(--clear)}
.mark{display:inline-block;color:var(--soft);border:1px solid;border-radius:.3rem;padding:.05rem .5rem;margin:.1rem 0;
font-weight:600;overflow-wrap:break-word}
.mark::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.45em;background:currentColor}
.mark.banned{color:var(--banned)}
.mark:is(.to-check,.incomplete){color:var(--to-check)}
.mark:is(.to-check,.incomplete)::before{clip-path:polygon(50% 0,100% 100%,0 100%)}
.mark.clear{color:var(--clear)}
.mark.clear::before{border-radius:50%}
fieldset{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;border:1px solid var(--line);border-radius:.4rem;margin:1.25rem 0 0;
padding:.4rem 1rem}
legend{color:var(--soft);padding:0 .35rem}
label{display:flex;gap:.4rem;align-items:center;cursor:pointer}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:1.25rem 0 0;padding:0;list-style:none}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,input:focus-visible,.wide:focus-visible{outline:3px solid var(--link);outline-offset:2px}
article{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.9rem 1rem;margin:0 0 1rem}
#banned article{border-left:.4rem solid var(--banned)}
#to-check article{border-left:.4rem solid var(--to-check)}
article p{color:var(--soft)}
dl{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.3rem 1rem;margin:.6rem 0 0}
dt{color:var(--soft)}
dd{margin:0}
dd p{color:inherit;margin:0}
figure{margin:1rem 0}
figcaption{color:var(--soft)}
ul{margin:.25rem 0;padding-left:1.2rem}
li{margin:.15rem 0}
dd>ul{margin:0;padding:0;list-style:none}
code{font:.92em ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace}
summary{cursor:pointer;color:var(--link);width:fit-content}
.evidence{margin-top:.4rem}
section>details>summary{color:inherit;width:auto;margin:2.5rem 0 .75rem}
section>details>summary h2{display:inline-block;margin:0;width:calc(100% - 1.5rem)}
.points{columns:26rem;column-gap:2rem}
.points li{break-inside:avoid}
.points+h3{margin-top:1rem}
table{width:100%;border-collapse:collapse;margin:0 0 1.5rem;table-layout:fixed}
caption{text-align:left;font-weight:600;padding:.25rem 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft)}
tbody th{font-weight:600}
.map thead th:nth-child(1){width:30%}
.map thead th:nth-child(2){width:22%}
.map thead th:nth-child(4){width:7rem}
.summary table{table-layout:auto}
.summary thead th:nth-child(1){width:17%}
.summary thead th:nth-child(2){width:14%}
.summary thead th:nth-child(3){width:21%}
.summary thead th:nth-child(4){width:auto}
.summary thead th:nth-child(5){width:32%}
.wide{overflow-x:auto}
.wide table{min-width:64rem}
.fleet table{table-layout:auto;min-width:0}
.wide th{width:7rem}
.wide th:nth-child(2){width:15rem}
.wide th:nth-child(7){width:auto}
@media (max-width:36rem){
body{padding:1rem .9rem 2rem}
h1{font-size:1.35rem}
dl{grid-template-columns:minmax(0,1fr);gap:0}
dd+dt{margin-top:.5rem}
.map thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.map table,.map caption,.map tbody,.map tr,.map th,.map td{display:block;width:auto;text-align:left}
.map tr{border-bottom:1px solid var(--line);padding:.4rem 0}
.map th,.map td{border:0;padding:0}
}
@media print{
html{font-size:9.5pt;line-height:1.35}
nav,fieldset{display:none}
body{max-width:none;padding:0}
h2{margin-top:1.25rem}
article{padding:.5rem .75rem;margin:0 0 .6rem}
th,td{padding:.15rem .75rem .15rem 0}
article,tr,li{break-inside:avoid}
h2,h3,caption{break-after:avoid}
details::details-content{content-visibility:visible;display:block}
.evidence summary{display:none}
summary{list-style:none}
.wide table{min-width:0}
.map thead th:nth-child(1){width:28%}
.map thead th:nth-child(2){width:17%}
.map thead th:nth-child(4){width:4.5rem}
}
"""


def style() -> str:
    """Return the style sheet. Paper is light whatever the reader's system is."""
    dark, paper = (f"@media {query}{{{_root(colours)}}}\n" for query, colours in (("(prefers-color-scheme:dark)", DARK), ("print", LIGHT)))
    return f":root{{color-scheme:light dark}}\n{_root(LIGHT)}\n{dark}{paper}{RULES.strip()}\n{filter_rules()}\n"


def _root(colours: dict[str, str]) -> str:
    return ":root{" + ";".join(f"--{name}:{colour}" for name, colour in colours.items()) + "}"
