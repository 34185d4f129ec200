// The one style of the pages for reading, inside each page: no request besides the page itself. Contrast is 7:1 or more.
import { createHash } from 'node:crypto';

export const style = `
:root{color-scheme:light dark;--paper:light-dark(#fdfbf6,#14181d);--ink:light-dark(#1a1e23,#f2eee5);
--quiet:light-dark(#474d54,#c3c7cc);--line:light-dark(#d9d3c5,#3a424c);--edge:light-dark(#857f72,#78818c);
--link:light-dark(#0b4f42,#8fe0c4);--tint:light-dark(#f1ede2,#1d232a);--focus:light-dark(#1546c0,#ffd54d);
font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere}
header,main,footer{max-width:34rem;margin:0 auto;padding:0 1rem}
header,footer{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:center;font-size:1rem;color:var(--quiet)}
header{padding-top:.5rem}
footer{width:calc(100% - 2rem);max-width:32rem;margin-top:2rem;padding:0 0 1.5rem;border-top:1px solid var(--line)}
header p,footer p{margin:.5rem 0}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.015em;margin:2rem 0 .5rem}
h2{font-size:1.125rem;line-height:1.4;margin:0}
h3,h4{font-size:1rem;margin:1rem 0 0}
.said{margin-top:2rem}
[role=log] article:first-of-type{margin-top:.5rem}[role=log] article>h3{margin-top:0}
p{margin:.5rem 0;white-space:pre-line}
a{color:var(--link);text-underline-offset:.2em}
nav a,footer a,header a,h2 a,.by a{display:inline-block;min-width:44px;min-height:44px;padding:.5rem 0}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.25rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.lead,.by{color:var(--quiet)}
.by{font-size:1rem;margin:0}
article{padding:1.5rem 0;border-top:1px solid var(--line)}
article:first-of-type{margin-top:1.5rem}
article:last-of-type{margin-bottom:.5rem;border-bottom:1px solid var(--line)}
.text{font-size:1.1875rem}
.mark{border-left:4px solid var(--edge);padding-left:.75rem}
.answer{margin:.75rem 0 0;padding:.25rem 1rem .5rem;background:var(--tint);border-left:4px solid var(--link);border-radius:.25rem}
.answer h2,.answer h3,.answer h4{margin-top:.5rem}
.replies{list-style:none;margin:0;padding:0}
.replies li{margin:.75rem 0}
.replies .text{margin:0}
img{display:block;max-width:100%;height:auto;margin:1rem 0;border-radius:.25rem}
blockquote{margin:1rem 0;padding:.25rem 1rem;background:var(--tint);border-left:4px solid var(--edge);border-radius:.25rem}
fieldset{margin:1.5rem 0;padding:0;border:0}
legend{padding:0;font-weight:600}
fieldset label{display:flex;align-items:center;gap:.75rem;min-height:44px}
fieldset p{margin:0}
[type=radio]{width:24px;height:24px;flex:none;accent-color:var(--link)}
textarea{display:block;width:100%;margin-top:.5rem;padding:.75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.25rem}
button{font:inherit;min-height:44px;padding:.5rem 1.25rem;border:0;border-radius:.5rem;cursor:pointer;
background:var(--link);color:var(--paper);font-weight:600}
button.plain{background:none;color:var(--link);font-weight:400;padding:.5rem 0;text-decoration:underline;text-underline-offset:.2em}
code{display:block;padding:.75rem 1rem;background:var(--tint);border:1px solid var(--edge);border-radius:.25rem;
font-size:1rem;user-select:all}
.follow{margin-top:1rem}
summary{min-height:44px;padding:.5rem 0;cursor:pointer;color:var(--link);text-decoration:underline;text-underline-offset:.2em}
@media (forced-colors:active){button,button.plain{color:ButtonText;background:ButtonFace;border:2px solid;padding:.5rem 1.25rem}.answer,.mark{border-left:4px solid}}
@media print{:root{color-scheme:light;font-size:11pt}header,nav,form,footer,.follow{display:none}
article{break-inside:avoid}a{color:inherit;text-decoration:none}}
`;

/** By which a browser knows this style from any other: https://www.w3.org/TR/CSP3/#framework-directive-source-list */
export const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
