import { test } from '@japa/runner'
import fc from 'fast-check'
import { cleanPayee } from '#ledger/domain/clean_payee'
import { cpuMsOf } from '#tests/support/cpu_time'

/** What banks of many countries write, and the name in it. */
const names: [string, string][] = [
  // Processors
  ['PAYPAL *SPOTIFY 35314369001', 'SPOTIFY'],
  ['PP*Netflix', 'Netflix'],
  ['SQ *BLUE BOTTLE COFFEE', 'BLUE BOTTLE COFFEE'],
  ['TST* Corner Bistro', 'Corner Bistro'],
  ['SumUp  *Café Kollektiv', 'Café Kollektiv'],
  ['SUMUP *BAECKEREI OEZ BERLIN DE', 'BAECKEREI OEZ'],
  ['ZETTLE_*FLORA BLOMMOR', 'FLORA BLOMMOR'],
  ['iZ *Kaffebaren', 'Kaffebaren'],
  ['SP * MOO PRINT', 'MOO PRINT'],
  ['GOOGLE *YouTube', 'YouTube'],
  ['Klarna* H&M', 'H&M'],
  ['AplPay STARBUCKS STORE 12345', 'STARBUCKS'],
  ['Apple Pay: Boulangerie Julien', 'Boulangerie Julien'],
  ['CCV*Bakkerij Jansen', 'Bakkerij Jansen'],
  ['AMZN Mktp US*2K4GH61Z3', 'AMZN Mktp US'],
  ['AMAZON.COM*MT3XY12F0', 'AMAZON.COM'],
  // How it was paid
  ['POS PURCHASE TRADER JOES #552', 'TRADER JOES'],
  ['DEBIT CARD PURCHASE - WALGREENS #4521', 'WALGREENS'],
  ['PURCHASE AUTHORIZED ON 04/12 SAFEWAY #1711 OAKLAND CA CARD 4411', 'SAFEWAY'],
  ['Kartenzahlung REWE SAGT DANKE', 'REWE'],
  ['Lastschrift Stadtwerke München', 'Stadtwerke München'],
  ['PAIEMENT CB 1204 MONOPRIX PARIS FR', 'MONOPRIX'],
  ['CARTE 12/04/26 BOULANGERIE PAUL', 'BOULANGERIE PAUL'],
  ['PRLV SEPA FREE MOBILE', 'FREE MOBILE'],
  ['COMPRA TARJ. 5402XXXXXXXX1234 MERCADONA', 'MERCADONA'],
  ['Pago en EL CORTE INGLES, MADRID', 'EL CORTE INGLES'],
  ['PAGAMENTO POS ESSELUNGA MILANO ITA', 'ESSELUNGA'],
  ['BEA, Betaalpas Albert Heijn 1234', 'Albert Heijn'],
  ['KORTKÖP 2026-04-12 ICA NÄRA', 'ICA NÄRA'],
  ['Zakup przy użyciu karty BIEDRONKA WARSZAWA PL', 'BIEDRONKA'],
  ['Покупка ПЯТЕРОЧКА 12345', 'ПЯТЕРОЧКА'],
  // Days, times, cards
  ['LIDL DIENSTLEISTUNG 2026-04-12T18:32', 'LIDL DIENSTLEISTUNG'],
  ['EDEKA 12.04.2026 18:32 Uhr', 'EDEKA'],
  ['ALDI SUED 12.04 um 09:15', 'ALDI SUED'],
  ['TESCO EXPRESS 12APR26', 'TESCO EXPRESS'],
  ['SHELL Karte 4711', 'SHELL'],
  ['UBER TRIP XXXX1234', 'UBER TRIP'],
  ['BP CONNECT CARD ENDING 9876', 'BP CONNECT'],
  // Terminals, branches, telephones
  ['DM DROGERIEMARKT TERMINAL 6512345', 'DM DROGERIEMARKT'],
  ['ROSSMANN Filiale 1234', 'ROSSMANN'],
  ['IKEA Ref: AB12345', 'IKEA'],
  ['COSTCO WHSE #0123', 'COSTCO WHSE'],
  ['TARGET 00012345', 'TARGET'],
  ["MCDONALD'S F1234567", "MCDONALD'S"],
  ['NETFLIX.COM 866-579-7172', 'NETFLIX.COM'],
  ['STARBUCKS 12345 SEATTLE WA', 'STARBUCKS'],
  // Places
  ['REWE SAGT DANKE. 4711//BERLIN/DE', 'REWE'],
  ['ALNATURA\\BERLIN\\10115 DEU', 'ALNATURA'],
  ['FNAC DARTY            PARIS', 'FNAC DARTY'],
  ['PRET A MANGER LONDON GB', 'PRET A MANGER'],
  ['WHOLEFDS NEW YORK NY', 'WHOLEFDS'],
  ['SPAR, Wien', 'SPAR'],
]

/** Names that look like noise and are none. */
const untouched = [
  'Studio 54',
  'Motel 6',
  '7-Eleven',
  'Forever 21',
  'Café 1897',
  'Toys R Us',
  'TOYS R US',
  'Hotel Berlin',
  'Banque de Paris',
  'Deutsche Bahn',
  'H&M',
  '1&1 Telecom',
  'Visa',
  'PayPal',
  'SumUp',
  'Danke',
  'Purchase',
  '4711',
  'A1 Telekom Austria',
  'Ada Lovelace',
  'セブンイレブン',
  '全家便利商店',
  'บิ๊กซี',
  'M&S',
  '',
]

test.group('Cleaning payees', () => {
  test('{0} is {1}')
    .with(names)
    .run(({ assert }, [text, name]) => assert.equal(cleanPayee(text), name))

  test('leaves {0} alone')
    .with(untouched)
    .run(({ assert }, name) => assert.equal(cleanPayee(name), name))

  test('what is clean stays as it is, and nothing becomes nothing', ({ assert }) => {
    const pieces = fc.constantFrom(...names.flatMap(([text]) => text.split(' ')), '*', '//', ',', '#1', ' ', '12:30')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (words) => {
        const text = words.join(' ')
        const name = cleanPayee(text)
        assert.equal(cleanPayee(name), name)
        assert.equal(name === '', text.trim() === '')
      }),
    )
  })

  test('a text of any length takes no time to speak of', ({ assert }) => {
    const pieces = ['1 ', 'A1', '* ', 'x', ' ,', '/', 'AB ', '12.', '-1 ']
    const spentMs = cpuMsOf(() => pieces.forEach((piece) => cleanPayee(piece.repeat(2000))))
    assert.isBelow(spentMs, 1_000)
  })

  test('what stands far behind the beginning is no part of the name', ({ assert }) => {
    const text = `${'a/'.repeat(50_000)} `
    assert.equal(cleanPayee(text), cleanPayee(text.slice(0, 300)))
  })
})
