// The middle of a hotseat's page: when it is, how to ask, and what the guest has said so far. Words of people are text, never markup.
import type { ShownHotseat, ShownTalk } from '../../ports.js';
import { html, type Markup } from '../page/markup.js';
import { pathOf } from './frame.js';
import { words } from './hotseatWords.js';
import { reportLink } from './reportLink.js';
import { when } from './when.js';

const time = (at: number, zone: string): Markup =>
  html`<time datetime="${new Date(at).toISOString()}">${when(at, zone)}</time>`;

/** On its own day the hour is enough. */
function timeOf(at: number, { startsAt, zone }: Pick<ShownHotseat, 'startsAt' | 'zone'>): Markup {
  const [day, hour] = when(at, zone).split(', ');
  const isThatDay = when(startsAt, zone).startsWith(`${day}, `);
  return html`<time datetime="${new Date(at).toISOString()}">${isThatDay ? hour : when(at, zone)}</time>`;
}

/** @param path where it stands, as it was asked for. */
export function middleOf(shown: ShownHotseat, path: string): Markup {
  const { guestName, phase, topic, startsAt, minutes, movedFrom, zone } = shown;
  return html`<h1><bdi>${words.title(guestName)}</bdi></h1>
${topic !== '' && html`<p class="lead" dir="auto">${topic}</p>`}
<p>${time(startsAt, zone)} · ${words.minutes(minutes)}</p>
${movedFrom !== null && phase !== 'after' && html`<p class="by">${words.movedFrom} ${time(movedFrom, zone)}.</p>`}
${groupsOf(shown)}
<p class="mark">${words.phases[phase](guestName)}</p>
${phase === 'before' || phase === 'live' ? howTo(shown) : summaryOf(shown)}
${phase !== 'cancelled' && (phase !== 'before' || shown.talk.length > 0) && feed(shown, path)}`;
}

const groupsOf = ({ groups }: ShownHotseat): Markup | false =>
  groups.length > 0 &&
  html`<nav class="by" aria-label="${words.groups}"><ul>
${groups.map(({ id, name }) => html`<li><a href="${pathOf('c', id)}"><bdi>${name}</bdi></a></li>`)}
</ul></nav>`;

const howTo = ({ id, guestName, phase }: ShownHotseat): Markup => html`<section class="answer">
<h2>${words.howTitle}</h2>
<p>${words.how(guestName.split(' ', 1)[0] ?? '')}</p>
<p>${words.when}</p>
<p class="by"><a href="/chat">${words.ask}</a></p>
${phase === 'before' && html`<p class="by"><a href="${pathOf('h', id)}.ics">${words.calendar}</a></p>`}
</section>`;

function summaryOf({ guestName, talk, phase }: ShownHotseat): Markup | false {
  const people = talk.reduce((sum, { askers }) => sum + askers, 0);
  return phase === 'after' && talk.length > 0
    ? html`<p>${words.summary(guestName, { answers: talk.length, people })}</p>`
    : false;
}

/** A log that a screen reader follows; the script adds to it while the guest is there, and without it the link does. */
function feed(shown: ShownHotseat, path: string): Markup {
  const { guestName, phase, talk } = shown;
  const isLive = phase === 'live';
  return html`<section>
<h2 class="said" id="said">${words.said(guestName)}</h2>
<div role="log" aria-labelledby="said" tabindex="0" data-live="${isLive ? 'yes' : 'no'}">
${talk.length === 0 && html`<p class="none">${words.nothingYet}</p>`}
${talk.map((one) => said(one, shown))}</div>
${isLive && html`<p class="by newer"><a href="${path}">${words.newer}</a></p>`}
${isLive && html`<p class="by comes" hidden>${words.comes}</p>`}
</section>`;
}

function said(one: ShownTalk, { guestName, startsAt, zone }: ShownHotseat): Markup {
  const { id, question, text, at, isCorrection, isReportable } = one;
  return html`<article id="${id}">
<h3>${whoAsked(one)}</h3>
<p class="text" dir="auto">${question}</p>
<section class="answer">
<h4>${isCorrection ? words.corrects(guestName) : words.says(guestName)}</h4>
<p class="text" dir="auto">${text}</p>
<p class="by">${timeOf(at, { startsAt, zone })}</p>
${isReportable && reportLink('hotseat-answer', id, guestName)}
</section>
</article>
`;
}

function whoAsked({ askedBy, askers }: ShownTalk): string {
  if (askers === 0) return words.nobody;
  if (askers > 1) return words.many(askers);
  return askedBy === null ? words.somebody : words.askedBy(askedBy);
}
