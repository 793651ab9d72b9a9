/** What something that money is spent on, or comes from, can be. */
export interface Concept {
  id: string
  /** Completes "REWE is …". */
  is: string
  /** Starter categories that it can be, the best first. */
  keys: string[]
  /** Words in the names of such categories, in several languages, the most telling first. */
  names: string[]
  direction: 'in' | 'out' | 'either'
}

const split = (text: string) => text.split(' ').filter((item) => item !== '')
const out = (id: string, is: string, keys: string, names: string): Concept => ({
  id,
  is,
  keys: split(keys),
  names: split(names),
  direction: 'out',
})
const into = (...given: Parameters<typeof out>): Concept => ({ ...out(...given), direction: 'in' })
const either = (...given: Parameters<typeof out>): Concept => ({ ...out(...given), direction: 'either' })

const FOOD = 'food essen alimentation comida cibo eten mat'
const EATING =
  'eating dining restaurant restaurants eat gastronomie sorties ristoranti restaurantes horeca meals subsistence'
const TRANSPORT =
  'transport transportation travel mobility mobilitat auto car vehicle verkehr vervoer trasporti transporte vehicles'
const HEALTH = 'health gesundheit sante salud salute gezondheid medical care'
const LEISURE = 'leisure entertainment freizeit loisirs ocio svago fun hobby vrije'
const SHOPPING = 'shopping einkauf achats compras acquisti winkelen purchases equipment materials'
const HOME = 'home house household haushalt wohnen maison hogar casa huis garden'
const BILLS = 'utilities bills energy nebenkosten energie charges suministros utenze building'
const FEES = 'fees fee bank charges gebuhren frais comisiones commissioni kosten'
const INSURANCE =
  'insurance versicherung versicherungen assurance assurances seguros seguro assicurazione verzekering verzekeringen'

export const CONCEPTS: readonly Concept[] = [
  out(
    'groceries',
    'a supermarket or food shop',
    'groceries food',
    `groceries grocery supermarket lebensmittel courses epicerie supermercado spesa boodschappen ${FOOD}`,
  ),
  out(
    'bakery',
    'a bakery',
    'coffee_and_snacks groceries eating_out',
    `bakery snacks coffee backerei boulangerie groceries ${FOOD} ${EATING}`,
  ),
  out('restaurant', 'a restaurant', 'restaurants eating_out', `${EATING} ${FOOD}`),
  out(
    'fast_food',
    'fast food',
    'takeaway restaurants eating_out',
    `takeaway takeaways fast takeout lieferdienst ${EATING} ${FOOD}`,
  ),
  out('coffee', 'a café', 'coffee_and_snacks eating_out', `coffee cafe kaffee snacks ${EATING} ${FOOD}`),
  out(
    'bar',
    'a bar or pub',
    'restaurants eating_out leisure',
    `bar bars pub drinks alcohol nightlife ${EATING} ${LEISURE}`,
  ),
  out('liquor', 'a shop for drinks', 'groceries food', `alcohol liquor drinks groceries ${FOOD} ${LEISURE}`),
  out('tobacco', 'a tobacconist', 'leisure shopping', `tobacco smoking tabak ${LEISURE} ${SHOPPING}`),
  out(
    'fuel',
    'a filling station',
    'fuel transport',
    `fuel petrol gas tanken benzin carburant gasolina benzina brandstof ${TRANSPORT}`,
  ),
  out('transit', 'public transport', 'public_transport transport', `transit public bus opnv ov commute ${TRANSPORT}`),
  out(
    'rail',
    'a railway',
    'public_transport flights_and_trains transport',
    `train trains rail bahn treno trein ${TRANSPORT}`,
  ),
  out('taxi', 'a taxi or ride service', 'taxi transport', `taxi ride taxis ${TRANSPORT}`),
  out('parking', 'parking', 'parking transport', `parking parken stationnement parcheggio ${TRANSPORT}`),
  out('toll', 'a toll or traffic fee', 'parking transport', `toll tolls maut peage ${TRANSPORT}`),
  out('car', 'about cars', 'car_repair transport', `car auto garage werkstatt voiture ${TRANSPORT}`),
  out('car_rental', 'a car rental', 'on_the_way travel transport', `rental ${TRANSPORT} reisen voyages`),
  out(
    'airline',
    'an airline',
    'flights_and_trains travel',
    `flights flight holidays travel reisen urlaub voyages viajes viaggi reizen vacation holiday ${TRANSPORT} ${LEISURE}`,
  ),
  out(
    'hotel',
    'a place to stay',
    'accommodation travel',
    `accommodation hotel hotels holidays travel reisen urlaub voyages viajes viaggi reizen vacation holiday ${LEISURE}`,
  ),
  out(
    'travel',
    'about travelling',
    'travel on_the_way accommodation',
    `travel holidays reisen urlaub voyages viajes viaggi reizen vacation holiday ${LEISURE}`,
  ),
  out('rent', 'rent', 'rent rent_or_mortgage home', `rent miete loyer alquiler affitto huur housing ${HOME}`),
  out(
    'mortgage',
    'a mortgage',
    'mortgage rent_or_mortgage home',
    `mortgage hypothek hypotheek pret hipoteca mutuo housing loan loans ${HOME}`,
  ),
  out(
    'electricity',
    'an energy supplier',
    'electricity energy_and_water utilities home',
    `electricity power strom energy energie ${BILLS} ${HOME}`,
  ),
  out(
    'heating',
    'heating or gas',
    'heating energy_and_water utilities home',
    `heating gas heizung energy ${BILLS} ${HOME}`,
  ),
  out(
    'water',
    'water or waste',
    'water energy_and_water utilities home',
    `water wasser eau agua acqua ${BILLS} ${HOME}`,
  ),
  out(
    'telecom',
    'a phone or internet company',
    'internet_and_phone phone_and_internet',
    `phone internet telephone telefon mobile cellular airtime data telecom handy telefono it ${BILLS}`,
  ),
  out('insurance', 'an insurer', 'insurance life_insurance', `${INSURANCE}`),
  out('car_insurance', 'a car insurer', 'car_insurance insurance transport', `car ${INSURANCE}`),
  out('life_insurance', 'a life insurer', 'life_insurance insurance', `life ${INSURANCE}`),
  out('health_insurance', 'a health insurer', 'health_insurance insurance health', `${INSURANCE} ${HEALTH}`),
  out('pharmacy', 'a pharmacy', 'pharmacy health', `pharmacy apotheke pharmacie farmacia apotheek ${HEALTH}`),
  out('doctor', 'about health', 'doctor health', `doctor doctors arzt medecin ${HEALTH}`),
  out('dentist', 'a dentist', 'dentist doctor health', `dentist zahnarzt ${HEALTH}`),
  out('optician', 'an optician', 'doctor health', `optician optics glasses ${HEALTH} ${SHOPPING}`),
  out('fitness', 'a gym', 'fitness sports leisure health', `fitness gym sport sports ${HEALTH} ${LEISURE}`),
  out(
    'beauty',
    'about looks and care',
    'health shopping',
    `personal beauty care hair cosmetics friseur kosmetik coiffeur ${HEALTH} ${SHOPPING}`,
  ),
  out(
    'drugstore',
    'a drugstore',
    'household_goods groceries shopping',
    `drugstore drogerie household toiletries personal cleaning ${HOME} ${SHOPPING} ${HEALTH}`,
  ),
  out(
    'clothing',
    'a shop for clothes or shoes',
    'clothing shopping',
    `clothing clothes kleidung vetements ropa abbigliamento kleding shoes fashion ${SHOPPING}`,
  ),
  out(
    'electronics',
    'a shop for electronics',
    'electronics shopping',
    `electronics elektronik technik tech gadgets computer ${SHOPPING} it`,
  ),
  out(
    'books',
    'about books and media',
    'books shopping leisure',
    `books book media bucher livres libros libri boeken ${SHOPPING} ${LEISURE}`,
  ),
  out(
    'household',
    'a shop for the household',
    'household_goods shopping home',
    `household ${HOME} ${SHOPPING} cleaning`,
  ),
  out(
    'furniture',
    'a furniture shop',
    'furniture household_goods shopping home',
    `furniture mobel meubles muebles ${HOME} ${SHOPPING}`,
  ),
  out(
    'diy',
    'a shop for building and garden',
    'repairs household_goods home shopping',
    `diy improvement repairs maintenance garden garten baumarkt bricolage ${HOME} ${SHOPPING} building`,
  ),
  out('department_store', 'a department store', 'household_goods shopping', `${SHOPPING} general`),
  out('online_shop', 'an online shop', 'shopping household_goods', `online ${SHOPPING} general`),
  out(
    'toys',
    'a toy or hobby shop',
    'hobbies shopping leisure',
    `toys kids children hobbies kinder ${SHOPPING} ${LEISURE}`,
  ),
  out('sports_shop', 'a sports shop', 'sports shopping leisure', `sport sports ${SHOPPING} ${LEISURE}`),
  out('jewellery', 'a jeweller', 'shopping clothing', `jewellery ${SHOPPING}`),
  out('pets', 'about animals', 'pets shopping', `pets pet haustiere animaux mascotas animali dieren ${SHOPPING}`),
  out(
    'gift_shop',
    'a shop for presents',
    'gifts gifts_and_donations shopping',
    `gifts gift presents geschenke cadeaux regalos regali ${SHOPPING}`,
  ),
  out(
    'streaming',
    'a subscription for music or films',
    'subscriptions leisure',
    `subscriptions subscription streaming abos abonnements suscripciones abbonamenti abonnementen media ${LEISURE}`,
  ),
  out(
    'software',
    'software or an online service',
    'software subscriptions leisure',
    `software subscriptions apps services it online ${LEISURE} ${SHOPPING}`,
  ),
  out(
    'news',
    'a newspaper or magazine',
    'subscriptions leisure books',
    `news newspapers subscriptions media magazines zeitung presse books ${LEISURE}`,
  ),
  out('games', 'about games', 'hobbies leisure', `games gaming hobbies spiele jeux juegos giochi ${LEISURE}`),
  out(
    'culture',
    'about culture and going out',
    'culture leisure',
    `culture kultur cinema kino events event tickets theatre ${LEISURE}`,
  ),
  out('outing', 'for days out', 'culture hobbies leisure', `activities outings attractions ${LEISURE} training events`),
  out('club', 'a sports or country club', 'sports hobbies leisure', `sport sports club clubs golf ${LEISURE}`),
  out('gambling', 'gambling', 'hobbies leisure', `gambling lottery lotto betting ${LEISURE}`),
  out(
    'childcare',
    'childcare',
    'childcare family',
    `childcare kinderbetreuung creche children family kids kita education`,
  ),
  out(
    'education',
    'about learning',
    'school family',
    `education school schule bildung ecole training tuition courses university educacion formazione onderwijs fees`,
  ),
  out('bank_fee', 'a bank fee', 'bank_fees fees_and_taxes', `${FEES}`),
  out(
    'interest_paid',
    'interest',
    'interest_paid bank_fees fees_and_taxes',
    `interest zinsen interets intereses ${FEES}`,
  ),
  out(
    'loan',
    'a loan',
    'interest_paid mortgage',
    `loan loans debt credit kredit darlehen repayment debit lening prestamo debts`,
  ),
  out('cash', 'cash', '', `cash atm withdrawal bargeld especes efectivo contanti contant`),
  either('transfer', 'a transfer', '', `transfer transfers savings umbuchung virement transferencia`),
  either(
    'saving',
    'money put aside',
    '',
    `savings saving investments investment sparen epargne ahorro risparmi transfers invest`,
  ),
  out('tax', 'a tax', 'taxes fees_and_taxes', `tax taxes steuern steuer impots impuestos tasse belasting government`),
  out('government', 'an authority', 'fees_and_taxes taxes', `government taxes fees authority council amt public legal`),
  out('fine', 'a fine', 'fees_and_taxes parking', `fines fine penalties ${FEES}`),
  out(
    'professional',
    'a professional service',
    'contractors fees_and_taxes',
    `professional legal services consulting accounting ${FEES}`,
  ),
  out(
    'donation',
    'a charity',
    'donations gifts_and_donations payments_to_others',
    `donations donation charity spenden dons donaciones donazioni giving gifts giften`,
  ),
  out('post', 'post or parcels', 'postage household_goods shopping', `post postage shipping porto office mail`),
  out(
    'office',
    'office and printing',
    'supplies household_goods shopping',
    `office supplies stationery buro printing advertising post ${SHOPPING}`,
  ),
  out('advertising', 'advertising', 'communication', `advertising marketing communication post office`),
  out(
    'cleaning',
    'cleaning or laundry',
    'cleaning household_goods home',
    `cleaning laundry reinigung nettoyage ${HOME}`,
  ),
  out(
    'membership',
    'a membership',
    'hobbies leisure subscriptions',
    `membership memberships dues club subscriptions mitgliedschaft ${LEISURE}`,
  ),
  out('second_hand', 'second-hand goods', 'shopping household_goods', `second ${SHOPPING}`),
  into(
    'salary',
    'a salary',
    'salary wages',
    `salary wages gehalt lohn salaire nomina stipendio salaris income pay einkommen revenu ingresos`,
  ),
  into('bonus', 'a bonus', 'bonus salary', `bonus salary income`),
  into(
    'self_employment',
    'an invoice paid',
    'self_employment sales other_income',
    `freelance business self sales invoice income`,
  ),
  into('child_benefit', 'child benefit', 'child_benefit other_income', `child benefits benefit kindergeld income`),
  into('pension', 'a pension', 'pension other_income', `pension rente retraite retirement income`),
  into('benefit', 'a benefit', 'other_income grants child_benefit', `benefits benefit grants allowance income`),
  into('tax_refund', 'a tax refund', 'tax_refund other_income', `tax refund refunds income`),
  into('interest_in', 'interest', 'interest other_income', `interest zinsen interets intereses income investments`),
  into(
    'dividend',
    'a dividend',
    'dividends interest other_income',
    `dividends dividend dividenden investments interest income`,
  ),
  into('rent_in', 'rent received', 'rent_received other_income', `rent rental income`),
  into(
    'refund',
    'money back',
    'refunds other_income',
    `refund refunds erstattung remboursement reembolso rimborso income`,
  ),
  into('member_fee', 'a membership fee', 'membership_fees other_income', `membership fees dues`),
  into('gift_in', 'a present', 'gifts_received other_income', `gifts received income`),
]
