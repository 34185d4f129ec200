// What the people of the sample town shared, said and asked in the last weeks. Plain data, in their own
// words.

/** Days before the town was made, who, in which group, and what. Newest first. */
export type Story = readonly [daysAgo: number, who: string, group: string, text: string];

export const updates: readonly Story[] = [
  [1, 'mia', 'art', 'I made a clay pot today. It is blue and a bit wonky. I love it.'],
  [1, 'tom', 'shop', 'First day at the shop! I put out all the milk. My feet hurt but I am happy.'],
  [1, 'kofi', 'garden', 'The beans are up. Come and see them'],
  [1, 'finn', 'bus', 'got the 42 to town on my own!! mum waved me off. I was a bit scared then I was ok'],
  [2, 'maggie', 'art', 'Can some one bring old buttons on Tuesday? I want to make an owl.'],
  [2, 'leo', 'shop', 'I learnt the till today. I got the change right every time.'],
  [2, 'cara', 'cook', 'Easy tea: beans, cheese and a baked potato. Ten minutes in the microwave.'],
  [3, 'wren', 'art', 'I drew my cat. She would not sit still so she has 5 legs. ha ha'],
  [3, 'beth', 'shop', 'A lady asked me where the eggs were and I knew. She said thank you dear.'],
  [3, 'zara', 'music', 'We sang 4 songs at the care home. They clapped for ages.'],
  [4, 'ali', 'jobs', 'I have an interview on Monday. I am nervous. Any tips?'],
  [4, 'ben', 'garden', 'We need help on Saturday at 10. There will be tea and cake.'],
  [5, 'ruby', 'art', 'My picture is up in the library. Go and look. It is the big red one by the door.'],
  [5, 'dev', 'shop', 'Tip from me. Write your shifts on a card and keep it in your coat.'],
  [6, 'grace', 'cafe', 'I carried 3 plates at once and did not drop any.'],
  [
    6,
    'nell',
    'speak',
    'We told the council the new signs are too hard to read. They said they will change them!',
  ],
  [7, 'lily', 'art', 'I was sad this week. Painting helped. Thank you all for being kind.'],
  [7, 'jack', 'shop', 'Does any one else find the lunch rush loud? I use my ear plugs now. It helps.'],
  [8, 'omar', 'bus', 'The driver let me sit near the front. Say hello to her, she is nice.'],
  [8, 'owen', 'garden', 'Saw a frog by the pond. I named him Gary.'],
  [9, 'aisha', 'art', 'Tuesday is print day. Wear old clothes. We start at 2.'],
  [10, 'jo', 'art', 'I did my first painting on canvas. It is the sea at night.'],
  [10, 'priya', 'cafe', 'Well done to Grace and Leo. They ran the counter all day.'],
  [11, 'ted', 'trips', 'The steam train was brilliant. I got to wave the flag.'],
  [12, 'lily', 'jobs', 'I did not get the job. I will try again. They said I was very polite.'],
  [13, 'kofi', 'cook', 'I made my nans rice for my house mates. They all had more.'],
  [14, 'sam', 'art', 'I like drawing trains. Who else likes trains?'],
  [15, 'ruby', 'music', 'I have learnt 3 chords. My fingers are sore. Worth it'],
  [16, 'jo', 'shop', 'I went to see the new shop. The boss showed me round. She was kind.'],
  [17, 'mia', 'bus', 'I missed my stop but I did not panic. I rang Finn and he helped me.'],
  [18, 'maggie', 'garden', 'Planted 20 bulbs with Beth. Now we wait for spring.'],
  [20, 'ali', 'jobs', 'I wrote my CV with Dev. It fits on one page.'],
  [22, 'zara', 'speak', 'I spoke in the big meeting. My voice shook but I did it.'],
  [24, 'grace', 'film', 'Thank you all for film night. I will miss it.'],
];

/** Days before, who, on whose update, and what. The update is the newest one of that person. */
export const comments: readonly Story[] = [
  [1, 'sam', 'mia', 'I like wonky pots best.'],
  [1, 'jack', 'tom', 'Well done Tom! Get some good shoes.'],
  [1, 'aisha', 'maggie', 'I have a whole tin of buttons. I will bring it.'],
  [2, 'nell', 'wren', 'This made me laugh.'],
  [3, 'dev', 'ali', 'Go the day before so you know the way. You will be great.'],
  [3, 'leo', 'ali', 'Take some water. Smile. Good luck'],
  [6, 'wren', 'lily', 'We are glad you came.'],
  [6, 'mia', 'lily', 'I felt like that too. See you Tuesday.'],
  [9, 'maggie', 'jo', 'The sea looks so real. I could smell it!'],
  [12, 'wren', 'sam', 'Me! I like the old ones with steam.'],
];

/** A question that was asked and answered; `shared`: others may read it without the asker's name. */
export interface TownQuestion {
  readonly daysAgo: number;
  readonly who: string;
  readonly employer: string;
  readonly text: string;
  readonly answer: string;
  readonly shared: 'no' | 'yes';
}

/** Oldest first. */
export const questions: readonly TownQuestion[] = [
  {
    daysAgo: 27,
    who: 'leo',
    employer: 'greens',
    text: 'Do I need to know how to make coffee to work in a cafe?',
    answer: 'No. We will show you. It takes about a week to learn. You start with the dishes and tables.',
    shared: 'yes',
  },
  {
    daysAgo: 24,
    who: 'tom',
    employer: 'bakery',
    text: 'What time do you start work at the bakery?',
    answer: 'The bakers start at 5. The shop team starts at 7. You can choose the shop.',
    shared: 'yes',
  },
  {
    daysAgo: 21,
    who: 'beth',
    employer: 'plants',
    text: 'Is the work at the garden centre heavy?',
    answer: 'Some of it is. Nobody lifts alone. There is lots of light work too, like watering.',
    shared: 'yes',
  },
  {
    daysAgo: 18,
    who: 'ali',
    employer: 'corner',
    text: 'Can I come and see the shop before my interview?',
    answer: 'Yes, please do. Come on a Tuesday. Ask for Nadia. We will make you a tea.',
    shared: 'yes',
  },
  {
    daysAgo: 15,
    who: 'jack',
    employer: 'books',
    text: 'Is it loud in the book shop?',
    answer: 'It is very quiet. We turn the music off on Monday and Wednesday.',
    shared: 'yes',
  },
  {
    daysAgo: 12,
    who: 'jo',
    employer: 'corner',
    text: 'Do I have to wear a uniform in your shop?',
    answer: 'Just a green top. We give it to you. You can wear your own trousers.',
    shared: 'yes',
  },
  {
    daysAgo: 9,
    who: 'owen',
    employer: 'paws',
    text: 'Can I help walk the dogs?',
    answer: 'Yes! Come on a Saturday with somebody you know. We start you with a calm dog.',
    shared: 'yes',
  },
  {
    daysAgo: 6,
    who: 'lily',
    employer: 'hotel',
    text: 'Can I work only two days a week?',
    answer: 'Yes. Many of our team do two or three days. You choose the days with Helen.',
    shared: 'no',
  },
  {
    daysAgo: 3,
    who: 'omar',
    employer: 'buses',
    text: 'Do I need to drive to work for the buses?',
    answer: 'No. We have jobs in the office and in the wash. You get free bus travel.',
    shared: 'yes',
  },
];

/** Who comes to answer a group's questions, and what he is asked where nobody asks. */
export const guestHour = {
  guest: 'Paul',
  person: 'bakery-paul',
  /** Who made it. */
  by: 'mel',
  group: 'art',
  topic: 'work in a bakery',
  seeds: ['What do you like best at work?', 'What time do you get up?', 'How do you make a cake look good?'],
} as const;
