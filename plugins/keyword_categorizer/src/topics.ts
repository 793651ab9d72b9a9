interface Topic {
  /** Starter categories that it can be, the best first. */
  keys: string[]
  /** What people call such a category. */
  names: string[]
  keywords: string[]
}

const listed = (text: string) => text.split(',').map((item) => item.trim())
const topic = (keys: string, names: string, keywords: string): Topic => ({
  keys: listed(keys),
  names: listed(names),
  keywords: listed(keywords),
})

/**
 * For each topic its starter categories, what people call such a category, and keywords: English, German, French, Spanish, Italian and
 * Dutch words, and shops that many people know. Whole words only.
 */
export const TOPICS: Record<string, Topic> = {
  salary: topic(
    'salary, work',
    'Salary, Wages, Income, Gehalt, Lohn, Salaire, Nómina, Stipendio, Salaris',
    'salary, payroll, wages, gehalt, lohn, bezüge, salaire, paie, nómina, stipendio, salaris',
  ),
  pension: topic(
    'pension',
    'Pension, Rente, Retraite, Pensión, Pensione, Pensioen',
    'pension, rentenversicherung, retraite, pensión, pensione, pensioen, social security',
  ),
  child_benefit: topic(
    'child_benefit, other_income',
    'Child benefit, Kindergeld, Allocations familiales, Kinderbijslag',
    'child benefit, kindergeld, familienkasse, caf, allocations familiales, kinderbijslag',
  ),
  interest: topic(
    'interest, other_income',
    'Interest, Zinsen, Intérêts, Intereses, Interessi, Rente',
    'interest paid to you, credit interest, interest payment, habenzinsen, zinsgutschrift, zinsen, intérêts',
  ),
  dividends: topic(
    'dividends, other_income',
    'Dividends, Dividenden, Dividendes, Dividendos, Dividendi',
    'dividend, dividende, dividendo, ausschüttung',
  ),
  groceries: topic(
    'groceries, food',
    'Groceries, Food, Lebensmittel, Einkauf, Courses, Alimentation, Supermercado, Alimentari, Boodschappen',
    `supermarket, groceries, grocery, supermarkt, lebensmittel, bäckerei, metzgerei, boulangerie, supermarché,
     épicerie, supermercado, panadería, supermercato, alimentari, bakkerij, bakery, butcher, rewe, edeka, aldi, lidl,
     netto, penny, kaufland, denns, alnatura, migros, coop, billa, spar, hofer, carrefour, auchan, leclerc,
     intermarché, monoprix, franprix, mercadona, esselunga, conad, albert heijn, jumbo, delhaize, colruyt, tesco,
     sainsbury, sainsburys, asda, morrisons, waitrose, whole foods, trader joe, trader joes, kroger, safeway, publix,
     costco, wegmans, walmart, biedronka`,
  ),
  restaurants: topic(
    'restaurants, eating_out',
    'Eating out, Restaurants, Essen gehen, Restaurant, Restaurantes, Ristoranti, Uit eten',
    `restaurant, ristorante, restaurante, pizzeria, trattoria, brasserie, bistro, gasthaus, wirtshaus, imbiss, kebab,
     döner, sushi, burger, mcdonalds, mcdonald, burger king, kfc, subway, pizza hut, dominos, chipotle, taco bell,
     vapiano, nordsee, five guys, pret a manger`,
  ),
  takeaway: topic(
    'takeaway, eating_out',
    'Takeaway, Lieferdienst, Livraison',
    'lieferando, uber eats, deliveroo, just eat, doordash, grubhub, wolt, glovo, thuisbezorgd',
  ),
  coffee: topic(
    'coffee_and_snacks, eating_out',
    'Coffee, Café, Kaffee',
    'cafe, kaffee, kaffeehaus, coffee, espresso, starbucks, costa coffee, dunkin, eisdiele, gelateria',
  ),
  rent: topic(
    'rent, rent_or_mortgage',
    'Rent, Rent or mortgage, Miete, Loyer, Alquiler, Affitto, Huur',
    'rent, miete, warmmiete, kaltmiete, loyer, alquiler, affitto, huur, landlord, hausverwaltung',
  ),
  mortgage: topic(
    'mortgage, rent_or_mortgage',
    'Mortgage, Hypothek, Baufinanzierung, Hypothèque, Hipoteca, Mutuo, Hypotheek',
    'mortgage, hypothek, baufinanzierung, hypothèque, hipoteca, mutuo, hypotheek',
  ),
  electricity: topic(
    'electricity, energy_and_water, utilities',
    'Electricity, Energy, Strom, Électricité, Electricidad, Elettricità, Energie',
    `electricity, strom, stadtwerke, électricité, electricidad, energia, vattenfall, e on, enbw, edf, engie, iberdrola,
     endesa, enel, eneco, british gas, octopus energy, con edison, pg e`,
  ),
  heating: topic(
    'heating, energy_and_water, utilities',
    'Heating, Heizung, Gas, Chauffage, Calefacción, Riscaldamento',
    'heating, heizung, heizöl, fernwärme, gasag, chauffage, calefacción, riscaldamento',
  ),
  water: topic(
    'water, energy_and_water, utilities',
    'Water, Wasser, Eau, Agua, Acqua',
    'water utility, wasserbetriebe, wasserwerke, abwasser, veolia, thames water',
  ),
  phone: topic(
    'internet_and_phone, phone_and_internet',
    'Internet and phone, Phone, Internet, Telefon, Handy, Téléphone, Teléfono, Telefono',
    `telekom, vodafone, o2, telefonica, 1und1, congstar, orange, free mobile, sfr, bouygues telecom, movistar,
     wind tre, kpn, ziggo, proximus, swisscom, verizon, t mobile, comcast, xfinity, mobilfunk`,
  ),
  furniture: topic(
    'furniture, household_goods, home, shopping',
    'Furniture, Möbel, Meubles, Muebles, Mobili, Home',
    'ikea, furniture, möbel, möbelhaus, meubles, conforama, xxxlutz, maisons du monde, wayfair',
  ),
  repairs: topic(
    'repairs, home, household_goods',
    'Repairs, Reparaturen, Réparations, Home improvement, Baumarkt',
    'baumarkt, obi, hornbach, bauhaus, toom, leroy merlin, castorama, gamma, home depot, lowes, plumber',
  ),
  fuel: topic(
    'fuel, transport',
    'Fuel, Petrol, Benzin, Tanken, Carburant, Gasolina, Carburante, Brandstof',
    `fuel, petrol, gas station, tankstelle, station service, gasolinera, tankstation, shell, aral, esso, bp,
     totalenergies, jet, repsol, cepsa, eni station, chevron, exxon, exxonmobil, omv, q8`,
  ),
  public_transport: topic(
    'public_transport, transport',
    'Public transport, Transport, Nahverkehr, Transports, Transporte, Trasporti, Vervoer',
    `bvg, mvg, hvv, vrr, rmv, wiener linien, zvv, ratp, tisseo, tmb, emt, atac, atm milano, gvb, tfl,
     transport for london, mta, bart, metro de madrid, deutschlandticket, nahverkehr, ov chipkaart`,
  ),
  taxi: topic('taxi, transport', 'Taxi, Ride sharing', 'taxi, uber, bolt, lyft, free now, cabify'),
  parking: topic(
    'parking, transport',
    'Parking, Parken, Stationnement, Aparcamiento, Parcheggio, Parkeren',
    'parking, parkhaus, parkschein, stationnement, aparcamiento, parcheggio, apcoa, indigo park, easypark',
  ),
  pharmacy: topic(
    'pharmacy, health',
    'Pharmacy, Health, Apotheke, Gesundheit, Pharmacie, Farmacia, Apotheek, Santé, Salud, Salute',
    'pharmacy, apotheke, pharmacie, farmacia, apotheek, walgreens, cvs, docmorris, boots',
  ),
  drugstore: topic(
    'household_goods, shopping',
    'Household goods, Drogerie, Drugstore',
    'drogerie, dm drogerie, dm drogeriemarkt, rossmann, müller drogerie, kruidvat, etos',
  ),
  doctor: topic(
    'doctor, health',
    'Doctor, Arzt, Médecin, Médico, Medico, Huisarts',
    'doctor, arztpraxis, praxis dr, médecin, médico, medico, huisarts, hospital, klinik, hôpital, clinic',
  ),
  dentist: topic(
    'dentist, health',
    'Dentist, Zahnarzt, Dentiste, Dentista, Tandarts',
    'dentist, zahnarzt, zahnarztpraxis, dentiste, dentista, tandarts, dental',
  ),
  fitness: topic(
    'fitness, sports, leisure',
    'Fitness, Gym, Sport, Sports',
    'gym, fitness, fitnessstudio, mcfit, basic fit, urban sports, planet fitness, puregym, holmes place',
  ),
  clothing: topic(
    'clothing, shopping',
    'Clothing, Clothes, Kleidung, Vêtements, Ropa, Abbigliamento, Kleding',
    'zara, h m, c a, uniqlo, zalando, primark, mango, asos, decathlon, deichmann, gap, nike, adidas',
  ),
  electronics: topic(
    'electronics, shopping',
    'Electronics, Elektronik, Électronique, Electrónica, Elettronica',
    'media markt, mediamarkt, saturn, fnac, darty, currys, best buy, apple store, coolblue, boulanger',
  ),
  books: topic(
    'books, shopping, leisure',
    'Books, Bücher, Livres, Libros, Libri, Boeken',
    'bookshop, bookstore, buchhandlung, thalia, hugendubel, librairie, librería, libreria, waterstones',
  ),
  shopping: topic(
    'shopping, household_goods',
    'Shopping, Einkäufe, Achats, Compras, Acquisti, Winkelen',
    'amazon, amzn, ebay, etsy, otto, aliexpress, temu, bol com, target, galeria',
  ),
  subscriptions: topic(
    'subscriptions, leisure',
    'Subscriptions, Abos, Abonnements, Suscripciones, Abbonamenti',
    'netflix, spotify, disney, hbo max, audible, apple com bill, youtube premium, dazn, sky, deezer, patreon',
  ),
  culture: topic(
    'culture, leisure',
    'Culture, Leisure, Kultur, Freizeit, Loisirs, Ocio, Svago, Vrije tijd',
    'cinema, kino, cinéma, cine, theater, theatre, théâtre, teatro, museum, musée, museo, ticketmaster, eventim',
  ),
  trains: topic(
    'flights_and_trains, travel',
    'Travel, Reisen, Voyages, Viajes, Viaggi, Reizen',
    `deutsche bahn, db vertrieb, bahn, sncf, renfe, trenitalia, italo, oebb, sbb, eurostar, amtrak, flixbus, lufthansa,
     ryanair, easyjet, air france, klm, iberia, vueling, eurowings, british airways, delta air`,
  ),
  accommodation: topic(
    'accommodation, travel',
    'Accommodation, Hotels, Unterkunft, Hébergement, Alojamiento, Alloggio',
    'hotel, hôtel, hostel, airbnb, booking com, expedia, marriott, hilton, ibis, jugendherberge',
  ),
  insurance: topic(
    'insurance, life_insurance, car_insurance',
    'Insurance, Versicherung, Versicherungen, Assurance, Seguros, Assicurazione, Verzekering',
    `insurance, versicherung, assurance, seguro, seguros, assicurazione, verzekering, allianz, axa, huk coburg, huk,
     ergo, generali, zurich, maif, macif, mapfre, geico, state farm, aviva`,
  ),
  health_insurance: topic(
    'health_insurance, insurance, health',
    'Health insurance, Krankenkasse, Krankenversicherung, Mutuelle, Zorgverzekering',
    `krankenkasse, krankenversicherung, techniker krankenkasse, aok, barmer, mutuelle, zorgverzekering,
     health insurance`,
  ),
  taxes: topic(
    'taxes, fees_and_taxes',
    'Taxes, Fees and taxes, Steuern, Impôts, Impuestos, Tasse, Belastingen',
    `finanzamt, steuer, kfz steuer, impôts, dgfip, impuesto, hacienda, agenzia entrate, belastingdienst, hmrc, irs,
     tax`,
  ),
  bank_fees: topic(
    'bank_fees, fees_and_taxes',
    'Bank fees, Fees, Bankgebühren, Frais bancaires, Comisiones, Bankkosten',
    `bank fee, account fee, monthly fee, overdraft, kontoführung, entgelt, gebühren, frais bancaires, comisión,
     bankkosten`,
  ),
  childcare: topic(
    'childcare, family',
    'Childcare, Kinderbetreuung, Kita, Garde d’enfants, Kinderopvang',
    'kindergarten, kita, daycare, nursery, crèche, guardería, asilo nido, kinderopvang, babysitter',
  ),
  pets: topic(
    'pets, family',
    'Pets, Haustiere, Animaux, Mascotas, Animali, Huisdieren',
    'fressnapf, tierarzt, vétérinaire, veterinario, dierenarts, petsmart, petco, zooplus, veterinary, maxi zoo',
  ),
  donations: topic(
    'donations, gifts_and_donations, giving',
    'Donations, Spenden, Dons, Donaciones, Donazioni, Giften',
    'donation, spende, don, donación, donazione, unicef, red cross, rotes kreuz, croix rouge, ärzte ohne grenzen, wwf',
  ),
}
