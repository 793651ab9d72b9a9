import { test } from '@japa/runner'
import { decodeText } from '#plugins/domain/decode_text'

/** Bytes of a text in a character set that Node can only decode: found by decoding every sequence of one and two bytes. */
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, number[]>()
  for (let first = 0; first < 256; first++) {
    bytesOf.set(decoder.decode(Uint8Array.of(first)), [first])
    for (let second = 0x40; first >= 0x80 && second < 256; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1 && !bytesOf.has(character)) bytesOf.set(character, [first, second])
    }
  }
  return Uint8Array.from([...text].flatMap((character) => bytesOf.get(character) ?? [0x3f]))
}

/** A line of a statement as it may stand in a file, with the character set such files come in. */
const SAMPLES: [encoding: string, text: string][] = [
  ['windows-1252', 'Datum;Empfänger;Betrag\n31.01.2024;Bäckerei Größmann;-4,50\n'],
  ['windows-1252', 'Date,Remarque,Montant\n2024-01-31,DÉPÔT À LA CAISSE D’ÉPARGNE,50.00\n'],
  ['windows-1252', 'Fecha,Concepto\n31/01/2024,Nómina año señor\n'],
  ['windows-1252', 'Dato;Tekst\n31.01.2024;Køb på café i Ålborg\n'],
  ['windows-1252', '"Date","Payee"\n"2024-01-31","Café €Rémy"\n'],
  ['windows-1250', 'Datum;Příjemce;Částka\n31.01.2024;Žižkovská pekárna, Děčín;-45,00\n'],
  ['windows-1250', 'Data;Opis\n2024-01-31;Sklep spożywczy – żywność, Łódź\n'],
  ['windows-1251', 'Дата;Описание\n31.01.2024;Пятёрочка, продукты\n'],
  ['koi8-r', 'Дата;Описание\n31.01.2024;Пятёрочка, продукты\n'],
  ['windows-1253', 'Ημερομηνία;Περιγραφή\n31.01.2024;Σούπερ μάρκετ\n'],
  ['windows-1254', 'Tarih;Açıklama\n31.01.2024;Güneş Şirketi, ışık ödemesi, Beyoğlu\n'],
  ['windows-1257', 'Data;Mokėjimo paskirtis\n2024-01-31;Šviežių žuvų turgus, ačiū, Panevėžys\n'],
  ['euc-jp', '日付,摘要\n2024-01-31,山田商店\n2024-01-31,スーパー\n'],
  ['shift_jis', '日付,摘要\n2024-01-31,山田商店\n2024-01-31,スーパー\n'],
  ['euc-kr', '거래일,내용\n2024-01-31,서울식품\n'],
  ['gb18030', '交易日期,摘要\n2024-01-31,北京超市购物\n'],
]

test.group('Decoding', () => {
  for (const [encoding, text] of SAMPLES) {
    test(`finds ${encoding} in ${text.split('\n')[1]}`, ({ assert }) => {
      assert.deepEqual(decodeText(encode(text, encoding)), { text, encoding })
    })
  }

  test('takes valid UTF-8 for what it is, with and without a mark', ({ assert }) => {
    const text = 'Größe – 日本 – €\n'
    assert.deepEqual(decodeText(new TextEncoder().encode(text)), { text, encoding: 'utf-8' })
    assert.deepEqual(decodeText(new TextEncoder().encode(`\ufeff${text}`)), { text, encoding: 'utf-8' })
  })

  test('finds UTF-16 by its mark or by its zeros', ({ assert }) => {
    const text = 'Datum;Betrag\n31.01.2024;-4,50 ü\n'
    const little = Uint8Array.from(Buffer.from(text, 'utf16le'))
    const big = Uint8Array.from(Buffer.from(text, 'utf16le').swap16())
    assert.deepEqual(decodeText(little), { text, encoding: 'utf-16le' })
    assert.deepEqual(decodeText(big), { text, encoding: 'utf-16be' })
    assert.deepEqual(decodeText(Uint8Array.of(0xff, 0xfe, ...little)), { text, encoding: 'utf-16le' })
  })

  test('believes the file about its character set where its bytes allow it', ({ assert }) => {
    const xml = '<?xml version="1.0" encoding="iso-8859-2"?><NAME>Łódź</NAME>'
    assert.deepEqual(decodeText(encode(xml, 'iso-8859-2')), { text: xml, encoding: 'iso-8859-2' })
    const ofx = 'OFXHEADER:100\nCHARSET:1250\n\n<OFX><NAME>Łódź'
    assert.deepEqual(decodeText(encode(ofx, 'windows-1250')), { text: ofx, encoding: 'windows-1250' })
    const wrong = 'OFXHEADER:100\nCHARSET:1252\n\n<OFX><NAME>Łódź'
    assert.equal(decodeText(new TextEncoder().encode(wrong)).text, wrong)
  })

  test('reads nothing from nothing', ({ assert }) => {
    assert.deepEqual(decodeText(new Uint8Array(0)), { text: '', encoding: 'utf-8' })
  })
})
