// The groups and employers of the sample town. Plain data; every name and number is made up.
import type { Community } from '../../../store/communities.js';

export interface TownGroup {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly joining?: Community['joining'];
  readonly visibility?: Community['visibility'];
  readonly parent?: string;
  /** Days before the town was made. */
  readonly closed?: number;
}

/** Open and for members only, where nothing else is said. */
export const groups: readonly TownGroup[] = [
  {
    id: 'art',
    name: 'Art group',
    about: 'We paint, draw and make things on Tuesdays.',
    visibility: 'public',
  },
  { id: 'shop', name: 'Shop jobs', about: 'For people who work in a shop, or want to.' },
  { id: 'garden', name: 'Garden crew', about: 'We look after the town garden.', visibility: 'public' },
  { id: 'cafe', name: 'Cafe helpers', about: 'We help in cafes and learn new jobs.', joining: 'request' },
  { id: 'trips', name: 'Out and about', about: 'Days out, walks and trips.', visibility: 'public' },
  {
    id: 'bus',
    name: 'Bus buddies',
    about: 'We learn bus trips together.',
    visibility: 'public',
    parent: 'trips',
  },
  { id: 'jobs', name: 'First job', about: 'Looking for your first job? So are we.' },
  {
    id: 'music',
    name: 'Music makers',
    about: 'We sing and play. You can just listen.',
    visibility: 'public',
  },
  { id: 'cook', name: 'Cooking club', about: 'Easy food to cook at home.', visibility: 'public' },
  { id: 'speak', name: 'Speaking up', about: 'We say what we think and change things.', joining: 'request' },
  { id: 'quiet', name: 'Quiet room', about: 'A calm place to talk.', joining: 'invited' },
  {
    id: 'film',
    name: 'Film night',
    about: 'We met on Fridays to see a film.',
    visibility: 'public',
    closed: 12,
  },
];

export interface TownEmployer {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly topics: string;
  readonly contact: string;
  /** ISO weekdays; Monday to Friday where nothing is said. */
  readonly days?: string;
  /** Hours of the day, 24-hour clock. */
  readonly hours: readonly [opens: number, closes: number];
}

export const employers: readonly TownEmployer[] = [
  {
    id: 'greens',
    name: "Green's Cafe",
    about: 'A cafe by the station. We make breakfast and lunch.',
    topics: 'cafe coffee food kitchen cook cooking serve tables dishes breakfast lunch apron mornings',
    contact: 'Ana',
    days: '123456',
    hours: [8, 17],
  },
  {
    id: 'bakery',
    name: 'Hill Bakery',
    about: 'We bake bread and cakes every day.',
    topics: 'bakery bread cakes bake baking counter early shifts mornings weekend',
    contact: 'Paul',
    days: '123456',
    hours: [7, 15],
  },
  {
    id: 'plants',
    name: 'Park Plants',
    about: 'We grow plants and sell them.',
    topics: 'garden gardening plants flowers outdoors outside dig water lifting boots',
    contact: 'Rosa',
    hours: [9, 17],
  },
  {
    id: 'books',
    name: 'Station Books',
    about: 'A small book shop. It is quiet here.',
    topics: 'books reading shop till shelves quiet customers',
    contact: 'Colin',
    hours: [10, 18],
  },
  {
    id: 'corner',
    name: 'Corner Stores',
    about: 'A food shop that is open late.',
    topics: 'shop till shelves stock money customers uniform evenings weekend saturday',
    contact: 'Nadia',
    days: '1234567',
    hours: [9, 20],
  },
  {
    id: 'buses',
    name: 'Swift Buses',
    about: 'We run the town buses.',
    topics: 'bus buses driver travel cleaning depot garage tickets',
    contact: 'Dave',
    hours: [8, 18],
  },
  {
    id: 'hotel',
    name: 'Moor Hotel',
    about: 'A hotel with 40 rooms and a garden.',
    topics: 'hotel rooms cleaning beds laundry desk guests kitchen weekend uniform',
    contact: 'Helen',
    days: '1234567',
    hours: [9, 18],
  },
  {
    id: 'paws',
    name: 'Kind Paws',
    about: 'We look after dogs and cats.',
    topics: 'animals dogs cats pets walk walking feed kennels volunteer',
    contact: 'Yusuf',
    hours: [8, 17],
  },
];
