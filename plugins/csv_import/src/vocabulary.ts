/*
 * What banks call their columns. Phrases are compared after `normalise`, so accents, case, punctuation and CamelCase do not matter.
 * To teach a language or bank, add its words here.
 */
import { isAscii } from './ascii.js'

/** What a column can mean. `foreign` and `ignored` are amounts and dates that must not be taken for the account's own. */
export type Role =
  | 'date'
  | 'value_date'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'balance'
  | 'currency'
  | 'payee'
  | 'memo'
  | 'type'
  | 'account'
  | 'counterparty'
  | 'external_id'
  | 'direction'
  | 'category'
  | 'check_number'
  | 'status'
  | 'card'
  | 'foreign'
  | 'ignored'

const PHRASES: Record<Role, string> = {
  date: `reskontradatum|completion time|ngay giao dich|ngay hach toan|ngay|дата i час операції|дата і час операції|дата на операция|дата на счетоводна операция|วันที่|التاريخ|تاريخ العملية|تاريخ|dags|dagsetning|kande kuupaev|datum knjizenja
    |date|transaction date|trans date|tran date|txn date|date of transaction|posting date|posted date|post date|booking date
    |booked date|date posted|posted|date processed|processed date|process date|effective date|entry date|datetime|date time|timestamp
    |created|created at|created utc|created date|completed date|settled date|payment date|purchase date|operation date
    |buchungstag|buchungsdatum|buchung|belegdatum|belegtag|datum|datum buchung|umsatzdatum|transaktionsdatum|kaufdatum|zahlungsdatum
    |date operation|date de l operation|date d operation|date comptable|date de comptabilisation|date de comptabilite|date transaction
    |date de transaction|date d achat|date ecriture|jour
    |fecha|fecha operacion|fecha de operacion|f operacion|fecha contable|fecha movimiento|fecha de transaccion|fecha transaccion|fecha oper
    |data|data operazione|data contabile|data movimento|data registrazione|data transazione|data mov|data do lancamento|data lancamento
    |data de lancamento|data operacao|data da operacao|data da transacao|data de movimento
    |boekdatum|boekingsdatum|transactiedatum|datum verrichting|datum transactie|uitvoeringsdatum|verrichtingsdatum
    |bokforingsdag|bokforingsdatum|bokford|bokfort|bokfort dato|transaktionsdag|transaktionsdatum|bokforingsdato|bogforingsdato|bogfort|dato
    |transaksjonsdato|utfort dato|dag|paivays|paivamaara|pvm|kirjauspaiva|maksupaiva|tapahtumapaiva
    |data operacji|data transakcji|data ksiegowania|data waluty operacji|data zaksiegowania
    |datum provedeni|datum transakce|datum zauctovani|datum uctovania|datum transakcie|datum odepsani|datum pohybu
    |tranzakcio datuma|tranzakcio ideje|konyveles datuma|konyvelesi datum|konyveles napja|konyvelt datum|teljesites datuma
    |data tranzactiei|data tranzactie|data operatiunii|data inregistrarii|tarih|islem tarihi|дата|дата операции|дата проводки
    |дата транзакции|дата платежа|datums|darijuma datums|kuupaev|tehingu kuupaev|operacijos data|datum knjizenja|datum transakcije
    |datum izvrsenja|תאריך|תאריך פעולה|дата операції|tanggal|tanggal transaksi|tarikh|ημερομηνια|日付|取引日|取引日付|ご利用日|利用日|お取引日|年月日|日期|交易日期|交易时间|记账日期|입출금일|거래일|거래일자|거래일시|날짜`,
  value_date: `ngay hieu luc|تاريخ القيمة|дата на вальор|вальор
    |value date|valuta date|value|available on|available on utc|interest date|wertstellung|valuta|valutadatum|wert|wertstellungstag
    |date de valeur|date valeur|valeur|fecha valor|f valor|data valuta|data valor|rentedatum|rente datum|valutadag|rantedag|rentedato
    |valuteringsdag|arvopaiva|data waluty|datum valuty|ertekenap|ertek nap|ertek datuma|ertekdatum|ertek|ertnap|ertek napja|data valutei
    |valor tarihi|дата валютирования|datum verrekening|vaartuspaev|תאריך ערך|value date utc`,
  amount: `so tien|so tien giao dich|จำนวนเงิน|المبلغ|مبلغ العملية|upphaed|збир|износ|сума на операцията|suma operacije|iznos transakcije
    |amount|amt|amount total|total amount|transaction amount|trans amount|net|net amount|netto|nettobetrag|neto|payment amount|amount in account currency
    |signed amount|value amount|money|sum|total
    |betrag|umsatz|buchungsbetrag|betrag in kontowahrung|betrag in eur|wert in eur|summe|umsatz in eur|zahlbetrag
    |montant|montant de l operation|somme|importe|importe eur|cantidad|monto|importo|ammontare|valor|montante|quantia|valor r
    |bedrag|bedrag eur|transactiebedrag|belopp|belob|belop|maara|summa|suma|kwota|kwota operacji|kwota transakcji
    |kwota w walucie rachunku|castka|castka v mene uctu|ciastka|suma v mene uctu|zauctovana castka|osszeg|tranzakcio osszege
    |tranzakcio osszeg|konyvelt osszeg|suma tranzactiei|tutar|islem tutari|сумма|сумма операции|сумма в валюте счета|summa eur|iznos|znesek
    |סכום|сума|сума в валюті картки|jumlah|nominal
    |ποσο|金額|取引金額|ご利用金額|利用金額|金额|交易金额|人民币金额|금액|거래금액|이용금액`,
  debit: `ghi no|so tien ghi no|phat sinh no|tien ra|ถอนเงิน|ถอน|مدين|السحب|سحب|дебит|тегления|терећење|terecenje|v breme|breme|duguje|saida r|retiros cargos
    |debit|debits|debit amount|amount debit|debit amt|withdrawal|withdrawals|withdrawal amount|withdrawal amt|withdrawn|paid out
    |money out|out|outflow|outgoing|spent|expense|expenses|payments|charge|charges|amount out|dr|dr amount|subtractions
    |soll|belastung|belastungen|lastschrift|ausgang|ausgabe|ausgaben|debet|auszahlung|abgang|uit|uitgaven|af|sortie|sorties|retrait
    |retraits|depense|depenses|montant debit|debit euros|cargo|cargos|debe|egreso|egresos|gasto|gastos|retiro|retiros|salida|salidas
    |uscita|uscite|addebito|addebiti|dare|debito|debitos|saida|saidas|despesa|uttag|ut|ut fra konto|ut av konto|udgift|ud|haevet|veloitus
    |panot ulos|obciazenia|obciazenie|wydatki|wydatek|vydaje|vydaj|terheles|kiadas|borc|cikis|gider|расход|списание|дебет|isplata
    |dugovno|deebet|חובה|בחובה|витрати|χρεωση|支出|支払|支払い金額|支払金額|お支払い金額|お支払金額|出金|引き出し|お引出し|出金金額|支出金额|借方|借方金额|출금|출금액|찾으신금액`,
  credit: `ghi co|so tien ghi co|phat sinh co|tien vao|ฝากเงิน|ฝาก|دائن|الإيداع|إيداع|постъпления|одобрење|odobrenje|v dobro|dobro|potrazuje|depositos abonos
    |credit|credits|credit amount|amount credit|credit amt|deposit|deposits|deposit amount|deposit amt|deposited|paid in|money in|in
    |inflow|incoming|received|income|amount in|cr|cr amount|additions
    |haben|gutschrift|gutschriften|eingang|einnahme|einnahmen|einzahlung|zugang|inkomsten|bij|entree|entrees|versement|versements|recette
    |recettes|montant credit|credit euros|abono|abonos|haber|ingreso|ingresos|deposito|depositos|entrada|entradas
    |entrata|entrate|accredito|accrediti|avere|credito|creditos|receita|insattning|inn|inn pa konto|indtaegt|ind|indsat|pano
    |uznania|uznanie|wplywy|wplyw|prijmy|prijem|jovairas|bevetel|alacak|giris|gelir|приход|зачисление|поступление|кредит|uplata
    |potrazno|kreedit|זכות|בזכות|надходження|πιστωση|収入|入金|お預入れ|預かり金額|お預り金額|預け入れ|入金金額|收入|收入金额|贷方|贷方金额|입금|입금액|맡기신금액`,
  balance: `so du|so du cuoi|ยอดคงเหลือ|الرصيد|رصيد|салдо|наличност|stada|atlikums|stanje na racunu
    |balance|guthaben|running balance|account balance|closing balance|available balance|ledger balance|new balance|balance after|end balance
    |saldo|saldo na trn|saldo na transactie|saldo na boeking|kontostand|saldo nach buchung|neuer saldo|solde|solde apres operation
    |saldo contabile|saldo disponible|saldo posterior|saldo final|egyenleg|konyvelt egyenleg|zustatek|zostatok|saldo po operacji
    |saldo po transakcji|sold|bakiye|остаток|баланс|stanje|saldo efter|saldo etter|残高|差引残高|余额|账户余额|잔액|거래후잔액|υπολοιπο|likutis|היתרה|יתרה|залишок|залишок на кінець періоду`,
  currency: `valutacode|valuta rekening|osszeg devizaneme|loai tien|สกุลเงิน|العملة|عملة|валута|mynt|valuta racuna
    |currency|curr|ccy|currency code|transaction currency|account currency|currencycode|cur
    |wahrung|waehrung|whg|buchungswahrung|wahrung des kontos|devise|monnaie|monn|devise du compte|moneda|divisa|moeda|munt|muntsoort|devies|валюта картки|מטבע
    |mena|mena uctu|penznem|devizanem|tranzakcio devizaneme|szamla devizaneme|waluta|waluta operacji|waluta rachunku
    |moneda contului|para birimi|doviz|doviz cinsi|валюта|валюта счета|валюта операции|valiuta|valuuta|通貨|币种|货币|통화|νομισμα`,
  payee: `tegenrekeninghouder|saajan nimi|maksajan nimi|navn|namn|partner elnevezese|nguoi huong|nguoi thu huong|ten nguoi huong|المستفيد|наредител получател|контрагент наименование|sanemejs maksatajs|viitorul platitor|prejemnik|prejemnik placnik|primalac|nalogodavac
    |payee|payee name|name|merchant|merchant name|vendor|beneficiary|recipient|counterparty name|counter party|partner|partner name
    |paid to|paid by|to account|to|from|sender|payer|payer name|other party|contact|store|shop
    |empfanger|empfaenger|zahlungsempfanger|zahlungsempfaenger|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger
    |auftraggeber empfanger|auftraggeber empfaenger|auftraggeber beguenstigter|auftraggeber begunstigter|auftraggeber|zahlungspartner
    |name zahlungsbeteiligter|name des partners|partnername|zahlungspflichtiger|gegenpartei|handler|haendler|beguenstigter|begunstigter
    |zahler empfanger|zahlungspflichtige r|zahlungsempfanger in|zahlungspflichtige r in
    |beneficiaire|tiers|nom du tiers|nom|emetteur|donneur d ordre|commercant|nom contrepartie|nom de la contrepartie
    |beneficiario|ordenante|destinatario|comercio|establecimiento|nombre|ordinante|ordinante beneficiario|esercente|nome|favorecido
    |naam|naam tegenpartij|tegenpartij|naam tegenrekening|naam begunstigde|handelaar|begunstigde|winkel|naam omschrijving
    |mottagare|avsandare|mottaker|avsender|modtager|afsender|saaja|maksaja|saaja maksaja|kauppa
    |odbiorca|nadawca odbiorca|nadawca|kontrahent|dane kontrahenta|nazwa odbiorcy|nazwa kontrahenta|nazev protiuctu|nazev protistrany
    |nazov protiuctu|obchodnik|partner neve|partner|kedvezmenyezett|kedvezmenyezett neve|ellenoldali nev|ellenoldal neve
    |beneficiar|ordonator|platitor|karsi taraf|alici|unvan|получатель|контрагент|плательщик|saaja maksja nimi|gavejas|primatelj
    |δικαιουχος|取引先|店名|ご利用店名|利用店名|支払先|お取引先|商户名称|交易对方|对方户名|对方名称|商户|거래처|가맹점명|이용하신곳|받는분`,
  memo: `transaction ref1|transaction ref2|transaction ref3|mo ta|mo ta giao dich|dien giai|noi dung|noi dung giao dich|รายการ|รายละเอียด|الوصف|البيان|تفاصيل|تفاصيل العملية|основание|описание на операцията|деталі операції|texti|skyring|svrha doznake|opis transakcije|informacija sanemejam
    |description|descriptions|desc|memo|details|detail|narrative|narration|note|notes|comment|comments|reference|payment reference
    |payment details|particulars|transaction details|transaction description|transaction detail|purpose|remarks|remark|message|subject
    |original description|additional information|additional description|extended details|statement description|item title|reason|text
    |verwendungszweck|buchungstext|umsatztext|buchungsdetails|transaktionsbeschreibung|beschreibung|bezeichnung|mitteilung|vermerk
    |zahlungsgrund|zahlungsreferenz|notiz|bemerkung|vorgang verwendungszweck|transaktionsbeschreibung zusatz|details zur transaktion
    |libelle|libelle operation|libelle simplifie|communication|communications|motif|detail de l ecriture|remarque|informations complementaires
    |intitule|objet|description 1|description 2|description 3|concepto|descripcion|observaciones|movimiento|mas datos|detalle|glosa
    |causale|descrizione|dettagli|descrizione operazione|descrizione estesa|historico|descricao|lancamento|detalhe|titulo|observacao
    |omschrijving|omschrijving 1|omschrijving 2|omschrijving 3|mededeling|mededelingen|vrije mededeling|gestructureerde mededeling|toelichting
    |beskrivning|meddelande|text referens|specifikation|tekst|melding|beskrivelse|forklaring|kommentar|fritekst|viesti|selite|selitys
    |tytul|tytulem|opis|opis operacji|opis transakcji|tytul operacji|szczegoly|zprava|zprava pro prijemce|poznamka|popis|popis transakce
    |sprava pre prijemcu|zprava pro mne|ucel platby|ucel|kozlemeny|reszletek|megjegyzes|leiras|jogcim|detalii|detalii tranzactie|descriere|explicatii
    |aciklama|islem aciklamasi|описание|опис|опис операції|תיאור|פרטים|keterangan|назначение платежа|назначение|комментарий|selgitus|maksajuma merkis|informacija sanemejam
    |paskirtis|mokejimo paskirtis|svrha|opis placanja|namen|αιτιολογια|περιγραφη|摘要|備考|内容|取引内容|お取引内容|交易摘要|备注|用途|附言
    |적요|내용|거래내용|기재내용|메모`,
  type: `type|transaction type|trans type|tran type|transaction code|txn type|payment type|kind|class|operation|operation type|reporting category
    |umsatzart|umsatztyp|vorgang|transaktionstyp|transaktionsart|buchungsart|art|vorgangsart|zahlungsart|nature|type d operation|type operation|type de transaction
    |tipo|tipo de movimiento|tipo operazione|tipo de transacao|tipo movimento|mutatiesoort|mutatie soort|transactietype|soort|code|typ|typ operacji
    |rodzaj operacji|typ transakcji|typ transakce|druh|tranzakcio tipusa|tipus|tip|islem tipi|тип|тип операции|вид операции|laji|tapahtumalaji
    |transaktionstyp|transaksjonstype|取引区分|取引種別|交易类型|收支类型|거래구분|거래유형|funding source`,
  account: `konyvelesi szamla|account|account name|account number|account no|account nr|acct|acct no|account id|own account|from account|my account|bank account
    |source account|account iban|iban|iban bban|product|account type
    |konto|kontonummer|kontonr|auftragskonto|auftraggeberkonto|iban auftragskonto|iban auftraggeberkonto|eigenes konto|kontobezeichnung
    |kontoname|kundenkonto|bezeichnung auftragskonto|compte|numero de compte|n de compte|no de compte|compte n|nom du compte|produit|cuenta
    |numero de cuenta|conto|numero conto|conta|numero da conta|rekening|rekeningnummer|van rekening|eigen rekening|rekening nummer
    |kontonavn|tili|tilinumero|rachunek|numer rachunku|nr rachunku|cislo uctu|ucet|nazev uctu|cislo vlastniho uctu|szamlaszam|szamla neve
    |sajat szamlaszam|cont|numar cont|hesap|hesap no|счет|номер счета|saskaita|kliendi konto|racun|口座|口座番号|账号|账户|卡号|계좌|계좌번호`,
  counterparty: `tegenrekeningnummer|partner szamla|counterparty|counterparty account|counterparty iban|counter account|counterparty account number|partner account|partner iban
    |payee account number|payee account|beneficiary account|beneficiary iban|recipient account|recipient iban|destination account|other account
    |to account number|gegenkonto|kontonummer iban|iban zahlungsbeteiligter|iban gegenkonto|iban empfanger|partner iban|empfangerkonto
    |konto des empfangers|kontonummer des partners|iban des partners|compte beneficiaire|compte contrepartie|iban contrepartie|cuenta destino
    |tegenrekening|tegenrekening iban bban|rekening tegenpartij|rekeningnummer tegenpartij|iban tegenpartij|motkonto|mottakerkonto|modkonto
    |saajan tilinumero|saajan tili|rachunek odbiorcy|numer rachunku kontrahenta|rachunek kontrahenta|nr rachunku kontrahenta
    |cislo protiuctu|protiucet|partner szamlaszama|ellenoldali szamlaszam|ellenoldal szamlaszama|kedvezmenyezett szamlaszama|cont beneficiar
    |karsi hesap|счет получателя|счет контрагента|saaja konto|对方账号|对方账户|상대계좌`,
  external_id: `id|transaction id|transactionid|txn id|unique id|uuid|guid|fitid|transferwise id|balance transaction id|record id|entry id
    |transaction reference|transaction ref|transaction number|reference number|reference no|ref no|ref|ref number|confirmation number
    |archive id|transaktions id|transaktionsid|transaktionscode|buchungsreferenz|referenznummer|umsatz id|kundenreferenz end to end
    |reference de l operation|n de transaction|no de transaction|numero de transaction|identifiant|numero operacion|id transaccion
    |id transazione|identificador|volgnr|volgnummer|transactiereferentie|transaktionsnummer|arkivreferens|arkistointitunnus
    |id operacji|numer referencyjny|numer transakcji|referencni cislo|id transakce|id pohybu|tranzakcio azonosito|referencia
    |referinta|islem no|dekont no|номер операции|идентификатор|viitenumber arhiveerimistunnus|取引番号|交易流水号|交易号|交易订单号|流水号|거래번호`,
  direction: `credit debet|creditdebet|direction|debit credit|credit debit|d c|c d|dc|cd|dr cr|cr dr|d k|c d indicator|debit or credit|credit or debit
    |debit credit indicator|credit debit indicator|indicator|sign|flow|soll haben|s h|soll haben kennzeichen|belastung gutschrift
    |sens|sens de l operation|cargo abono|debe haber|segno|dare avere|af bij|bij af|debet credit|debit kredit|debet kredit|deebet kreedit
    |obciazenie uznanie|wn ma|bevetel kiadas|terheles jovairas|borc alacak|приход расход|дебет кредит|入出金区分|收支|收 支|借贷标志|입출금구분`,
  category: `category|categories|kategorie|categorie|categoria|kategori|kategoria|kategoria|kategorija|категория|категорія|master category|subcategory
    |budget category|hauptkategorie|spending category|分類|カテゴリ|分类|카테고리`,
  check_number: `check|check number|check no|checknum|check or slip number|cheque|cheque number|cheque no|chq ref no|chq no|num|number
    |scheck nr|schecknummer|numero de cheque|numero cheque|nr czeku|手形番号`,
  status: `status|state|transaction status|cleared|estado|stato|etat|stav|stan|statut|allapot|durum|статус|tila|状態|状态|交易状态|상태`,
  card: `card|card number|card no|card used|card used for transaction|card member|cardholder|card holder|card type|card last four digits
    |card last 4 digits|kreditkarte|kartennummer|karteninhaber|umsatz getatigt von|karte|numero de carte|carte|tarjeta|numero tarjeta|carta
    |kredietkaart|kaarthouder|kaartnummer|kort|kortnummer|karta|numer karty|cislo karty|kartyaszam|kart no|номер карты|カード番号|카드번호`,
  foreign: `original amount|foreign amount|foreign currency amount|local amount|converted amount|transfer amount|amount in foreign currency
    |original currency|foreign currency|local currency|converted currency|transfer amount currency|amount foreign|instructed amount
    |originalbetrag|originalwahrung|fremdwahrung|fremdwahrungsbetrag|betrag in fremdwahrung|betrag fremdwahrung|betrag originalwahrung
    |devise etrangere|montant en devise|montant d origine|importe original|divisa original|importo originale|origineel bedrag
    |bedrag vreemde valuta|puvodni castka|puvodni castka a mena|kwota oryginalna|kwota w walucie|alkuperainen summa|ursprungligt belopp
    |valutabelopp|eredeti osszeg|外貨金額`,
  ignored: `konyvelesi szamla elnevezese|fee|fees|tax|commission|amount fee|amount refunded|refunded|converted amount refunded|discount|tip|rate|exchange rate|wechselkurs|kurs
    |koers|cours|tipo de cambio|time|time zone|uhrzeit|zeit|heure|hora|ora|tijd|tid|cas|split amount|initial balance|final balance|opening balance
    |starting balance|last updated|due date|credit limit|gebuhr|frais|kosten|interest|cashback|bonus|gross|brutto|bruto|bruttobetrag|lordo|brut|entgelt|initial date|final date|updated
    |month|year|week|quantity|price|shares|units|sort code|bic|swift|blz|bankleitzahl|branch code|bank code|bank|bank name|nazev banky|kod banky|手数料`,
}

const LETTERS: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** Lower-case words without accents and punctuation, so that `Běžný-Účet` and `bezny ucet` are the same. */
export function normalise(text: string): string {
  if (isAscii(text))
    return text
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßłøæœđðþı]/g, (letter) => LETTERS[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const ROLE_OF_PHRASE = new Map<string, Role>()
for (const [role, phrases] of Object.entries(PHRASES)) {
  for (const phrase of phrases.split('|')) {
    const key = normalise(phrase)
    if (!ROLE_OF_PHRASE.has(key)) ROLE_OF_PHRASE.set(key, role as Role)
  }
}

/** The role of a header that is a known phrase as a whole. */
export function roleOfPhrase(normalised: string): Role | undefined {
  return ROLE_OF_PHRASE.get(normalised)
}
