// `/widget.js`: on our own page it brings the chat to life, on any other it adds one.
import { launch } from './launch.js';
import { openPage } from './page.js';

const script = document.currentScript as HTMLScriptElement;
const base = script.src.replace(/\/widget\.js.*$/, '');
const own = document.querySelector<HTMLElement>('.doorstep.page');
if (own) openPage(own, base);
else if (document.body) void launch(script, base);
else addEventListener('DOMContentLoaded', () => void launch(script, base));
