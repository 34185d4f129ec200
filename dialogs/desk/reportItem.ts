// REPORT as a button on something that is read in Slack: what is the matter, in a form. It comes to the same list as by text.
import { fileReport, isReportable, keepShown, type Reported } from '../report.js';
import type { Deed } from './deed.js';

/** `update/<id>`, as the button names it. */
const named = (about: string): Pick<Reported, 'kind' | 'id'> | null => {
  const [, kind, id = ''] = /^(update|comment|answer|hotseat-answer)\/(.+)$/.exec(about) ?? [];
  return kind ? { kind: kind as Reported['kind'], id } : null;
};

export const reportItem: Deed = {
  verb: 'report',
  ownWords: 'words',
  async may(turn, about) {
    const item = named(about);
    return item !== null && turn.consented && (await isReportable(turn, item)) !== null;
  },
  async form({ words }, about) {
    const { choices } = words['report.what'];
    const reasons = Object.entries(choices).map(([id, label]) => ({ id, label }));
    const what = { name: 'reason', label: words['moderate.what'], kind: 'choice', choices: reasons } as const;
    const more = {
      name: 'words',
      label: words['moderate.words'],
      kind: 'words',
      optional: true,
      most: 500,
    } as const;
    return {
      title: words['moderate.report'],
      parts: [
        { kind: 'field', field: what },
        { kind: 'field', field: more },
      ],
      submit: { id: `do:report:${about}`, label: words['moderate.report'] },
    };
  },
  async perform(turn, about, { reason = 'other', words = '' }) {
    const item = named(about);
    const shown = item && (await isReportable(turn, item));
    if (!shown) return turn.say('desk.gone');
    const { choices } = turn.words['report.what'];
    const label = choices[reason as keyof typeof choices] ?? choices.other;
    keepShown(turn, shown);
    await fileReport(turn, shown, { id: reason, label, words });
    if (reason === 'unsafe') await turn.say('report.unsafe');
    else await turn.say('report.done', { name: shown.name });
  },
};
