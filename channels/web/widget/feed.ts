// `/feed.js`: while a guest is there, their page looks for new answers by itself. It shows only what the page itself would show.

/** Milliseconds. */
const EVERY = 5_000;
/** A page that cannot be fetched is fetched again, later each time. */
const SELDOM = 60_000;

const log = document.querySelector<HTMLElement>('[role=log][data-live=yes]');
if (log) {
  document.querySelector('.newer')?.remove();
  document.querySelector('.comes')?.removeAttribute('hidden');
  void follow(log);
}

async function follow(here: HTMLElement): Promise<void> {
  let wait = EVERY;
  for (;;) {
    await new Promise((done) => setTimeout(done, wait));
    if (document.hidden) continue;
    const page = await fetchPage();
    const there = page?.querySelector<HTMLElement>('[role=log]');
    wait = there ? EVERY : Math.min(wait * 2, SELDOM);
    if (!page || !there) continue;
    takeOver(here, there);
    document.querySelector('.mark')?.replaceWith(page.querySelector('.mark') ?? '');
    if (there.dataset['live'] !== 'yes') break;
  }
  document.querySelector('.comes')?.remove();
}

/** `null`: not now. */
async function fetchPage(): Promise<Document | null> {
  try {
    const answer = await fetch(location.href);
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return null;
  }
}

/** What has gone goes, what is new comes last; what stays is not touched, so that nobody hears it twice. */
function takeOver(here: HTMLElement, there: HTMLElement): void {
  const old = Array.from(here.children);
  const fresh = Array.from(there.children);
  const kept = new Set(old.map(({ id }) => id).filter(Boolean));
  const stays = new Set(fresh.map(({ id }) => id).filter(Boolean));
  for (const one of old) if (!stays.has(one.id)) one.remove();
  for (const one of fresh) if (!kept.has(one.id)) here.append(one);
}
