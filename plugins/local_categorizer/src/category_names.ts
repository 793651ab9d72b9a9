/* Words in the names of categories, in several languages, the most telling first. */

export const FOOD = 'food essen alimentation comida cibo eten mat'
export const EATING =
  'eating dining restaurant restaurants eat gastronomie sorties ristoranti restaurantes horeca meals subsistence'
export const TRANSPORT =
  'transport transportation travel mobility mobilitat auto car vehicle verkehr vervoer trasporti transporte vehicles'
export const HEALTH = 'health gesundheit sante salud salute gezondheid medical care'
export const LEISURE = 'leisure entertainment freizeit loisirs ocio svago fun hobby vrije'
export const SHOPPING = 'shopping einkauf achats compras acquisti winkelen purchases equipment materials'
export const HOME = 'home house household haushalt wohnen maison hogar casa huis garden'
export const BILLS = 'utilities bills energy nebenkosten energie charges suministros utenze building'
export const FEES = 'fees fee bank charges gebuhren frais comisiones commissioni kosten'
export const INSURANCE =
  'insurance versicherung versicherungen assurance assurances seguros seguro assicurazione verzekering verzekeringen'
