// Two who would like to meet: staff look first, and say go ahead or not now. They see who and about what, never how to reach them.
import { calledBy, endIntroduction, goAhead } from '../introducing.js';
import type { Waiting } from '../../store/safety.js';
import type { Button, Part } from '../sheet.js';
import type { Turn } from '../turn.js';
import type { Deed, Drawing } from './deed.js';
import { endLine, lineFor, mayLine, sayOver } from './waiting.js';

export async function introductionParts(drawing: Drawing, { aboutId }: Waiting): Promise<Part[]> {
  const { store, words } = drawing;
  const one = aboutId ? await store.introductions.byId(aboutId) : null;
  const question = one ? await store.questions.byId(one.questionId) : null;
  if (!one || !question) return [];
  return [
    {
      kind: 'facts',
      facts: [
        { name: words['meet.member'], value: calledBy('employer', drawing, one) },
        { name: words['meet.employer'], value: one.employerName },
      ],
    },
    { kind: 'quote', text: question.text },
  ];
}

export const introductionButtons = ({ words }: Drawing, { id }: Waiting): Button[] => [
  { id: `do:meet-go:${id}`, label: words['meet.go'], weight: 'main' },
  { id: `do:meet-stop:${id}`, label: words['meet.stop'], weight: 'stop' },
];

type Decide = (turn: Turn, introductionId: string) => Promise<void>;

const decision = (verb: string, outcome: string, decide: Decide): Deed => ({
  verb,
  may: mayLine,
  async perform(turn, id) {
    const line = await lineFor(turn, id);
    if (!line?.aboutId || (await sayOver(turn, line))) return;
    endLine(turn, line, outcome);
    await decide(turn, line.aboutId);
  },
});

export const meetGo = decision('meet-go', 'introduced', async (turn, id) => {
  const one = await turn.store.introductions.byId(id);
  if (one?.state !== 'agreed') return turn.say('desk.gone');
  await goAhead(turn, one);
  await turn.say('meet.went');
});

export const meetStop = decision('meet-stop', 'not-now', async (turn, id) => {
  const one = await turn.store.introductions.byId(id);
  if (one?.state !== 'agreed') return turn.say('desk.gone');
  await endIntroduction(turn, one);
  await turn.say('meet.stopped');
});
