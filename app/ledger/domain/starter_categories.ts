/** A category of a starter set with its icon and the ones below it. */
export interface StarterCategory {
  name: string
  icon: string
  children?: string[]
}

export interface StarterSet {
  income: StarterCategory[]
  expense: StarterCategory[]
}

export type StarterSetName = 'everyday' | 'detailed' | 'organisation' | 'none'

const everyday: StarterSet = {
  income: [
    { name: 'Salary', icon: 'banknote' },
    { name: 'Other income', icon: 'coins' },
  ],
  expense: [
    { name: 'Groceries', icon: 'shopping-basket' },
    { name: 'Eating out', icon: 'utensils' },
    { name: 'Home', icon: 'house', children: ['Rent or mortgage', 'Energy and water', 'Internet and phone'] },
    { name: 'Transport', icon: 'bus' },
    { name: 'Health', icon: 'heart-pulse' },
    { name: 'Shopping', icon: 'shopping-bag' },
    { name: 'Leisure', icon: 'ticket' },
    { name: 'Travel', icon: 'plane' },
    { name: 'Insurance', icon: 'shield' },
    { name: 'Fees and taxes', icon: 'landmark' },
    { name: 'Gifts and donations', icon: 'gift' },
  ],
}

const detailed: StarterSet = {
  income: [
    { name: 'Work', icon: 'briefcase', children: ['Salary', 'Bonus', 'Self-employment'] },
    { name: 'Benefits', icon: 'hand-coins', children: ['Child benefit', 'Pension', 'Tax refund'] },
    { name: 'Investments', icon: 'trending-up', children: ['Interest', 'Dividends', 'Rent received'] },
    { name: 'Refunds', icon: 'undo-2' },
    { name: 'Gifts received', icon: 'gift' },
  ],
  expense: [
    { name: 'Food', icon: 'shopping-basket', children: ['Groceries', 'Restaurants', 'Coffee and snacks', 'Takeaway'] },
    {
      name: 'Housing',
      icon: 'house',
      children: ['Rent', 'Mortgage', 'Electricity', 'Heating', 'Water', 'Internet and phone', 'Furniture', 'Repairs'],
    },
    {
      name: 'Transport',
      icon: 'car',
      children: ['Fuel', 'Public transport', 'Taxi', 'Parking', 'Car insurance', 'Car repair'],
    },
    { name: 'Health', icon: 'heart-pulse', children: ['Pharmacy', 'Doctor', 'Dentist', 'Health insurance', 'Fitness'] },
    { name: 'Shopping', icon: 'shopping-bag', children: ['Clothing', 'Electronics', 'Books', 'Household goods'] },
    { name: 'Leisure', icon: 'ticket', children: ['Subscriptions', 'Culture', 'Hobbies', 'Sports'] },
    { name: 'Travel', icon: 'plane', children: ['Flights and trains', 'Accommodation', 'On the way'] },
    { name: 'Family', icon: 'users', children: ['Childcare', 'School', 'Pocket money', 'Pets'] },
    { name: 'Finance', icon: 'landmark', children: ['Bank fees', 'Interest paid', 'Taxes', 'Life insurance'] },
    { name: 'Giving', icon: 'gift', children: ['Gifts', 'Donations'] },
  ],
}

const organisation: StarterSet = {
  income: [
    { name: 'Membership fees', icon: 'id-card' },
    { name: 'Donations', icon: 'hand-heart' },
    { name: 'Grants', icon: 'award' },
    { name: 'Events', icon: 'calendar' },
    { name: 'Sales', icon: 'store' },
    { name: 'Interest', icon: 'percent' },
  ],
  expense: [
    { name: 'People', icon: 'users', children: ['Wages', 'Contractors', 'Volunteers'] },
    { name: 'Rooms', icon: 'building', children: ['Rent', 'Utilities', 'Cleaning'] },
    { name: 'Activities', icon: 'calendar', children: ['Events', 'Materials', 'Travel'] },
    { name: 'Office', icon: 'printer', children: ['Supplies', 'Software', 'Postage', 'Phone and internet'] },
    { name: 'Communication', icon: 'megaphone' },
    { name: 'Insurance', icon: 'shield' },
    { name: 'Fees and taxes', icon: 'landmark' },
    { name: 'Payments to others', icon: 'hand-coins' },
  ],
}

export const starterSets: Record<StarterSetName, StarterSet> = {
  everyday,
  detailed,
  organisation,
  none: { income: [], expense: [] },
}
