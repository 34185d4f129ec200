// How the page is seen, heard and reached: axe-core in eight states, and by our own measures what it cannot see. Each run looks
// at some of it, from other sides; the long tests look at all of it from all of them.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { holds, noBrowser, openBrowser } from '../support/browser.js';
import {
  findings,
  openStage,
  type PageStage,
  reach,
  type Sight,
  sights,
  states,
} from '../support/pageStates.js';
import {
  cutOff,
  faintWords,
  focusSeen,
  longestLine,
  smallTargets,
  sticksOut,
  wideSpacing,
} from '../support/sight.js';
import { itToday, partOfToday, sidesOfToday } from '../support/today.js';

describe('the page, looked at', function () {
  this.timeout(30_000);
  let browser: Browser;
  let stage: PageStage;

  before(async function () {
    const opened = await openBrowser();
    if (!opened) {
      console.log(noBrowser);
      return this.skip();
    }
    browser = opened;
    stage = await openStage();
  });
  after(async () => {
    await browser?.close();
    await stage?.service.close();
  });

  async function looking<T>(state: string, sight: Sight, look: (page: Page) => Promise<T>): Promise<T> {
    const page = await reach(browser, stage, state, sight);
    try {
      return await look(page);
    } finally {
      await page.context().close();
    }
  }

  Object.keys(states).forEach((state, place) => {
    for (const sight of sidesOfToday(sights, place))
      it(`has nothing for axe to find at "${state}" (${JSON.stringify(sight)}), and is large, clear and narrow enough`, async () => {
        await looking(state, sight, async (page) => {
          expect(await findings(page)).to.deep.equal([]);
          await page.setViewportSize({ width: 320, height: 720 });
          await page.emulateMedia({ forcedColors: 'none', colorScheme: place % 2 === 0 ? 'light' : 'dark' });
          expect(await page.evaluate(smallTargets()), 'small').to.deep.equal([]);
          expect(await page.evaluate(faintWords()), 'faint').to.deep.equal([]);
          expect(await page.evaluate(sticksOut), 'sticks out').to.deep.equal([]);
          await page.evaluate(wideSpacing);
          expect(await page.evaluate(cutOff), 'cut off').to.deep.equal([]);
          expect(await page.evaluate(sticksOut), 'sticks out, spaced').to.deep.equal([]);
        });
      });
  });

  itToday(1)('has calm colours that are as clear, light and dark', async () => {
    for (const scheme of partOfToday(['light', 'dark'] as const, 2))
      await looking('read-back', { live: true, width: 1280, scheme }, async (page) => {
        await page.click('text=Settings');
        await page.check('text=Calm colours');
        expect(await page.getAttribute('.doorstep', 'data-calm')).to.equal('off');
        await page.click('text=Save settings');
        expect(await page.evaluate(faintWords())).to.deep.equal([]);
      });
  });

  itToday(2)(
    'is read at the largest text on the smallest screen: 320 px, and 400 % of 1280 by 1024',
    async () => {
      for (const height of partOfToday([720, 256], 2))
        await looking('choices', { live: true, width: 320, scheme: 'light' }, async (page) => {
          await page.setViewportSize({ width: 320, height });
          await page.click('text=Settings');
          await page.check('text=Very large');
          await page.click('text=Save settings');
          expect(await page.evaluate(sticksOut)).to.deep.equal([]);
          expect(await page.evaluate(cutOff)).to.deep.equal([]);
        });
    },
  );

  itToday(0)('has lines of 70 characters or fewer', async () => {
    await looking('long history', { live: false, width: 1280, scheme: 'light' }, async (page) => {
      expect(await page.evaluate(longestLine)).to.be.within(40, 70);
    });
  });

  itToday(1)(
    'shows the focus wherever the Tab key goes, in view and under nothing, and the order is that of reading',
    async () => {
      const sizes = [
        [1280, 720],
        [320, 640],
        [320, 256],
      ] as const;
      for (const [width, height] of partOfToday(sizes, 2))
        await looking(
          'choices',
          { live: true, width, scheme: width === 1280 ? 'dark' : 'light' },
          async (page) => {
            await page.setViewportSize({ width, height });
            // From where the last press was, through the end of the page and its beginning.
            for (let press = 0; press < 2; press += 1) await page.keyboard.press('Tab');
            const names = [];
            for (let press = 0; press < 8; press += 1) {
              await page.keyboard.press('Tab');
              const seen = await page.evaluate<{
                name: string;
                isRinged: boolean;
                isInView: boolean;
                isOnTop: boolean;
              }>(focusSeen());
              expect(seen, `${seen.name} at ${width}×${height}`).to.include({
                isRinged: true,
                isInView: true,
                isOnTop: true,
              });
              names.push(seen.name);
            }
            expect(names.filter((name) => !/^Hillside/.test(name))).to.deep.equal([
              'Go to your message',
              'Settings',
              'Art group',
              'Later',
              'Your message',
              'Send',
              'Send a photo',
            ]);
          },
        );
    },
  );

  itToday(2)('shows the newest message whole when it comes, on a small screen too', async () => {
    await looking('choices', { live: true, width: 320, scheme: 'light' }, async (page) => {
      await holds(
        page,
        `(() => {
        const log = document.querySelector('[role=log]').getBoundingClientRect();
        const last = [...document.querySelectorAll('.said')].at(-1).getBoundingClientRect();
        return last.bottom <= log.bottom + 1 && last.top >= log.top - 1;
      })()`,
      );
    });
  });

  itToday(0)(
    'is heard in order: heading, who, what, the choices that are offered, then where they are',
    async () => {
      await looking('start', { live: false, width: 1280, scheme: 'light' }, async (page) => {
        const heard = await page.locator('body').ariaSnapshot();
        const order = [
          'link "Go to your message"',
          'heading "Chat with Hillside" [level=1]',
          'heading "Messages" [level=2]',
          'log "Messages"',
          'paragraph: Hillside',
          'Hi, I am a computer helper',
          'You can choose: OK, Tell me more.',
          'group "Choices"',
          'button "OK"',
          'button "Tell me more"',
          'textbox "Your message"',
          'button "Send"',
          'status',
          'button "Check for new messages"',
        ].map((part) => heard.indexOf(part));
        expect(order, heard).to.deep.equal([...order].sort((one, other) => one - other));
        expect(order, heard).to.not.include(-1);
      });
    },
  );
});
