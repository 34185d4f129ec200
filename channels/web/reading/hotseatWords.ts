// Every sentence of the page of a hotseat. What people wrote is theirs, and stands in none of these.

export const words = {
  title: (guest: string) => `Ask ${guest}`,
  minutes: (count: number) => `${count} minutes`,
  movedFrom: 'It was to be on',
  phases: {
    before: (guest: string) => `${guest} is not here yet. You can ask now.`,
    live: (guest: string) => `${guest} is here now.`,
    after: (guest: string) => `${guest} has been here.`,
    cancelled: (guest: string) => `${guest} cannot come. This was called off.`,
  },
  howTitle: 'How to ask',
  how: (name: string) => `Text ASK ${name.toUpperCase()} and your question. Or ask in the chat here.`,
  when: 'You can ask before it begins, and while it goes on.',
  ask: 'Ask in the chat',
  calendar: 'Put it in my calendar',
  said: (guest: string) => `What ${guest} says`,
  nothingYet: 'Nothing was said yet.',
  newer: 'Show what is new',
  comes: 'New answers come by themselves.',
  askedBy: (name: string) => `${name} asked`,
  somebody: 'Somebody asked',
  many: (count: number) => `${count} people asked`,
  nobody: 'We asked',
  says: (guest: string) => `${guest} says`,
  corrects: (guest: string) => `${guest} corrects`,
  summary: (guest: string, { answers, people }: { answers: number; people: number }) =>
    `${guest} answered ${answers === 1 ? '1 question' : `${answers} questions`} from ${people === 1 ? '1 person' : `${people} people`}.`,
  groups: 'In',
} as const;
